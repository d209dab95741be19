// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import org.topiary.app.viewmodel.tree.TopicRow;
import org.topiary.app.window.Ticker;
import org.topiary.core.log.Message;
import org.topiary.core.tree.TopicTree;

/** The topic tree of the current session. */
final class TreePage {
    private final Explorer explorer;

    TreePage(Explorer explorer) {
        this.explorer = explorer;
    }

    /** Opens the branches above a topic and selects the topic once it exists. */
    void select(String topic) {
        explorer.waitFor("the topic " + topic, () -> explorer.session().tree().find(topic) != TopicTree.NONE);
        FxEvents.run(() -> explorer.model().tree().reveal(topic));
    }

    void focus() {
        FxEvents.run(() -> explorer.lookup("#topic-rows").query().requestFocus());
    }

    /** The content of a topic's row in the tree; the branches above it must be open. */
    TopicRow row(String topic) {
        return Explorer.onFx(() -> {
            int row = explorer.model().tree().rowOf(explorer.session().tree().find(topic));
            return explorer.model().tree().row(row, Ticker.now());
        });
    }

    /** The names that the rows show, from the top. */
    List<String> shownNames() {
        return Explorer.onFx(() -> explorer.lookup("#topic-rows > .topic-row").queryAll().stream()
                .filter(Node::isVisible)
                .sorted(Comparator.comparingDouble(Node::getLayoutY))
                .map(row -> ((Labeled) row.lookup(".topic-name")).getText())
                .toList());
    }

    /** The newest payload of a topic in the log; empty if there is none. */
    String lastPayload(String topic) {
        int node = explorer.session().tree().find(topic);
        Message message = node == TopicTree.NONE
                ? null
                : explorer.session().log().read(explorer.session().tree().lastPosition(node));
        return message == null ? "" : new String(message.payload(), StandardCharsets.UTF_8);
    }

    boolean isRetained(String topic) {
        int node = explorer.session().tree().find(topic);
        return node != TopicTree.NONE && explorer.session().tree().retained(node);
    }

    long messages(String topic) {
        int node = explorer.session().tree().find(topic);
        return node == TopicTree.NONE ? 0 : explorer.session().tree().messages(node);
    }
}
