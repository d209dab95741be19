// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.window;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

import atlantafx.base.controls.Notification;
import atlantafx.base.theme.Styles;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.topiary.app.store.Settings.Theme;
import org.topiary.app.view.session.SessionView;
import org.topiary.app.viewmodel.Texts;
import org.topiary.app.viewmodel.session.SessionViewModel;
import org.topiary.app.viewmodel.window.FiguresViewModel;
import org.topiary.app.viewmodel.window.WindowViewModel;

/** Everything inside the window's frame: tabs, the page or session that shows, and what is laid over it. */
public final class MainWindow implements AutoCloseable {
    private final WindowViewModel model;
    private final Node startPage;
    private final Function<SessionViewModel, SessionView> viewOf;
    private final Runnable newConnection;
    private final Runnable quit;
    private final Map<SessionViewModel, SessionView> views = new HashMap<>();
    private final BorderPane frame = new BorderPane();
    private final VBox notices = new VBox();
    private final FiguresViewModel figures;
    private final InWindowDialogs dialogs = new InWindowDialogs(frame);
    private final Scene scene;
    private final Subscription theme;

    /**
     * @param figures what F12 shows
     * @param startPage what shows when no session does
     * @param viewOf makes the view of a session that was opened
     * @param newConnection shows the form of a new connection
     * @param quit ends the program
     */
    public MainWindow(
            WindowViewModel model,
            FiguresViewModel figures,
            Node startPage,
            Function<SessionViewModel, SessionView> viewOf,
            Runnable newConnection,
            Runnable quit,
            double width,
            double height) {
        this.model = model;
        this.figures = figures;
        this.startPage = startPage;
        this.viewOf = viewOf;
        this.newConnection = newConnection;
        this.quit = quit;
        frame.getStyleClass().add("main-window");
        frame.setTop(header());
        notices.getStyleClass().add("notices");
        notices.setPickOnBounds(false);
        notices.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        FiguresOverlay overlay = new FiguresOverlay(figures);
        StackPane root = new StackPane(frame, notices, overlay, dialogs);
        StackPane.setAlignment(notices, Pos.TOP_RIGHT);
        StackPane.setAlignment(overlay, Pos.TOP_RIGHT);
        scene = new Scene(root, width, height);
        Themes.addStylesheet(scene);
        theme = Themes.apply(model.themeProperty());
        addKeys();
        model.sessions().addListener((ListChangeListener<SessionViewModel>) change -> views.keySet()
                .retainAll(model.sessions()));
        model.currentProperty().subscribe(this::show);
        model.notices().addListener((ListChangeListener<String>) change -> showNotices());
        showNotices();
    }

    public Scene scene() {
        return scene;
    }

    /** Asks inside the window before something that cannot be taken back. */
    public CompletableFuture<Boolean> ask(String title, String text, String actionLabel) {
        return dialogs.ask(title, text, actionLabel);
    }

    /** Draws the session that shows, as of a time in ns since the epoch. */
    public void tick(long nowNanos) {
        SessionView view = current();
        if (view != null) {
            view.tick(nowNanos);
        }
        figures.tick();
    }

    private @Nullable SessionView current() {
        SessionViewModel session = model.currentProperty().get();
        return session == null ? null : views.get(session);
    }

    private void show(@Nullable SessionViewModel session) {
        if (session == null) {
            frame.setCenter(startPage);
        } else {
            SessionView view = views.computeIfAbsent(session, viewOf);
            frame.setCenter(view);
            // A split pane puts its items into the scene when it gets its skin; before that they cannot take the focus.
            view.applyCss();
            view.focusTree();
        }
    }

    private HBox header() {
        TabStrip tabs = new TabStrip(model, newConnection);
        HBox.setHgrow(tabs, Priority.ALWAYS);
        Button search = button(Feather.SEARCH, "window.search", "window-search", () -> withSession(SessionView::openSearch));
        search.disableProperty().bind(model.currentProperty().isNull());
        Button keys = button(Feather.HELP_CIRCLE, "window.keys", "window-keys", this::showKeys);
        HBox header = new HBox(tabs, search, themeMenu(), keys);
        header.getStyleClass().add("window-header");
        return header;
    }

    private static Button button(Feather icon, String textKey, String id, Runnable action) {
        Button button = new Button(null, new FontIcon(icon));
        button.setId(id);
        button.getStyleClass().addAll(Styles.FLAT, Styles.BUTTON_ICON);
        button.setTooltip(new Tooltip(Texts.get(textKey)));
        button.setAccessibleText(Texts.get(textKey));
        button.setOnAction(event -> action.run());
        return button;
    }

    private MenuButton themeMenu() {
        MenuButton menu = new MenuButton(null, new FontIcon(Feather.SUN));
        menu.setId("window-theme");
        menu.getStyleClass().addAll(Styles.FLAT, Styles.BUTTON_ICON);
        menu.setTooltip(new Tooltip(Texts.get("window.theme")));
        menu.setAccessibleText(Texts.get("window.theme"));
        ToggleGroup group = new ToggleGroup();
        for (Theme each : Theme.values()) {
            RadioMenuItem item = new RadioMenuItem(Texts.get(switch (each) {
                case SYSTEM -> "window.theme.system";
                case LIGHT -> "window.theme.light";
                case DARK -> "window.theme.dark";
            }));
            item.setToggleGroup(group);
            item.setOnAction(event -> model.themeProperty().set(each));
            model.themeProperty().subscribe(value -> item.setSelected(value == each));
            menu.getItems().add(item);
        }
        return menu;
    }

    private void showKeys() {
        dialogs.show(Texts.get("window.keysTitle"), new KeysSheet());
    }

    private void addKeys() {
        key(KeyCode.N, newConnection);
        key(KeyCode.F, () -> withSession(SessionView::focusFilter));
        key(KeyCode.F, () -> withSession(SessionView::openSearch), KeyCombination.SHIFT_DOWN);
        key(KeyCode.W, () -> {
            SessionViewModel session = model.currentProperty().get();
            if (session != null) {
                model.close(session);
            }
        });
        key(KeyCode.Q, quit);
        KeyCode[] digits = {
            KeyCode.DIGIT1, KeyCode.DIGIT2, KeyCode.DIGIT3, KeyCode.DIGIT4, KeyCode.DIGIT5,
            KeyCode.DIGIT6, KeyCode.DIGIT7, KeyCode.DIGIT8, KeyCode.DIGIT9
        };
        for (int i = 0; i < digits.length; i++) {
            int number = i + 1;
            key(digits[i], () -> model.show(number));
        }
        scene.getAccelerators().put(new KeyCodeCombination(KeyCode.F1), this::showKeys);
        scene.getAccelerators()
                .put(
                        new KeyCodeCombination(KeyCode.F12),
                        () -> figures.shownProperty().set(!figures.shownProperty().get()));
    }

    private void key(KeyCode code, Runnable action, KeyCombination.Modifier... more) {
        KeyCombination.Modifier[] modifiers = Stream.concat(Stream.of(KeyCombination.SHORTCUT_DOWN), Stream.of(more))
                .toArray(KeyCombination.Modifier[]::new);
        scene.getAccelerators().put(new KeyCodeCombination(code, modifiers), () -> {
            // An open question is answered first.
            if (!dialogs.isOpen()) {
                action.run();
            }
        });
    }

    private void withSession(Consumer<SessionView> action) {
        SessionView view = current();
        if (view != null) {
            action.accept(view);
        }
    }

    private void showNotices() {
        notices.getChildren().setAll(model.notices().stream().map(this::notice).toList());
    }

    private Node notice(String text) {
        Notification notification = new Notification(text, new FontIcon(Feather.INFO));
        notification.getStyleClass().addAll(Styles.ELEVATED_1);
        notification.setOnClose(event -> model.notices().remove(text));
        return notification;
    }

    @Override
    public void close() {
        theme.unsubscribe();
        views.clear();
    }
}
