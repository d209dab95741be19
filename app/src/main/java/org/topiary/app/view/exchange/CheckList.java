// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.exchange;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A list of rows with a check box each. A long list scrolls, so that the content below it stays visible. */
final class CheckList {
    private static final double HIGHEST = 194;

    /** A longer list creates only the visible rows; up to this many, each row is a Tab stop. */
    private static final int MAX_ROWS = 100;

    /** Up to this many rows scroll with the panel only: a second scroll bar next to its own would serve no purpose. */
    private static final int FEW_ROWS = 8;

    private CheckList() {}

    /**
     * @param row creates the row of an item
     * @param checked the property that the space bar toggles for an item
     */
    static <T> Region of(List<T> items, Function<T, Node> row, Function<T, BooleanProperty> checked) {
        return items.size() > FEW_ROWS && items.size() <= MAX_ROWS
                ? scrolled(all(items, row))
                : inScrolled(items, row, checked);
    }

    /** Like {@link #of}, inside a container that scrolls already. */
    static <T> Region inScrolled(List<T> items, Function<T, Node> row, Function<T, BooleanProperty> checked) {
        return items.size() > MAX_ROWS ? virtual(items, row, checked) : all(items, row);
    }

    private static <T> VBox all(List<T> items, Function<T, Node> row) {
        VBox list = new VBox();
        list.getStyleClass().add("choices");
        items.forEach(item -> list.getChildren().add(row.apply(item)));
        return list;
    }

    private static Region scrolled(Region list) {
        ScrollPane scroll = new ScrollPane(list) {
            @Override
            protected double computePrefHeight(double width) {
                return Math.min(HIGHEST, super.computePrefHeight(width));
            }
        };
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("form-scroll");
        scroll.setMinHeight(Region.USE_PREF_SIZE);
        return scroll;
    }

    private static <T> Region virtual(List<T> items, Function<T, Node> row, Function<T, BooleanProperty> checked) {
        ListView<T> list = new ListView<>(FXCollections.observableList(items));
        list.getStyleClass().add("check-list");
        list.setMinHeight(HIGHEST);
        list.setPrefHeight(HIGHEST);
        list.setCellFactory(view -> new ListCell<>() {
            @Override
            protected void updateItem(T item, boolean empty) {
                super.updateItem(item, empty);
                setGraphic(empty || item == null ? null : row.apply(item));
                setPrefWidth(0);
            }
        });
        list.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            T item = list.getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.SPACE && item != null && list.isFocused()) {
                BooleanProperty property = checked.apply(item);
                property.set(!property.get());
                event.consume();
            }
        });
        return list;
    }
}
