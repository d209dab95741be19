// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.session;

import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.Clip;
import org.topiary.app.ui.FileQuestions;
import org.topiary.app.ui.FocusRegions;
import org.topiary.app.ui.GuideTopic;
import org.topiary.app.ui.command.CommandContexts;
import org.topiary.app.ui.command.CommandControls;
import org.topiary.app.ui.panel.LayoutMemory;
import org.topiary.app.ui.panel.Panel;
import org.topiary.app.ui.panel.PanelView;
import org.topiary.app.ui.panel.PanelWindows;
import org.topiary.app.ui.panel.Workbench;
import org.topiary.app.view.message.MessageView;
import org.topiary.app.view.search.SearchView;
import org.topiary.app.view.timeline.TimelineView;
import org.topiary.app.view.tree.TopicTreeView;
import org.topiary.app.view.tree.TreeCommands;
import org.topiary.app.viewmodel.session.SessionViewModel;
import org.topiary.core.tree.TopicTree;
import org.topiary.mqtt.SessionState.Phase;

/** One connection: a workbench with its panels; timeline and status bar below, over the whole width. */
public final class SessionView extends BorderPane implements AutoCloseable {
    private static final PseudoClass PAST = PseudoClass.getPseudoClass("past");
    private static final long STEP_NANOS = 1_000_000_000L;

    private final SessionViewModel model;
    private final StateBanner banner;
    private final TopicTreeView tree;
    private final SearchView search;
    private final TimelineView timeline;
    private final MessageView message;
    private final SessionDialogs dialogs;
    private final Workbench<SessionContext> workbench;

    /**
     * @param message the pane of the selected topic
     * @param panels the tools, see {@link SessionPanels}
     * @param controls makes buttons and menus of commands
     * @param files asks for files
     * @param edit shows the settings of the connection; null when they are not saved
     * @param memory the layout as the user left it
     * @param windows opens windows for panels
     * @param dialogs questions and sheets about the connection
     */
    public SessionView(
            SessionViewModel model,
            MessageView message,
            List<Panel<SessionContext>> panels,
            CommandControls controls,
            FileQuestions files,
            @Nullable Runnable edit,
            LayoutMemory memory,
            PanelWindows windows,
            SessionDialogs dialogs) {
        this.model = model;
        this.dialogs = dialogs;
        this.message = message;
        getStyleClass().add("session-view");
        GuideTopic.READING.mark(this);
        tree = new TopicTreeView(
                model.tree(),
                model::awaited,
                new TopicTreeView.Actions(this::copyTopic, this::clearRetained),
                () -> controls.tip(Texts.get("tree.filterTip"), SessionCommands.FILTER),
                controls);
        tree.setMenuActions(new TopicTreeView.MenuActions(
                message::copyValue,
                this::publishTo,
                dialogs::showSubscriptions,
                this::searchSelected,
                message::showLatest,
                message::copyAsMenu));
        message.setActions(new MessageView.Actions(
                this::showValue,
                this::showHistory,
                () -> model.publishAgain(this::focusPublish),
                this::searchSelected,
                () -> controls.tip(TreeCommands.COPY_TOPIC)));
        search = new SearchView(
                model.search(),
                model::show,
                this::closeSearch,
                () -> controls.tip(Texts.get("search.tip"), SessionCommands.SEARCH));
        GuideTopic.FINDING.mark(search);
        workbench = new Workbench<>(
                new SessionContext(model, this, message, controls, files),
                panels,
                message.header(),
                memory,
                windows,
                text -> controls.tip(text, SessionCommands.DRAWER));
        banner = new StateBanner(model, edit, dialogs, tree::focusRows);
        StackPane.setAlignment(banner, Pos.BOTTOM_LEFT);
        setCenter(new StackPane(workbench, banner));
        timeline = new TimelineView(model.timeline());
        GuideTopic.FINDING.mark(timeline);
        StatusBar status = new StatusBar(model, dialogs, controls, banner::open);
        setBottom(new VBox(timeline, status));
        List.of(timeline, status).forEach(FocusRegions::mark);
        model.stateProperty().subscribe(state -> timeline.setConnected(state.phase() == Phase.CONNECTED));
        model.timeline().momentProperty().subscribe(moment -> {
            pseudoClassStateChanged(PAST, moment != null);
            tree.redraw();
        });
        model.message().value().differenceProperty().subscribe((old, compares) -> showComparison(compares));
        CommandContexts.put(this, this);
    }

    /** The comparison is a lens: what starts or ends it chooses the lens, too. */
    private void showComparison(boolean compares) {
        if (compares) {
            workbench.reveal(SessionPanels.COMPARE);
        } else if (workbench.isShown(SessionPanels.COMPARE) && !workbench.isShown(SessionPanels.VALUE)) {
            workbench.reveal(SessionPanels.VALUE);
        }
    }

    /** Shows the window's notices where they cover only the last rows of lists. */
    public void showNotices(Node notices) {
        workbench.setOverlay(notices);
    }

    private void showValue() {
        workbench.show(SessionPanels.VALUE);
    }

    PanelView topics() {
        return new NodePanel(tree, tree::focusRows);
    }

    PanelView search() {
        return new NodePanel(search, search::focusField);
    }

    /** What commands act on wherever the focus is, the innermost first. */
    public List<Object> contexts() {
        return List.of(message, tree, this);
    }

    private void showHistory() {
        workbench.reveal(SessionPanels.HISTORY);
    }

    /** The tools of the session. */
    public List<Panel<SessionContext>> panels() {
        return workbench.panels();
    }

    /** Makes a panel visible and moves the focus into it. */
    public void show(String panel) {
        workbench.show(panel);
    }

    /** Opens the windows again that single panels had when the program ended. */
    public void restorePanelWindows() {
        workbench.restoreWindows();
    }

    Workbench<SessionContext> workbench() {
        return workbench;
    }

    void pauseOrResume() {
        model.timeline().pauseOrGoLive();
    }

    boolean isLive() {
        return model.timeline().isLive();
    }

    /** Returns to the present. */
    void resume() {
        model.timeline().goLive();
    }

    /** Shows the moment a number of seconds later, or earlier if negative. */
    void step(int seconds) {
        model.timeline().step(seconds * STEP_NANOS);
    }

    private void copyTopic(int node) {
        if (node != TopicTree.NONE) {
            Clip.copy(model.tree().topic(node));
        }
    }

    private void publishTo(String topic) {
        model.publish().follow(topic);
        model.publish().followSelection();
        focusPublish();
    }

    private void clearRetained(int node) {
        if (node != TopicTree.NONE) {
            model.publish().clearRetained(model.tree().topic(node));
        }
    }

    /** Whether a panel has something to draw besides what the session's view-model knows. Any thread. */
    public boolean isBehind() {
        return workbench.isBehind();
    }

    /** Draws the results of the view-model's last tick; called at most 20 times a second. */
    public void draw(long nowNanos) {
        // A branch expanded meanwhile still gets all of its rows.
        if (model.timeline().isLive() || model.tree().isUnfinished()) {
            tree.tick(nowNanos);
        }
        timeline.tick();
        workbench.tick(nowNanos);
    }

    public void focusFilter() {
        workbench.reveal(SessionPanels.TOPICS);
        tree.focusFilter();
    }

    /** Opens the drawer to compose a message, and moves the focus to the first field to fill in. */
    public void focusPublish() {
        workbench.show(SessionPanels.PUBLISH);
    }

    /** Opens the payload search over the tree. */
    public void openSearch() {
        workbench.show(SessionPanels.SEARCH);
    }

    /** Opens the payload search for the selected topic and its subtopics. */
    private void searchSelected() {
        int selected = model.tree().selectedNodeProperty().get();
        if (selected != TopicTree.NONE) {
            model.search().restrictTo(selected);
            openSearch();
        }
    }

    /** Searches all payloads for a text. */
    public void search(String text) {
        model.search().restrictTo(TopicTree.ROOT);
        model.search().textProperty().set(text);
        openSearch();
    }

    private void closeSearch() {
        workbench.reveal(SessionPanels.TOPICS);
        int selected = model.tree().selectedNodeProperty().get();
        if (selected != TopicTree.NONE) {
            model.tree().reveal(model.tree().topic(selected));
        }
        tree.redraw();
        tree.focusRows();
    }

    Optional<String> connected() {
        return isOff() ? Optional.empty() : Optional.of(Texts.get("command.connected"));
    }

    Optional<String> disconnected() {
        return isOff() ? Optional.of(Texts.get("command.disconnected")) : Optional.empty();
    }

    private boolean isOff() {
        Phase phase = model.stateProperty().get().phase();
        return phase == Phase.DISCONNECTED || phase == Phase.FAILED;
    }

    Optional<String> withoutWill() {
        return model.canSendWill() ? Optional.empty() : Optional.of(Texts.get("command.noWill"));
    }

    void connect() {
        model.connect();
    }

    void disconnect() {
        model.disconnect();
    }

    void disconnectWithWill() {
        model.disconnectWithWill();
    }

    /** Opens the subscriptions for editing. */
    public void openSubscriptions() {
        dialogs.showSubscriptions();
    }

    /** Shows the parameters that client and broker agreed on. */
    public void openDetails() {
        dialogs.showDetails();
    }

    /** Moves the focus to the next step: the secret that the connection waits for, or else the tree. */
    public void takeFocus() {
        if (!banner.takeFocus()) {
            tree.focusRows();
        }
    }

    @Override
    public void close() {
        workbench.close();
        message.dispose();
    }
}
