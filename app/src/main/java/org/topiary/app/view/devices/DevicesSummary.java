// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.devices;

import atlantafx.base.theme.Styles;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.Nodes;
import org.topiary.app.ui.OptionalLine;
import org.topiary.app.viewmodel.devices.DevicesViewModel;

/** How many nodes and devices there are, and the button that asks those without a birth, if there are any. */
final class DevicesSummary extends HBox {
    private final DevicesViewModel model;
    private final Button request = new Button(Texts.get("devices.rebirth.all.button"));
    private final Tooltip tip = new Tooltip();

    DevicesSummary(DevicesViewModel model) {
        this.model = model;
        getStyleClass().add("devices-summary");
        OptionalLine summary = new OptionalLine(model.summaryProperty(), "devices-summary", "tree-note");
        HBox.setHgrow(summary, Priority.ALWAYS);
        summary.setMaxWidth(Double.MAX_VALUE);
        request.setId("devices-rebirth-all");
        request.getStyleClass().add(Styles.SMALL);
        request.setMinWidth(USE_PREF_SIZE);
        request.setOnAction(event -> model.rebirths().requestAll());
        getChildren().setAll(summary, request);
        model.summaryProperty().subscribe(text -> update());
    }

    /** Shows whether nodes can be asked now; if not, why. */
    void update() {
        boolean missing = model.rebirths().hasMissing();
        Nodes.show(request, missing);
        if (!missing) {
            Tooltip.uninstall(this, tip);
            return;
        }
        // On the line, because a disabled button shows no tooltip.
        Tooltip.install(this, tip);
        String reason = model.rebirths().obstacleToAll().orElse("");
        request.setDisable(!reason.isEmpty());
        tip.setText(reason.isEmpty() ? DevicesCommands.REBIRTH_ALL.about() : reason);
        request.setAccessibleHelp(tip.getText());
    }
}
