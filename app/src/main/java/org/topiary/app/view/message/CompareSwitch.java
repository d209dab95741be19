// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.message;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.util.Subscription;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.LiveTooltip;
import org.topiary.app.ui.Segments;
import org.topiary.app.ui.command.CommandControls;
import org.topiary.app.viewmodel.message.ShownMessage;
import org.topiary.app.viewmodel.message.ValueViewModel;

/** Chooses whether a comparison shows fields or lines; only there if it can show both. */
final class CompareSwitch {
    private final ValueViewModel value;
    private final ObjectProperty<Boolean> lines = new SimpleObjectProperty<>(false);
    private final Segments<Boolean> root;

    CompareSwitch(ValueViewModel value, CommandControls controls) {
        this.value = value;
        root = new Segments<>(
                lines,
                List.of(false, true),
                each -> Texts.get(each ? "message.compare.lines" : "message.compare.fields"),
                Texts.get("message.compare"));
        root.setId("message-compare");
        root.getStyleClass().add("form-switch");
        for (Node each : root.getChildren()) {
            if (each instanceof ToggleButton button) {
                boolean ofLines = Boolean.TRUE.equals(button.getUserData());
                button.setId(ofLines ? "message-compare-lines" : "message-compare-fields");
                button.setTooltip(new LiveTooltip(() -> controls.tip(
                        Texts.get(ofLines ? "message.compare.lines.tip" : "message.compare.fields.tip"),
                        MessageCommands.NEXT_FORM)));
            }
        }
        lines.subscribe((before, next) -> value.compareLines(next));
    }

    Node root() {
        return root;
    }

    Subscription bind() {
        return value.shownProperty(true).subscribe(this::show);
    }

    private void show(ShownMessage shown) {
        root.setManaged(shown.info() != null);
        lines.set(value.comparesLines());
        // Its place stays: what is below would move with every other message.
        root.setVisible(shown.form().comparesFields());
    }
}
