// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.start;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.collections.MapChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.view.common.Icon;
import org.topiary.app.viewmodel.Texts;
import org.topiary.app.viewmodel.start.CardStatus;
import org.topiary.app.viewmodel.start.ConnectionCard;
import org.topiary.app.viewmodel.start.StartViewModel;

/** The cards, folder by folder. */
final class CardGroups extends VBox {
    /** So many cards are made, and so many more each time that more are asked for: a hundred thousand would take minutes. */
    private static final int STEP = 300;

    private final StartViewModel model;
    private final List<Node> cards = new ArrayList<>();
    private int most = STEP;

    CardGroups(StartViewModel model) {
        this.model = model;
        getStyleClass().add("start-groups");
        model.statuses().addListener((MapChangeListener<String, CardStatus>) change -> show(change.getKey()));
    }

    private void show(String id) {
        for (Node card : cards) {
            if (card instanceof ConnectionCardView view && view.id().equals(id)) {
                view.show(statusOf(id));
            }
        }
    }

    private CardStatus statusOf(String id) {
        return model.statuses().getOrDefault(id, CardStatus.CLOSED);
    }

    private ConnectionCardView view(ConnectionCard card) {
        ConnectionCardView view = new ConnectionCardView(card, model);
        view.show(statusOf(card.id()));
        return view;
    }

    /** @param others stand behind the cards that are in no folder, or at the end when there are folders */
    void fill(List<Node> others) {
        Map<String, List<Node>> folders = new LinkedHashMap<>();
        int shown = Math.min(most, model.cards().size());
        for (ConnectionCard card : model.cards().subList(0, shown)) {
            folders.computeIfAbsent(card.folder(), each -> new ArrayList<>()).add(view(card));
        }
        boolean flat = folders.keySet().stream().allMatch(String::isEmpty);
        if (flat) {
            folders.computeIfAbsent("", each -> new ArrayList<>()).addAll(others);
        }
        cards.clear();
        getChildren().clear();
        folders.forEach(this::addGroup);
        if (!flat) {
            addGroup("", others);
        }
        if (shown < model.cards().size()) {
            getChildren().add(more(others, shown));
        }
    }

    private Button more(List<Node> others, int shown) {
        Button more = new Button(Texts.get("start.more", model.cards().size() - shown));
        more.setId("start-more");
        more.setOnAction(event -> {
            most += STEP;
            fill(others);
            ((ConnectionCardView) cards.get(shown)).button().requestFocus();
        });
        return more;
    }

    private void addGroup(String folder, List<Node> group) {
        FlowPane grid = new FlowPane();
        grid.getStyleClass().add("start-grid");
        grid.getChildren().setAll(group);
        cards.addAll(group);
        if (folder.isEmpty()) {
            getChildren().add(grid);
        } else {
            Label heading = new Label(folder.replace("/", " › "), new Icon(Feather.FOLDER));
            heading.getStyleClass().add("start-folder");
            VBox box = new VBox(heading, grid);
            box.getStyleClass().add("pairs");
            getChildren().add(box);
        }
    }

    /** All cards, in the order of the page. */
    List<Node> cards() {
        return cards;
    }

    /** Which card a node is in; -1 if in none. */
    int indexOf(@Nullable Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            int index = cards.indexOf(each);
            if (index >= 0) {
                return index;
            }
        }
        return -1;
    }
}
