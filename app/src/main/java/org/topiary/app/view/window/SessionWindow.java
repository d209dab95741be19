// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.window;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.tasks.Threads;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.Icon;
import org.topiary.app.ui.InWindowDialogs;
import org.topiary.app.ui.Shortcut;
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
    private final WindowCommands commands;

    /** @param figures shown by F12; closed with the window */
    public SessionWindow(
            WindowViewModel model,
            SessionViewModel session,
            SessionViewCache views,
            WindowCommands commands,
            FiguresViewModel figures,
            double width,
            double height) {
        this.model = model;
        this.session = session;
        this.commands = commands;
        view = views.of(session);
        frame = new WindowFrame(model, figures, commands.guide(), width, height);
        frame.setHeader(header());
        frame.setContent(view);
        frame.addKeys(commands, () -> view);
        frame.key(Shortcut.CLOSE, this::askToClose);
        frame.key(Shortcut.TEAR_OFF, this::takeBack);
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

    /** Asks whether the session should become a tab again or be closed. */
    public void askToClose() {
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

    private HBox header() {
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
        more.getItems().setAll(SessionMenu.items(model, session, commands));
        // The available actions depend on the connection.
        more.setOnShowing(event -> more.getItems().setAll(SessionMenu.items(model, session, commands)));
        HBox header = new HBox(
                dot,
                name,
                gap,
                WindowFrame.button(Feather.LOG_IN, Texts.get("window.takeBackTip"), "window-back", this::takeBack),
                WindowFrame.button(Feather.SEARCH, Texts.get("window.search"), "window-search", view::openSearch),
                WindowFrame.button(Feather.HELP_CIRCLE, Texts.get("window.guide"), "window-guide", frame::showGuide),
                more);
        header.getStyleClass().addAll("window-header", "session-window-header");
        return header;
    }

    @Override
    public void close() {
        frame.close();
    }
}
