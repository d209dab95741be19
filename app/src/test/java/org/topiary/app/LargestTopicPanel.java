// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import javafx.scene.Node;
import javafx.scene.control.Label;
import org.topiary.app.ui.panel.PanelView;
import org.topiary.app.viewmodel.session.SessionViewModel;
import org.topiary.core.tree.TopicTree;

/** A panel as someone might add it: names the top-level topic with the most bytes. */
final class LargestTopicPanel implements PanelView {
    private final SessionViewModel model;
    private final Label topic = new Label();
    private volatile long drawn = -1;
    private boolean closed;

    LargestTopicPanel(SessionViewModel model) {
        this.model = model;
        topic.setId("largest-topic");
        topic.setFocusTraversable(true);
    }

    @Override
    public Node root() {
        return topic;
    }

    @Override
    public boolean isBehind() {
        return model.session().arrivals() != drawn;
    }

    @Override
    public void tick(long nowNanos) {
        drawn = model.session().arrivals();
        TopicTree tree = model.session().tree();
        int largest = TopicTree.NONE;
        for (int child = tree.firstChild(TopicTree.ROOT); child != TopicTree.NONE; child = tree.nextSibling(child)) {
            if (!tree.topic(child).startsWith("$")
                    && (largest == TopicTree.NONE || tree.subtreeBytes(child) > tree.subtreeBytes(largest))) {
                largest = child;
            }
        }
        topic.setText(largest == TopicTree.NONE ? "" : tree.topic(largest));
    }

    @Override
    public void close() {
        closed = true;
    }

    boolean isClosed() {
        return closed;
    }
}
