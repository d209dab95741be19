// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.session;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;

import org.jspecify.annotations.Nullable;
import org.topiary.app.view.tree.TopicTreeView;
import org.topiary.app.viewmodel.session.SessionViewModel;
import org.topiary.core.TopicTree;
import org.topiary.mqtt.SessionState;

/** One connection: the tree at the left, message over publish at the right, the status bar below. */
public final class SessionView extends BorderPane {
    private static final double TREE_SHARE = 0.36;
    private static final double MESSAGE_SHARE = 0.72;

    private final SessionViewModel model;
    private final TopicTreeView tree;
    private final Runnable copyValue;

    /**
     * @param message the pane of the selected topic
     * @param publish the publish panel
     * @param copyValue copies the value that the message pane shows
     * @param edit shows the settings of the connection; null when they are not kept
     * @param dividers where the dividers stood, and who is told when they move
     */
    public SessionView(
            SessionViewModel model,
            Node message,
            Node publish,
            Runnable copyValue,
            @Nullable Runnable edit,
            Dividers dividers) {
        this.model = model;
        this.copyValue = copyValue;
        getStyleClass().add("session-view");
        tree = new TopicTreeView(
                model.tree(),
                () -> model.stateProperty().get().phase() == SessionState.Phase.CONNECTED,
                new TopicTreeView.Actions(this::copyTopic, this::clearRetained));
        SplitPane right = new SplitPane(message, publish);
        right.setOrientation(Orientation.VERTICAL);
        dividers.keep(right, "message", MESSAGE_SHARE);
        SplitPane.setResizableWithParent(publish, false);
        SplitPane all = new SplitPane(tree, right);
        dividers.keep(all, "tree", TREE_SHARE);
        SplitPane.setResizableWithParent(tree, false);
        all.getStyleClass().add("session-split");
        setTop(new StateBanner(model, edit));
        setCenter(all);
        setBottom(new StatusBar(model));
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
    }

    private void onKey(KeyEvent event) {
        Node focused = getScene() == null ? null : getScene().getFocusOwner();
        boolean typing = focused instanceof TextInputControl
                || (focused != null && focused.getStyleClass().contains("styled-text-area"));
        if (event.getCode() == KeyCode.SPACE && !typing && !(focused instanceof ButtonBase)) {
            model.pausedProperty().set(!model.pausedProperty().get());
            event.consume();
        } else if (event.getCode() == KeyCode.C && event.isShortcutDown() && !typing) {
            if (event.isShiftDown()) {
                copyValue.run();
            } else {
                copyTopic(model.tree().selectedNodeProperty().get());
            }
            event.consume();
        }
    }

    private void copyTopic(int node) {
        if (node != TopicTree.NONE) {
            ClipboardContent content = new ClipboardContent();
            content.putString(model.tree().topic(node));
            Clipboard.getSystemClipboard().setContent(content);
        }
    }

    private void clearRetained(int node) {
        if (node != TopicTree.NONE) {
            model.publish().clearRetained(model.tree().topic(node));
        }
    }

    /** Draws what is there now; at most 20 times a second. */
    public void tick(long nowNanos) {
        model.tick(nowNanos);
        // A branch that was opened while paused still gets all of its rows.
        if (!model.pausedProperty().get() || model.tree().isUnfinished()) {
            tree.tick(nowNanos);
        }
    }

    public void focusFilter() {
        tree.focusFilter();
    }

    public void focusTree() {
        tree.focusRows();
    }

    /** Copies the value that shows. */
    public void copyValue() {
        copyValue.run();
    }
}
