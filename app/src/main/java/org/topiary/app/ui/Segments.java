// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.ui;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.Property;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** A choice between a few values, as toggle buttons side by side; exactly one is selected. */
public final class Segments<T> extends HBox {
    /**
     * @param property the chosen value, bound in both directions; must outlive this control or be released with it
     * @param what names the choice for a screen reader, read before each value
     */
    public Segments(Property<T> property, List<T> values, Function<T, String> label, String what) {
        getStyleClass().add("segments");
        setFillHeight(true);
        setMaxWidth(Region.USE_PREF_SIZE);
        ToggleGroup group = new ToggleGroup();
        for (int i = 0; i < values.size(); i++) {
            T value = values.get(i);
            ToggleButton button = new ToggleButton(label.apply(value));
            button.setUserData(value);
            button.setToggleGroup(group);
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setAccessibleRole(AccessibleRole.RADIO_BUTTON);
            button.setAccessibleText(what + " " + button.getText());
            button.getStyleClass()
                    .add(i == 0 ? Styles.LEFT_PILL : i == values.size() - 1 ? Styles.RIGHT_PILL : Styles.CENTER_PILL);
            // A click on the selected button would deselect it.
            button.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> {
                if (button.isSelected()) {
                    button.disarm();
                    event.consume();
                }
            });
            button.setOnAction(event -> {
                button.setSelected(true);
                property.setValue(value);
            });
            getChildren().add(button);
        }
        property.subscribe(now -> group.getToggles().stream()
                .filter(toggle -> toggle.getUserData().equals(now))
                .forEach(group::selectToggle));
    }

    /** Moves the focus to the selected button. */
    public void takeFocus() {
        getChildren().stream()
                .filter(each -> each instanceof ToggleButton button && button.isSelected())
                .forEach(Node::requestFocus);
    }
}
