// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.search;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.topiary.app.text.Texts;
import org.topiary.app.text.Times;
import org.topiary.app.viewmodel.search.SearchHit;

/** Topic and time of a message, and below them the matching part of its payload. */
final class SearchHitCell extends ListCell<SearchHit> {
    private final Label topic = new Label();
    private final Label time = new Label();
    private final Label before = new Label();
    private final Label hit = new Label();
    private final Label after = new Label();
    private final VBox content;

    SearchHitCell() {
        getStyleClass().add("search-hit");
        topic.getStyleClass().add("search-hit-topic");
        // The last levels of a topic are more specific than the first.
        topic.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        time.getStyleClass().add("search-hit-time");
        time.setMinWidth(Region.USE_PREF_SIZE);
        before.getStyleClass().add("search-hit-text");
        // The match stays visible; the text after it is cut off.
        before.setMinWidth(Region.USE_PREF_SIZE);
        hit.setMinWidth(Region.USE_PREF_SIZE);
        hit.getStyleClass().addAll("search-hit-text", "search-hit-mark");
        after.getStyleClass().add("search-hit-text");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(topic, gap, time);
        head.getStyleClass().add("search-hit-head");
        HBox excerpt = new HBox(before, hit, after);
        content = new VBox(head, excerpt);
        content.getStyleClass().add("search-hit-content");
        // As wide as the list and no wider: longer text is cut off.
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable SearchHit item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        topic.setText(item.isGone() ? Texts.get("search.gone") : item.topic());
        time.setText(item.isGone() ? "" : Times.time(item.timeNanos()));
        before.setText(item.excerpt().before());
        hit.setText(item.excerpt().hit());
        after.setText(item.excerpt().after());
        setAccessibleText(Texts.get("search.hitAccessible", topic.getText(), time.getText(), hit.getText()));
        setGraphic(content);
    }
}
