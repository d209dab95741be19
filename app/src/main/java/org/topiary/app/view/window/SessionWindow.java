// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.window;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.tasks.Threads;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.Icon;
import org.topiary.app.ui.IconButton;
import org.topiary.app.ui.InWindowDialogs;
import org.topiary.app.view.session.SessionCommands;
import org.topiary.app.view.session.SessionView;
import org.topiary.app.view.session.StateDot;
import org.topiary.app.viewmodel.session.SessionViewModel;
import org.topiary.app.viewmodel.window.FiguresViewModel;
import org.topiary.app.viewmodel.window.WindowViewModel;

/** The content of the frame of a window that shows one session, detached from the tabs. */
public final class SessionWindow implements WindowContent, AutoCloseable {
    private static final String BACK = "back";
    private static final String CLOSE = "close";

    private final WindowViewModel model;
    private final SessionViewModel session;
    private final SessionView view;
    private final WindowFrame frame;
    private final ProgramActions commands;

    /** @param figures shown by F12; closed with the window */
    public SessionWindow(
            WindowViewModel model,
            SessionViewModel session,
            SessionViewCache views,
            ProgramActions commands,
            FiguresViewModel figures,
            double width,
            double height) {
        this.model = model;
        this.session = session;
        this.commands = commands;
        view = views.of(session);
        frame = new WindowFrame(model, figures, commands, width, height);
        WindowActions actions = new WindowActions(frame, commands, new Own());
        frame.setHeader(header(actions));
        frame.setContent(view);
        frame.act(actions);
    }

    public Scene scene() {
        return frame.scene();
    }

    @Override
    public InWindowDialogs dialogs() {
        return frame.dialogs();
    }

    @Override
    public void draw(long nowNanos) {
        view.draw(nowNanos);
        frame.draw();
    }

    @Override
    public boolean isDue() {
        return frame.isDue();
    }

    /** Makes the session a tab again or closes it, as the user wants; asks unless the settings say which. */
    public void askToClose() {
        switch (commands.closeWindow().get()) {
            case ASK -> ask();
            case BACK -> takeBack();
            case END -> commands.close().accept(session);
        }
    }

    private void ask() {
        Threads.report(frame.dialogs()
                .choose(
                        Texts.get(
                                "window.closeWindow.title",
                                session.nameProperty().get()),
                        new Label(Texts.get("window.closeWindow.text")),
                        List.of(
                                new InWindowDialogs.Choice(
                                        CLOSE, Texts.get("window.closeWindow.close"), InWindowDialogs.Kind.DANGER),
                                new InWindowDialogs.Choice(
                                        BACK, Texts.get("window.closeWindow.back"), InWindowDialogs.Kind.DEFAULT)))
                .thenAccept(answer -> {
                    if (answer.equals(BACK)) {
                        takeBack();
                    } else if (answer.equals(CLOSE)) {
                        commands.close().accept(session);
                    }
                }));
    }

    private void takeBack() {
        model.takeBack(session);
    }

    /** The session of this window. */
    private final class Own implements WindowActions.Slot {
        @Override
        public SessionView view() {
            return view;
        }

        @Override
        public SessionViewModel model() {
            return session;
        }

        @Override
        public void close() {
            askToClose();
        }

        @Override
        public void moveToWindowAndBack() {
            takeBack();
        }

        @Override
        public void moveBy(int places) {
            // It has no tab.
        }
    }

    private HBox header(WindowActions actions) {
        StateDot dot = new StateDot();
        dot.phaseProperty().bind(session.stateProperty().map(state -> state.phase()));
        Label name = new Label();
        name.setId("window-name");
        name.textProperty().bind(session.nameProperty());
        name.getStyleClass().add(Styles.TEXT_BOLD);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        MenuButton more = new MenuButton(null, new Icon(Feather.MORE_HORIZONTAL));
        more.setId("window-more");
        more.getStyleClass().addAll(Styles.FLAT, Styles.BUTTON_ICON);
        more.setTooltip(new Tooltip(Texts.get("window.more")));
        more.setAccessibleText(Texts.get("window.more"));
        // The available actions depend on the connection.
        more.setOnShowing(event -> more.getItems().setAll(items(actions)));
        more.getItems().setAll(items(actions));
        HBox header = new HBox(
                dot,
                name,
                gap,
                new IconButton(Feather.LOG_IN, Texts.get("window.takeBack"), this::takeBack)
                        .withTip(() ->
                                commands.controls().tip(Texts.get("window.takeBack"), WindowCommands.MOVE_TO_WINDOW))
                        .withId("window-back"),
                new IconButton(Feather.SEARCH, SessionCommands.SEARCH.title(), view::openSearch)
                        .withTip(() -> commands.controls().tip(SessionCommands.SEARCH))
                        .withId("window-search"),
                new IconButton(Feather.HELP_CIRCLE, WindowCommands.GUIDE.title(), frame::showGuide)
                        .withTip(() -> commands.controls().tip(WindowCommands.GUIDE))
                        .withId("window-guide"),
                more);
        header.getStyleClass().addAll("window-header", "session-window-header");
        return header;
    }

    private List<MenuItem> items(WindowActions actions) {
        List<MenuItem> items = new ArrayList<>(SessionMenu.ofWindow(actions, view));
        items.addAll(0, List.of(commands.controls().item(WindowCommands.SETTINGS, actions), new SeparatorMenuItem()));
        return items;
    }

    @Override
    public void close() {
        frame.close();
    }
}
