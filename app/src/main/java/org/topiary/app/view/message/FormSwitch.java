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
import org.topiary.app.ui.Nodes;
import org.topiary.app.ui.Segments;
import org.topiary.app.ui.WidestText;
import org.topiary.app.ui.command.CommandControls;
import org.topiary.app.viewmodel.message.ShownMessage;
import org.topiary.app.viewmodel.message.ValueViewModel;
import org.topiary.app.viewmodel.message.fields.ValueForm;

/** Tree, text or hex: shows in which form the value is, and lets the user choose another one for its format. */
final class FormSwitch {
    private final ValueViewModel value;
    private final ObjectProperty<ValueForm> form = new SimpleObjectProperty<>(ValueForm.TEXT);
    private final Segments<ValueForm> root;

    FormSwitch(ValueViewModel value, CommandControls controls) {
        this.value = value;
        root = new Segments<>(
                form,
                List.of(ValueForm.values()),
                each -> Texts.get("message.form." + each),
                Texts.get("message.form"));
        root.setId("message-form");
        root.getStyleClass().add("form-switch");
        for (Node each : root.getChildren()) {
            if (each instanceof ToggleButton button && button.getUserData() instanceof ValueForm of) {
                button.setId("message-form-" + of);
                button.setTooltip(new LiveTooltip(() -> value.formObstacle(of)
                        .orElseGet(
                                () -> controls.tip(Texts.get("message.form.tip." + of), MessageCommands.NEXT_FORM))));
            }
        }
        fixWidths();
        form.subscribe((before, next) -> choose(next));
    }

    /** The picture takes the place of the text, in the same width. */
    private void fixWidths() {
        List<String> both =
                List.of(Texts.get("message.form." + ValueForm.TEXT), Texts.get("message.form." + ValueForm.PICTURE));
        for (Node each : root.getChildren()) {
            if (each instanceof ToggleButton button
                    && (each.getUserData() == ValueForm.TEXT || each.getUserData() == ValueForm.PICTURE)) {
                WidestText.fix(button, both);
            }
        }
        showPicture(false);
    }

    private void showPicture(boolean picture) {
        for (Node each : root.getChildren()) {
            if (each.getUserData() == ValueForm.TEXT) {
                Nodes.show(each, !picture);
            } else if (each.getUserData() == ValueForm.PICTURE) {
                Nodes.show(each, picture);
            }
        }
    }

    Node root() {
        return root;
    }

    Subscription bind() {
        return value.shownProperty(false).subscribe(this::show);
    }

    private void show(ShownMessage shown) {
        Nodes.show(root, shown.info() != null);
        showPicture(shown.form().offered().contains(ValueForm.PICTURE));
        form.set(shown.form().form());
        for (Node each : root.getChildren()) {
            // Looks disabled, but still says why.
            boolean offered = each.getUserData() instanceof ValueForm of
                    && value.formObstacle(of).isEmpty();
            each.setOpacity(offered ? 1 : 0.45);
        }
    }

    private void choose(ValueForm next) {
        ValueForm now = value.shownProperty(false).get().form().form();
        if (next != now) {
            if (value.formObstacle(next).isEmpty()) {
                value.showAs(next);
            } else {
                form.set(now);
            }
        }
    }
}
