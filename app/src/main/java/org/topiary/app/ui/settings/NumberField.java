// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.ui.settings;

import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.BoundedText;
import org.topiary.app.ui.IconButton;

/** A whole number with its unit: typed, or changed in steps with the arrow keys and two buttons. */
public final class NumberField extends HBox {
    private static final int COLUMNS = 6;

    private final TextField field = BoundedText.field();
    private final int least;
    private final int most;
    private final int step;

    /** @param text the number as typed, which may be wrong */
    public NumberField(StringProperty text, int least, int most, int step, String unit) {
        this.least = least;
        this.most = most;
        this.step = step;
        getStyleClass().add("number-field");
        setAlignment(Pos.CENTER_LEFT);
        field.setPrefColumnCount(COLUMNS);
        field.setMinWidth(USE_PREF_SIZE);
        field.setAlignment(Pos.CENTER_RIGHT);
        field.textProperty().bindBidirectional(text);
        field.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.UP || event.getCode() == KeyCode.DOWN) {
                add(event.getCode() == KeyCode.UP ? step : -step);
                event.consume();
            }
        });
        Label name = new Label(unit);
        name.setMinWidth(Region.USE_PREF_SIZE);
        getChildren()
                .addAll(
                        field,
                        name,
                        button(Feather.MINUS, "settings.less", -step),
                        button(Feather.PLUS, "settings.more", step));
    }

    private IconButton button(Feather icon, String key, int difference) {
        IconButton button = new IconButton(icon, Texts.get(key), () -> add(difference)).small();
        // The arrow keys do the same in the field.
        button.setFocusTraversable(false);
        return button;
    }

    /** Adds to the number, within its bounds; from a text that is no number, starts at the smallest one. */
    private void add(int difference) {
        long now;
        try {
            now = Long.parseLong(field.getText().strip());
        } catch (NumberFormatException e) {
            now = least;
        }
        // To the next multiple, so that 256 ± 64 and 105 ± 10 lead to round numbers.
        long next = difference > 0 ? Math.floorDiv(now, step) * step + step : Math.ceilDiv(now, step) * step - step;
        field.setText(Long.toString(Math.clamp(next, least, most)));
        field.selectAll();
    }

    /** The field in which it is typed. */
    public TextField field() {
        return field;
    }
}
