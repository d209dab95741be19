// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.window;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.ui.FocusRegions;
import org.topiary.app.ui.FocusReveal;
import org.topiary.app.ui.GuideTopic;
import org.topiary.app.ui.IconButton;
import org.topiary.app.ui.InWindowDialogs;
import org.topiary.app.ui.Shortcut;
import org.topiary.app.view.guide.GuideView;
import org.topiary.app.view.session.SessionView;
import org.topiary.app.viewmodel.guide.GuideViewModel;
import org.topiary.app.viewmodel.window.FiguresViewModel;
import org.topiary.app.viewmodel.window.WindowViewModel;

/**
 * The parts that every window has: a header above its content; notices, figures, sheets and questions over both; and
 * the keys that are the same everywhere.
 */
final class WindowFrame implements AutoCloseable {
    private final BorderPane frame = new BorderPane();
    private final NoticeList notices;
    private final InWindowDialogs dialogs = new InWindowDialogs(frame);
    private final FiguresViewModel figures;
    private final GuideViewModel guide;
    private final InWindowDialogs guideLayer;
    private final FocusRing ring = new FocusRing();
    private final StackPane all;
    private final StackPane root;
    private final double width;
    private final double height;
    private final Map<KeyCombination, Runnable> keys = new HashMap<>();
    private @Nullable Scene scene;

    /**
     * @param model supplies the notices
     * @param figures shown over the top right corner by F12; closed with the frame
     * @param guide opened by F1
     */
    WindowFrame(WindowViewModel model, FiguresViewModel figures, GuideViewModel guide, double width, double height) {
        this.figures = figures;
        this.guide = guide;
        this.width = width;
        this.height = height;
        frame.getStyleClass().add("main-window");
        notices = new NoticeList(model);
        FiguresOverlay overlay = new FiguresOverlay(figures);
        all = new StackPane(frame, notices, overlay, dialogs);
        all.getStyleClass().add("main-window");
        guideLayer = new InWindowDialogs(all);
        StackPane.setAlignment(notices, Pos.TOP_RIGHT);
        StackPane.setAlignment(overlay, Pos.TOP_RIGHT);
        root = new StackPane(all, guideLayer, ring);
        put(Shortcut.GUIDE, this::showGuide);
        put(
                Shortcut.FIGURES,
                () -> figures.shownProperty().set(!figures.shownProperty().get()));
    }

    /** The scene, created on first use: everything but scenes can be created before the toolkit has started. */
    Scene scene() {
        if (scene == null) {
            scene = new Scene(root, width, height);
            Themes.addStylesheet(scene);
            scene.getAccelerators().putAll(keys);
            ring.follow(scene);
            new FocusReveal().follow(scene);
            FocusRegions regions = new FocusRegions(scene);
            put(Shortcut.NEXT_REGION, regions::next);
            put(Shortcut.PREVIOUS_REGION, regions::previous);
        }
        return scene;
    }

    InWindowDialogs dialogs() {
        return dialogs;
    }

    void setHeader(Node header) {
        FocusRegions.mark(header);
        frame.setTop(header);
    }

    /** Shows content that uses the whole window, such as the start page; notices are below it and cover nothing. */
    void setContent(Node content) {
        frame.setCenter(content);
        placeNotices(true);
    }

    /** Shows a session and gives it the focus. */
    void setContent(SessionView view) {
        Themes.addSessionStylesheet(scene());
        frame.setCenter(view);
        placeNotices(false);
        // A split pane adds its items to the scene when it gets its skin; before that they cannot take the focus.
        view.applyCss();
        view.takeFocus();
    }

    /** Whether anything other than the content needs drawing. Any thread. */
    boolean isDue() {
        return figures.isDue();
    }

    /** Draws everything other than the content. */
    void draw() {
        figures.tick();
    }

    /**
     * Opens the guide over everything, including questions, at the page about the focus owner, or else about the
     * window's content.
     */
    void showGuide() {
        if (guideLayer.isOpen()) {
            return;
        }
        guide.open(GuideTopic.of(scene().getFocusOwner())
                .or(() -> GuideTopic.of(frame.getCenter()))
                .orElse(GuideTopic.FIRST_CONNECTION)
                .page());
        GuideView view = new GuideView(guide, Themes::isDark, guideLayer::close);
        guideLayer.fill(view, view::focusFirst, () -> {
            view.dispose();
            if (dialogs.isOpen()) {
                dialogs.takeFocus();
            }
        });
    }

    private void put(Shortcut shortcut, Runnable action) {
        shortcut.combinations().forEach(each -> put(each, action));
    }

    private void put(KeyCombination combination, Runnable action) {
        if (scene == null) {
            keys.put(combination, action);
        } else {
            scene.getAccelerators().put(combination, action);
        }
    }

    /** Adds a key that does nothing while a question is open. */
    void key(Shortcut shortcut, Runnable action) {
        put(shortcut, unlessAsked(action));
    }

    private Runnable unlessAsked(Runnable action) {
        return () -> {
            if (!dialogs.isOpen() && !guideLayer.isOpen()) {
                action.run();
            }
        };
    }

    /** Adds the keys of every window. */
    void addKeys(WindowCommands commands, Supplier<@Nullable SessionView> shown) {
        key(Shortcut.NEW_CONNECTION, commands.newConnection());
        key(Shortcut.FILTER, () -> with(shown, SessionView::focusFilter));
        key(Shortcut.FOCUS_PUBLISH, () -> with(shown, SessionView::focusPublish));
        key(Shortcut.SEARCH, () -> with(shown, SessionView::openSearch));
        key(Shortcut.SUBSCRIPTIONS, () -> with(shown, SessionView::openSubscriptions));
        key(Shortcut.DETAILS, () -> with(shown, SessionView::openDetails));
        key(Shortcut.QUIT, commands.quit());
        List<KeyCombination> tabs = Shortcut.TABS.combinations();
        for (int i = 0; i < tabs.size(); i++) {
            int number = i + 1;
            put(tabs.get(i), unlessAsked(() -> commands.showTab().accept(number)));
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
        return new IconButton(icon, tip, action).withId(id);
    }

    /**
     * Places the notices below the content, which shrinks, or over its upper right corner, which leaves its size alone.
     */
    private void placeNotices(boolean below) {
        notices.setBelow(below);
        frame.setBottom(below ? notices : null);
        if (!below && !all.getChildren().contains(notices)) {
            all.getChildren().add(all.getChildren().indexOf(frame) + 1, notices);
        }
    }

    @Override
    public void close() {
        figures.close();
    }
}
