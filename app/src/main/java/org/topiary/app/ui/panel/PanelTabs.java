// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.ui.panel;

import atlantafx.base.theme.Styles;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.topiary.app.ui.Icon;

/** One button for each panel of a place; that of the open panel is pressed. */
final class PanelTabs<C> {
    private final Map<String, ToggleButton> buttons = new HashMap<>();
    private final List<Node> nodes;

    /**
     * @param place begins the ids of the buttons
     * @param iconsOnly whether titles are shown as tooltips only
     * @param chosen called with the panel whose button the user presses
     */
    PanelTabs(String place, List<Panel<C>> panels, boolean iconsOnly, Consumer<Panel<C>> chosen) {
        nodes = panels.stream()
                .map(panel -> (Node) button(place, panel, iconsOnly, chosen))
                .toList();
    }

    private ToggleButton button(String place, Panel<C> panel, boolean iconsOnly, Consumer<Panel<C>> chosen) {
        ToggleButton button = new ToggleButton();
        button.setId(place + "-" + panel.id());
        button.getStyleClass().addAll(Styles.FLAT, Styles.SMALL, place + "-tab");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setAccessibleText(panel.title());
        button.setGraphic(new Icon(panel.icon()));
        button.setText(panel.title());
        button.setMnemonicParsing(false);
        show(button, iconsOnly);
        button.setOnAction(event -> {
            // A click on a pressed button releases it; whether it stays pressed is decided by what is open.
            button.setSelected(!button.isSelected());
            chosen.accept(panel);
        });
        buttons.put(panel.id(), button);
        return button;
    }

    /** Shows icons with tooltips instead of titles, or titles only. */
    void setCompact(boolean iconsOnly) {
        buttons.values().forEach(button -> show(button, iconsOnly));
    }

    private static void show(ToggleButton button, boolean iconsOnly) {
        button.setContentDisplay(iconsOnly ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.TEXT_ONLY);
        button.setTooltip(iconsOnly ? new Tooltip(button.getText()) : null);
    }

    /** The buttons in the order of the panels. */
    List<Node> nodes() {
        return nodes;
    }

    /** The button of a panel of this place. */
    ToggleButton button(String id) {
        ToggleButton button = buttons.get(id);
        if (button == null) {
            throw new IllegalArgumentException("No tab of the panel " + id);
        }
        return button;
    }

    /** Presses the button of the open panel; none if the id is empty. */
    void show(String id) {
        buttons.forEach((each, button) -> button.setSelected(each.equals(id)));
    }
}
