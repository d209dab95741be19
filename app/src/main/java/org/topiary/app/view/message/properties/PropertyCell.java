// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.message.properties;

import atlantafx.base.theme.Styles;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.css.PseudoClass;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;
import org.topiary.app.text.Texts;
import org.topiary.app.viewmodel.message.PropertyRows;

/** A property, or the heading of a group of properties. */
final class PropertyCell extends ListCell<PropertyRows.Row> {
    private static final double NAME_SHARE = 0.35;
    private static final PseudoClass HEADING = PseudoClass.getPseudoClass("heading");

    private final Label name = new Label();
    private final Label value = new Label();
    private final Hyperlink showAll = new Hyperlink(Texts.get("wholeText.show"));
    private final HBox parts = new HBox(name, value, showAll);
    private final Tooltip explanation = new Tooltip();
    private final BooleanProperty cut = new SimpleBooleanProperty();

    PropertyCell(PropertyList list) {
        name.getStyleClass().add(Styles.TEXT_MUTED);
        name.prefWidthProperty().bind(list.widthProperty().multiply(NAME_SHARE));
        name.setMinWidth(USE_PREF_SIZE);
        value.setMinWidth(0);
        // Takes the remaining width: a long value must not shrink the name.
        value.setPrefWidth(0);
        value.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(value, Priority.ALWAYS);
        // Keeps its space while hidden: otherwise hiding it could make the text fit or not, and so show it again.
        showAll.visibleProperty().bind(cut.or(name.textTruncatedProperty()).or(value.textTruncatedProperty()));
        showAll.setMinWidth(USE_PREF_SIZE);
        showAll.setFocusTraversable(false);
        showAll.setOnAction(event -> {
            showAll.setVisited(false);
            if (getItem() instanceof PropertyRows.Property property) {
                list.showWhole(property);
            }
        });
        parts.getStyleClass().add("property");
        // The content of a cell never widens the list.
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(PropertyRows.@Nullable Row row, boolean empty) {
        super.updateItem(row, empty);
        PropertyRows.Row shown = empty ? null : row;
        pseudoClassStateChanged(HEADING, shown instanceof PropertyRows.Heading);
        String tip = shown instanceof PropertyRows.Property property ? property.tip() : "";
        explanation.setText(tip);
        setTooltip(tip.isEmpty() ? null : explanation);
        switch (shown) {
            case PropertyRows.Property property -> {
                name.setText(property.name());
                value.setText(property.value());
                cut.set(property.cut());
                only(ContentDisplay.GRAPHIC_ONLY);
            }
            case PropertyRows.Heading(String text) -> {
                setText(text);
                only(ContentDisplay.TEXT_ONLY);
            }
            case null -> {
                setText("");
                only(ContentDisplay.TEXT_ONLY);
            }
        }
    }

    private void only(ContentDisplay content) {
        setGraphic(content == ContentDisplay.GRAPHIC_ONLY ? parts : null);
        setContentDisplay(content);
    }
}
