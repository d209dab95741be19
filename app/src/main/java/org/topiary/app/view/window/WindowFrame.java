// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.window;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.PickResult;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.topiary.app.ui.FocusRegions;
import org.topiary.app.ui.FocusReveal;
import org.topiary.app.ui.GuideTopic;
import org.topiary.app.ui.InWindowDialogs;
import org.topiary.app.ui.command.CommandContexts;
import org.topiary.app.ui.command.CommandDispatcher;
import org.topiary.app.ui.command.Keymap;
import org.topiary.app.ui.palette.Palette;
import org.topiary.app.ui.palette.PaletteSource;
import org.topiary.app.ui.palette.PaletteView;
import org.topiary.app.view.guide.GuideView;
import org.topiary.app.view.session.SessionView;
import org.topiary.app.view.settings.SettingsPages;
import org.topiary.app.view.settings.SettingsView;
import org.topiary.app.viewmodel.guide.GuideViewModel;
import org.topiary.app.viewmodel.session.SessionViewModel;
import org.topiary.app.viewmodel.tasks.RunningTasks;
import org.topiary.app.viewmodel.window.FiguresViewModel;
import org.topiary.app.viewmodel.window.WindowViewModel;

/**
 * The parts that every window has: a header above its content; notices, figures, sheets and questions over both; and
 * the commands that are the same everywhere.
 */
final class WindowFrame implements AutoCloseable {
    private final BorderPane frame = new BorderPane();
    private final NoticeList notices;
    private final InWindowDialogs dialogs = new InWindowDialogs(frame);
    private final FiguresViewModel figures;
    private final GuideViewModel guide;
    private final RunningTasks running;
    private final InWindowDialogs guideLayer;
    private final FocusRing ring = new FocusRing();
    private final StackPane all;
    private final StackPane root;
    private final double width;
    private final double height;
    private final Keymap keymap;
    private @Nullable FocusRegions regions;
    private @Nullable WindowActions actions;
    private @Nullable Scene scene;
    private final ReadOnlyIntegerProperty textSize;
    private Subscription scaling = Subscription.EMPTY;
    /** The session shown, for any thread. */
    private volatile @Nullable SessionView session;

    /**
     * @param model supplies the notices
     * @param figures shown over the top right corner by F12; closed with the frame
     * @param program what its commands can trigger
     */
    WindowFrame(WindowViewModel model, FiguresViewModel figures, ProgramActions program, double width, double height) {
        this.figures = figures;
        guide = program.guide();
        running = program.running();
        keymap = program.controls().keymap();
        textSize = model.textSizeProperty();
        this.width = width;
        this.height = height;
        frame.getStyleClass().add("main-window");
        notices = new NoticeList(model);
        FiguresOverlay overlay = new FiguresOverlay(figures);
        all = new StackPane(frame, overlay, dialogs);
        all.getStyleClass().add("main-window");
        guideLayer = new InWindowDialogs(all);
        StackPane.setAlignment(overlay, Pos.TOP_RIGHT);
        root = new StackPane(all, guideLayer, ring);
    }

    /** The scene, created on first use: everything but scenes can be created before the toolkit has started. */
    Scene scene() {
        if (scene == null) {
            scene = new Scene(root, width, height);
            Themes.addStylesheet(scene);
            scaling = TextSize.follow(scene, textSize);
            CommandDispatcher.install(scene, keymap, this::contexts, () -> dialogs.isOpen() || guideLayer.isOpen());
            ring.follow(scene);
            new FocusReveal().follow(scene);
            regions = new FocusRegions(scene);
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
        session = null;
        frame.setCenter(content);
        notices.setBelow(true);
        frame.setBottom(notices);
    }

    /** Shows a session with the notices over its lower right corner, and gives it the focus. */
    void setContent(SessionView view) {
        Themes.addSessionStylesheet(scene());
        session = view;
        frame.setCenter(view);
        frame.setBottom(null);
        notices.setBelow(false);
        view.showNotices(notices);
        // A split pane adds its items to the scene when it gets its skin; before that they cannot take the focus.
        view.applyCss();
        view.takeFocus();
    }

    /** Whether anything other than the content needs drawing. Any thread. */
    boolean isDue() {
        SessionView view = session;
        return figures.isDue() || running.isDue() || (view != null && view.isBehind());
    }

    /** Draws everything other than the content. */
    void draw() {
        figures.tick();
        running.tick();
    }

    /**
     * Opens the guide over everything, including questions, at the page about the focus owner, or else about the
     * window's content.
     */
    void showGuide() {
        showGuide(GuideTopic.of(scene().getFocusOwner())
                .or(() -> GuideTopic.of(frame.getCenter()))
                .orElse(GuideTopic.FIRST_CONNECTION)
                .page());
    }

    private void showGuide(String page) {
        if (guideLayer.isOpen()) {
            return;
        }
        guide.open(page);
        GuideView view = new GuideView(guide, Themes::isDark, guideLayer::close);
        guideLayer.fill(view, view::focusFirst, () -> {
            view.dispose();
            if (dialogs.isOpen()) {
                dialogs.takeFocus();
            }
        });
    }

    /**
     * Opens the settings page over the content, so that F1 opens the guide over it. Not while a question is open.
     *
     * @param id of the setting that gets the focus; empty: the search
     */
    void showSettings(SettingsPages pages, Optional<String> id) {
        if (guideLayer.isOpen() || dialogs.isOpen()) {
            return;
        }
        SettingsView view = pages.open(dialogs::close);
        dialogs.fill(view, view::takeFocus, view::dispose);
        id.ifPresent(view::show);
    }

    /** What commands act on wherever the focus is: the session shown, then the window. */
    private List<Object> contexts() {
        List<Object> contexts = new ArrayList<>();
        if (frame.getCenter() instanceof SessionView view) {
            contexts.addAll(view.contexts());
        }
        if (actions != null) {
            contexts.add(actions);
            contexts.add(actions.program().connections());
        }
        return contexts;
    }

    /** Makes the commands of windows act on this one. */
    void act(WindowActions on) {
        actions = on;
    }

    /** Opens the palette: finds commands, topics, connections, settings and pages by a few letters. */
    void goTo(WindowActions actionsOfWindow, Supplier<@Nullable SessionViewModel> session) {
        if (guideLayer.isOpen() || dialogs.isOpen()) {
            return;
        }
        Set<Object> contexts = new LinkedHashSet<>(CommandContexts.around(scene().getFocusOwner()));
        contexts.addAll(contexts());
        contexts.addAll(CommandContexts.within(frame.getCenter()));
        List<PaletteSource> sources = new ArrayList<>();
        sources.add(new GoToCommands(keymap, contexts));
        if (frame.getCenter() instanceof SessionView shown) {
            sources.add(new GoToPanels(shown));
        }
        sources.addAll(actionsOfWindow.program().palette().get());
        SettingsPages settings = actionsOfWindow.program().settings().get();
        sources.add(new GoToSettings(settings.groups(), id -> showSettings(settings, Optional.of(id))));
        sources.add(new GoToPages(guide, this::showGuide));
        sources.add(new GoToPayloads(() -> this.session));
        sources.add(new GoToMoment(session));
        Palette palette = new Palette(sources, actionsOfWindow.program().recent());
        PaletteView view = new PaletteView(palette, guideLayer::close);
        StackPane.setAlignment(view, Pos.TOP_CENTER);
        guideLayer.fill(view, view::takeFocus, palette::close);
    }

    /** Opens the context menu of the control that has the focus. */
    void openContextMenu() {
        Node focused = scene().getFocusOwner();
        if (focused != null) {
            Bounds bounds = focused.localToScreen(focused.getLayoutBounds());
            Event.fireEvent(
                    focused,
                    new ContextMenuEvent(
                            ContextMenuEvent.CONTEXT_MENU_REQUESTED,
                            0,
                            0,
                            bounds.getMinX(),
                            bounds.getMaxY(),
                            true,
                            new PickResult(focused, 0, 0)));
        }
    }

    void showOrHideFigures() {
        figures.shownProperty().set(!figures.shownProperty().get());
    }

    /** The parts between which F6 moves the focus. */
    FocusRegions regions() {
        scene();
        return Objects.requireNonNull(regions);
    }

    static void with(Supplier<@Nullable SessionView> shown, Consumer<SessionView> action) {
        SessionView view = shown.get();
        if (view != null) {
            action.accept(view);
        }
    }

    @Override
    public void close() {
        scaling.unsubscribe();
        figures.close();
    }
}
