// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.start;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.collections.MapChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.Icon;
import org.topiary.app.ui.command.CommandControls;
import org.topiary.app.viewmodel.start.CardStatus;
import org.topiary.app.viewmodel.start.CardsViewModel;
import org.topiary.app.viewmodel.start.ConnectionCard;
import org.topiary.app.viewmodel.start.StartViewModel;

/** The cards, grouped by folder. */
final class CardGroups extends VBox {
    /** Number of cards created at first, and for each request for more: a hundred thousand would take minutes. */
    private static final int STEP = 300;

    /** Number of cards shown before a card that is revealed. */
    private static final int BEFORE = 30;

    private final StartViewModel model;
    private final CommandControls controls;
    private final CardsViewModel connections;
    private final List<Node> cards = new ArrayList<>();
    private List<Node> others = List.of();
    private int from;
    private int most = STEP;

    CardGroups(StartViewModel model, CommandControls controls) {
        this.model = model;
        this.controls = controls;
        connections = model.cards();
        getStyleClass().add("start-groups");
        connections.statuses().addListener((MapChangeListener<String, CardStatus>) change -> show(change.getKey()));
    }

    private void show(String id) {
        for (Node card : cards) {
            if (card instanceof ConnectionCardView view && view.id().equals(id)) {
                view.show(statusOf(id));
            }
        }
    }

    private CardStatus statusOf(String id) {
        return connections.statuses().getOrDefault(id, CardStatus.CLOSED);
    }

    private ConnectionCardView view(ConnectionCard card) {
        ConnectionCardView view = new ConnectionCardView(card, model, controls);
        view.show(statusOf(card.id()));
        view.setImported(connections.justImportedProperty().get().contains(card.id()));
        return view;
    }

    /** @param behind nodes placed after the cards without a folder, or at the end when there are folders */
    void fill(List<Node> behind) {
        others = behind;
        fill();
    }

    private void fill() {
        Map<String, List<Node>> folders = new LinkedHashMap<>();
        int all = model.cards().all().size();
        from = from < all ? from : Math.max(0, all - STEP);
        int to = Math.min(from + most, all);
        for (ConnectionCard card : connections.all().subList(from, to)) {
            folders.computeIfAbsent(card.folder(), each -> new ArrayList<>()).add(view(card));
        }
        boolean flat = folders.keySet().stream().allMatch(String::isEmpty);
        if (flat) {
            folders.computeIfAbsent("", each -> new ArrayList<>()).addAll(others);
        }
        cards.clear();
        getChildren().clear();
        if (from > 0) {
            getChildren().add(earlier());
        }
        folders.forEach(this::addGroup);
        if (!flat) {
            addGroup("", others);
        }
        if (to < all) {
            getChildren().add(more(all - to));
        }
    }

    private Button earlier() {
        Button earlier = new Button(Texts.get("start.earlier", from));
        earlier.setId("start-earlier");
        earlier.setOnAction(event -> {
            int added = Math.min(STEP, from);
            from -= added;
            most += added;
            fill();
            focus(added - 1);
        });
        return earlier;
    }

    private Button more(int hidden) {
        Button more = new Button(Texts.get("start.more", hidden));
        more.setId("start-more");
        more.setOnAction(event -> {
            int first = most;
            most += STEP;
            fill();
            focus(first);
        });
        return more;
    }

    private void focus(int card) {
        ((ConnectionCardView) cards.get(card)).button().requestFocus();
    }

    /** Shows the first cards again, as at start-up. */
    void fromStart() {
        if (from > 0) {
            from = 0;
            most = STEP;
            fill();
        }
    }

    /**
     * Marks the cards that were just imported, and shows the first of them; returns its index in {@link #cards}, or -1
     * if there is none.
     */
    int showImported() {
        Set<String> ids = model.cards().justImportedProperty().get();
        int first = ids.isEmpty()
                ? -1
                : IntStream.range(0, connections.all().size())
                        .filter(each -> ids.contains(connections.all().get(each).id()))
                        .findFirst()
                        .orElse(-1);
        if (first >= 0 && (first < from || first >= from + most)) {
            from = Math.max(0, first - BEFORE);
            most = STEP;
            fill();
        } else {
            for (Node card : cards) {
                if (card instanceof ConnectionCardView view) {
                    view.setImported(ids.contains(view.id()));
                }
            }
        }
        return first < 0 ? -1 : first - from;
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

    /** All cards in display order. */
    List<Node> cards() {
        return cards;
    }

    /** The index of the card that contains a node; -1 if none does. */
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
