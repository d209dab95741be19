// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.ui;

import atlantafx.base.theme.Styles;
import java.util.function.Supplier;
import javafx.event.EventHandler;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** A button that shows only an icon. Its name is the tooltip and the text that screen readers read. */
public final class IconButton extends Button {
    private final Icon icon;
    private String name;
    /** Makes the tooltip when it is first shown; null: the name. */
    private @Nullable Supplier<String> tip;

    public IconButton(Feather icon, String name, Runnable action) {
        this.icon = new Icon(icon);
        this.name = name;
        setGraphic(this.icon);
        getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
        setMinWidth(USE_PREF_SIZE);
        setAccessibleText(name);
        setAccessibleHelp(name);
        setOnAction(event -> action.run());
        // A tooltip is a window of its own, and most are never seen.
        addEventFilter(MouseEvent.MOUSE_ENTERED, new EventHandler<>() {
            @Override
            public void handle(MouseEvent event) {
                removeEventFilter(MouseEvent.MOUSE_ENTERED, this);
                Supplier<String> text = tip == null ? () -> IconButton.this.name : tip;
                Tooltip tooltip = new Tooltip(text.get());
                // The keys of a command may change.
                tooltip.setOnShowing(shown -> tooltip.setText(text.get()));
                setTooltip(tooltip);
            }
        });
    }

    /** The same with an id. */
    public IconButton withId(String id) {
        setId(id);
        return this;
    }

    /** The same with a tooltip other than its name, made whenever it is shown. */
    public IconButton withTip(Supplier<String> text) {
        tip = text;
        return this;
    }

    /** The same, smaller. */
    public IconButton small() {
        getStyleClass().add(Styles.SMALL);
        return this;
    }

    /** Shows another icon and takes another name, when the action does something else from now on. */
    public void show(Feather other, String otherName) {
        icon.show(other);
        name = otherName;
        setAccessibleText(otherName);
        setAccessibleHelp(otherName);
        if (getTooltip() != null) {
            getTooltip().setText(otherName);
        }
    }
}
