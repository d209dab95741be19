// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.message.properties;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import org.jspecify.annotations.Nullable;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.Clip;
import org.topiary.app.ui.Deferred;
import org.topiary.app.ui.LazyItems;
import org.topiary.app.ui.WholeText;
import org.topiary.app.viewmodel.message.PropertyRows;
import org.topiary.app.viewmodel.message.TopicFacts;

/**
 * A message, its MQTT 5 properties and its topic, one fact per row; only visible rows are created. A long text that a
 * row cuts off opens in full next to it.
 */
final class PropertyList extends ListView<PropertyRows.Row> {
    private static final double ROW_HEIGHT = 24;
    private static final int NAME_LINES = 3;
    private static final int VALUE_LINES = 10;
    private static final PropertyRows.Row NONE = new PropertyRows.Heading("");

    private final LazyItems<PropertyRows.Row> items = new LazyItems<>(NONE);

    PropertyList() {
        setId("message-properties");
        setItems(items);
        setFixedCellSize(ROW_HEIGHT);
        setCellFactory(list -> new PropertyCell(this));
        getStyleClass().addAll("properties", Tweaks.EDGE_TO_EDGE, Styles.DENSE);
        setAccessibleText(Texts.get("message.properties"));
        setOnKeyPressed(this::onKey);
        setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                showWhole();
            }
        });
        Deferred.contextMenu(this, this::menu);
    }

    /** Shows the properties of a message, and keeps the scroll position. */
    void show(TopicFacts facts) {
        items.show(facts.count(), facts::row);
        refresh();
    }

    /** Releases the properties. */
    void clear() {
        items.show(0, index -> NONE);
    }

    /** Shows the full name and value of a property. */
    void showWhole(PropertyRows.Property property) {
        WholeText.show(
                this,
                new WholeText.Part(Texts.get("message.properties.name"), property.wholeName(), NAME_LINES),
                new WholeText.Part(
                        Texts.get("message.properties.value"), property.whole().get(), VALUE_LINES));
    }

    private void showWhole() {
        if (selected() instanceof PropertyRows.Property property) {
            showWhole(property);
        }
    }

    private PropertyRows.@Nullable Row selected() {
        return getSelectionModel().getSelectedItem();
    }

    private void onKey(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER && selected() instanceof PropertyRows.Property property) {
            showWhole(property);
            event.consume();
        }
    }

    private ContextMenu menu() {
        ContextMenu menu = new ContextMenu();
        if (selected() instanceof PropertyRows.Property property) {
            menu.getItems()
                    .addAll(
                            item("message.properties.copyName", () -> Clip.copy(property.wholeName())),
                            item(
                                    "message.properties.copyValue",
                                    () -> Clip.copy(property.whole().get())),
                            item("wholeText.show", () -> showWhole(property)));
        }
        return menu;
    }

    private static MenuItem item(String key, Runnable action) {
        MenuItem item = new MenuItem(Texts.get(key));
        item.setOnAction(event -> action.run());
        return item;
    }
}
