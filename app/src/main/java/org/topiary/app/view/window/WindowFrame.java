// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.window;

import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.WeakListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import atlantafx.base.controls.Notification;
import atlantafx.base.theme.Styles;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.topiary.app.view.common.InWindowDialogs;
import org.topiary.app.view.session.SessionView;
import org.topiary.app.viewmodel.Texts;
import org.topiary.app.viewmodel.window.FiguresViewModel;

/**
 * What every window has: a header over its content, notices, figures, sheets and questions laid over both, and the keys that are the
 * same everywhere.
 */
final class WindowFrame implements AutoCloseable {
    private final BorderPane frame = new BorderPane();
    private final VBox notices = new VBox();
    private final InWindowDialogs dialogs = new InWindowDialogs(frame);
    private final ObservableList<String> told;
    private final FiguresViewModel figures;
    // Held here: the list, which outlives this window, holds it weakly.
    private final ListChangeListener<String> onTold = change -> showNotices();
    private final Scene scene;

    /**
     * @param told sentences that wait to be dismissed
     * @param figures what F12 lays over the top right corner; closed with the frame
     */
    WindowFrame(ObservableList<String> told, FiguresViewModel figures, double width, double height) {
        this.told = told;
        this.figures = figures;
        frame.getStyleClass().add("main-window");
        notices.getStyleClass().add("notices");
        notices.setPickOnBounds(false);
        notices.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        FiguresOverlay overlay = new FiguresOverlay(figures);
        StackPane root = new StackPane(frame, notices, overlay, dialogs);
        StackPane.setAlignment(notices, Pos.TOP_RIGHT);
        StackPane.setAlignment(overlay, Pos.TOP_RIGHT);
        scene = new Scene(root, width, height);
        Themes.addStylesheet(scene);
        told.addListener(new WeakListChangeListener<>(onTold));
        showNotices();
        scene.getAccelerators().put(new KeyCodeCombination(KeyCode.F1), this::showKeys);
        scene.getAccelerators()
                .put(
                        new KeyCodeCombination(KeyCode.F12),
                        () -> figures.shownProperty().set(!figures.shownProperty().get()));
    }

    Scene scene() {
        return scene;
    }

    InWindowDialogs dialogs() {
        return dialogs;
    }

    void setHeader(Node header) {
        frame.setTop(header);
    }

    void setContent(Node content) {
        frame.setCenter(content);
    }

    /** Shows a session and gives its tree the focus. */
    void setContent(SessionView view) {
        frame.setCenter(view);
        // A split pane puts its items into the scene when it gets its skin; before that they cannot take the focus.
        view.applyCss();
        view.focusTree();
    }

    /** Whether there is something to be drawn beside the content. Any thread. */
    boolean isDue() {
        return figures.isDue();
    }

    /** Draws what is there beside the content. */
    void tick() {
        figures.tick();
    }

    void showKeys() {
        dialogs.show(Texts.get("window.keysTitle"), new KeysSheet());
    }

    /** A key with Ctrl (Cmd on a Mac), which does nothing while a question is open. */
    void key(KeyCode code, Runnable action, KeyCombination.Modifier... more) {
        KeyCombination.Modifier[] modifiers = Stream.concat(Stream.of(KeyCombination.SHORTCUT_DOWN), Stream.of(more))
                .toArray(KeyCombination.Modifier[]::new);
        scene.getAccelerators().put(new KeyCodeCombination(code, modifiers), () -> {
            if (!dialogs.isOpen()) {
                action.run();
            }
        });
    }

    /** The keys of every window. */
    void addKeys(WindowCommands commands, Supplier<@Nullable SessionView> shown) {
        key(KeyCode.N, commands.newConnection());
        key(KeyCode.F, () -> with(shown, SessionView::focusFilter));
        key(KeyCode.F, () -> with(shown, SessionView::openSearch), KeyCombination.SHIFT_DOWN);
        key(KeyCode.U, () -> with(shown, SessionView::openSubscriptions));
        key(KeyCode.I, () -> with(shown, SessionView::openDetails));
        key(KeyCode.Q, commands.quit());
        KeyCode[] digits = {
            KeyCode.DIGIT1, KeyCode.DIGIT2, KeyCode.DIGIT3, KeyCode.DIGIT4, KeyCode.DIGIT5,
            KeyCode.DIGIT6, KeyCode.DIGIT7, KeyCode.DIGIT8, KeyCode.DIGIT9
        };
        for (int i = 0; i < digits.length; i++) {
            int number = i + 1;
            key(digits[i], () -> commands.showTab().accept(number));
        }
    }

    static void with(Supplier<@Nullable SessionView> shown, Consumer<SessionView> action) {
        SessionView view = shown.get();
        if (view != null) {
            action.accept(view);
        }
    }

    /** A button of the header. */
    static Button button(Feather icon, String tip, String id, Runnable action) {
        Button button = new Button(null, new FontIcon(icon));
        button.setId(id);
        button.getStyleClass().addAll(Styles.FLAT, Styles.BUTTON_ICON);
        button.setTooltip(new Tooltip(tip));
        button.setAccessibleText(tip);
        button.setOnAction(event -> action.run());
        return button;
    }

    private void showNotices() {
        notices.getChildren().setAll(told.stream().map(this::notice).toList());
    }

    private Node notice(String text) {
        Notification notification = new Notification(text, new FontIcon(Feather.INFO));
        notification.getStyleClass().addAll(Styles.ELEVATED_1);
        notification.setOnClose(event -> told.remove(text));
        return notification;
    }

    @Override
    public void close() {
        figures.close();
    }
}
