// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.window;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.Deferred;
import org.topiary.app.ui.Icon;
import org.topiary.app.ui.IconButton;
import org.topiary.app.ui.InWindowDialogs;
import org.topiary.app.ui.tasks.TaskIndicator;
import org.topiary.app.view.session.SessionCommands;
import org.topiary.app.view.session.SessionView;
import org.topiary.app.viewmodel.session.SessionViewModel;
import org.topiary.app.viewmodel.window.FiguresViewModel;
import org.topiary.app.viewmodel.window.WindowViewModel;

/** The content of the main window's frame: the tabs, and the page or session shown. */
public final class MainWindow implements WindowContent, AutoCloseable {
    private final WindowViewModel model;
    private final Node startPage;
    private final SessionViewCache views;
    private final WindowFrame frame;
    private Runnable onClose = () -> {};

    /**
     * @param figures shown by F12; closed with the window
     * @param startPage shown when no session is
     */
    public MainWindow(
            WindowViewModel model,
            FiguresViewModel figures,
            Node startPage,
            SessionViewCache views,
            ProgramActions program,
            double width,
            double height) {
        this.model = model;
        this.startPage = startPage;
        this.views = views;
        frame = new WindowFrame(model, figures, program, width, height);
        WindowActions actions = new WindowActions(frame, program, new Shown(program, model.currentProperty()::get));
        frame.setHeader(header(program, actions));
        frame.act(actions);
        model.currentProperty().subscribe(this::show);
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
        WindowFrame.with(this::current, view -> view.draw(nowNanos));
        frame.draw();
    }

    @Override
    public boolean isDue() {
        return frame.isDue();
    }

    private @Nullable SessionView current() {
        return views.shown(model.currentProperty().get());
    }

    private void show(@Nullable SessionViewModel session) {
        if (session == null) {
            frame.setContent(startPage);
        } else {
            frame.setContent(views.of(session));
        }
    }

    /** Of a tab, which need not be the selected one. */
    private List<MenuItem> menu(SessionViewModel session, ProgramActions program) {
        WindowActions actions = new WindowActions(frame, program, new Shown(program, () -> session));
        return SessionMenu.ofTab(
                actions, views.of(session), () -> model.currentProperty().set(session));
    }

    private HBox header(ProgramActions program, WindowActions actions) {
        TabStrip tabs = new TabStrip(model, program, session -> menu(session, program));
        HBox.setHgrow(tabs, Priority.ALWAYS);
        Button search = new IconButton(
                        Feather.SEARCH,
                        Texts.get("command.session.search"),
                        () -> WindowFrame.with(this::current, SessionView::openSearch))
                // Not before they are needed: commands load the classes of their features.
                .withTip(() -> program.controls().tip(SessionCommands.SEARCH))
                .withId("window-search");
        search.disableProperty().bind(model.currentProperty().isNull());
        Button guide = new IconButton(Feather.HELP_CIRCLE, Texts.get("command.window.guide"), frame::showGuide)
                .withTip(() -> program.controls().tip(WindowCommands.GUIDE))
                .withId("window-guide");
        Button goTo = new Button(Texts.get("palette.button"), new Icon(Feather.COMMAND));
        goTo.setId("window-go-to");
        goTo.getStyleClass().addAll(Styles.SMALL, "go-to-button");
        goTo.setMinWidth(Region.USE_PREF_SIZE);
        goTo.setOnAction(event -> actions.goTo());
        goTo.setOnMouseEntered(
                event -> goTo.setTooltip(new Tooltip(program.controls().tip(WindowCommands.GO_TO))));
        HBox header = new HBox(tabs, goTo, search, guide);
        header.getStyleClass().add("window-header");
        // The start page has no status bar. Beside the tabs, which give way, so that nothing else moves.
        TaskIndicator tasks = new TaskIndicator(program.running().shownProperty());
        model.currentProperty().subscribe(session -> {
            header.getChildren().remove(tasks);
            if (session == null) {
                header.getChildren().add(1, tasks);
            }
        });
        Deferred.inWindow(header, () -> {
            ThemeMenu theme = new ThemeMenu(model.themeProperty());
            onClose = theme::close;
            header.getChildren().add(header.getChildren().indexOf(guide), theme);
            header.getChildren().add(new MoreMenu(program.controls(), actions));
        });
        return header;
    }

    /** The session of a tab, such as the one that is selected. */
    private final class Shown implements WindowActions.Slot {
        private final ProgramActions program;
        private final Supplier<@Nullable SessionViewModel> session;

        Shown(ProgramActions program, Supplier<@Nullable SessionViewModel> session) {
            this.program = program;
            this.session = session;
        }

        @Override
        public @Nullable SessionView view() {
            return views.shown(session.get());
        }

        @Override
        public @Nullable SessionViewModel model() {
            return session.get();
        }

        @Override
        public void close() {
            withSession(program.close());
        }

        @Override
        public void moveToWindowAndBack() {
            withSession(shown -> model.tearOff(shown, null));
        }

        @Override
        public void moveBy(int places) {
            withSession(shown -> model.moveBy(shown, places));
        }

        private void withSession(Consumer<SessionViewModel> action) {
            SessionViewModel shown = session.get();
            if (shown != null) {
                action.accept(shown);
            }
        }
    }

    @Override
    public void close() {
        onClose.run();
        frame.close();
    }
}
