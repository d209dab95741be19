// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.session;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.topiary.app.ui.Clip;
import org.topiary.app.ui.FocusRegions;
import org.topiary.app.ui.GuideTopic;
import org.topiary.app.ui.command.CommandContexts;
import org.topiary.app.ui.command.CommandControls;
import org.topiary.app.view.message.MessageView;
import org.topiary.app.view.publish.PublishView;
import org.topiary.app.view.search.SearchView;
import org.topiary.app.view.timeline.TimelineView;
import org.topiary.app.view.tree.TopicTreeView;
import org.topiary.app.viewmodel.session.SessionViewModel;
import org.topiary.core.tree.TopicTree;

/** One connection: the tree at the left, message over publish at the right, timeline and status bar below. */
public final class SessionView extends BorderPane {
    private static final double TREE_SHARE = 0.36;
    private static final double MESSAGE_SHARE = 0.72;
    private static final PseudoClass PAST = PseudoClass.getPseudoClass("past");
    private static final long STEP_NANOS = 1_000_000_000L;

    private final SessionViewModel model;
    private final StateBanner banner;
    private final TopicTreeView tree;
    private final SearchView search;
    private final PublishView publish;
    private final TimelineView timeline;
    private final MessageView message;
    private final SessionDialogs dialogs;

    /**
     * @param message the pane of the selected topic
     * @param publish the publish panel
     * @param controls makes buttons and menus of commands
     * @param edit shows the settings of the connection; null when they are not saved
     * @param dividers loads and saves the positions of the dividers
     * @param dialogs questions and sheets about the connection
     */
    public SessionView(
            SessionViewModel model,
            MessageView message,
            PublishView publish,
            CommandControls controls,
            @Nullable Runnable edit,
            Dividers dividers,
            SessionDialogs dialogs) {
        this.model = model;
        this.dialogs = dialogs;
        this.message = message;
        getStyleClass().add("session-view");
        GuideTopic.READING.mark(this);
        GuideTopic.PUBLISHING.mark(publish);
        this.publish = publish;
        tree = new TopicTreeView(
                model.tree(),
                model::awaited,
                new TopicTreeView.Actions(this::copyTopic, this::clearRetained),
                controls);
        tree.setMenuActions(new TopicTreeView.MenuActions(
                message::copyValue, this::publishTo, dialogs::showSubscriptions, message::showLatest));
        search = new SearchView(model.search(), model::show, this::closeSearch);
        GuideTopic.FINDING.mark(search);
        search.setVisible(false);
        tree.visibleProperty().bind(search.visibleProperty().not());
        StackPane left = new StackPane(tree, search);
        SplitPane right = new SplitPane(message.root(), publish);
        right.setOrientation(Orientation.VERTICAL);
        dividers.keep(right, "message", MESSAGE_SHARE);
        SplitPane.setResizableWithParent(publish, false);
        SplitPane all = new SplitPane(left, right);
        dividers.keep(all, "tree", TREE_SHARE);
        SplitPane.setResizableWithParent(left, false);
        all.getStyleClass().add("session-split");
        banner = new StateBanner(model, edit, dialogs);
        setTop(banner);
        setCenter(all);
        timeline = new TimelineView(model.timeline());
        GuideTopic.FINDING.mark(timeline);
        StatusBar status = new StatusBar(model, dialogs);
        setBottom(new VBox(timeline, status));
        List.of(left, publish, timeline, status).forEach(FocusRegions::mark);
        model.timeline().momentProperty().subscribe(moment -> {
            pseudoClassStateChanged(PAST, moment != null);
            tree.redraw();
        });
        CommandContexts.put(this, this);
    }

    /** What commands act on wherever the focus is, the innermost first. */
    public List<Object> contexts() {
        return List.of(message, tree, this);
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

    /** Draws the results of the view-model's last tick; called at most 20 times a second. */
    public void draw(long nowNanos) {
        // A branch expanded meanwhile still gets all of its rows.
        if (model.timeline().isLive() || model.tree().isUnfinished()) {
            tree.tick(nowNanos);
        }
        timeline.tick();
    }

    public void focusFilter() {
        search.setVisible(false);
        tree.focusFilter();
    }

    /** Moves the focus to the first field to fill in in the publish panel. */
    public void focusPublish() {
        publish.takeFocus();
    }

    /** Opens the payload search over the tree. */
    public void openSearch() {
        search.setVisible(true);
        search.focusField();
    }

    private void closeSearch() {
        search.setVisible(false);
        int selected = model.tree().selectedNodeProperty().get();
        if (selected != TopicTree.NONE) {
            model.tree().reveal(model.tree().topic(selected));
        }
        tree.redraw();
        tree.focusRows();
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
}
