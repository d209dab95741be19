// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.devices;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.ui.Icon;
import org.topiary.app.ui.Nodes;
import org.topiary.app.viewmodel.devices.RebirthRequests;

/** How many edge nodes have sent no birth, and the button that asks all of them; shown if there are any. */
final class MissingBirthsPane extends VBox {
    private final RebirthRequests model;
    private final Label missing = new Label();
    private final Button request = new Button(DevicesCommands.REBIRTH_ALL.title(), new Icon(Feather.REFRESH_CW));
    private final Label obstacle = new Label();

    MissingBirthsPane(RebirthRequests model) {
        this.model = model;
        getStyleClass().add("device-details");
        missing.setId("devices-missing");
        request.setId("devices-rebirth-all");
        request.setMinWidth(USE_PREF_SIZE);
        request.setOnAction(event -> model.requestAll());
        obstacle.setId("devices-rebirth-all-obstacle");
        obstacle.getStyleClass().add("device-detail");
        for (Label label : new Label[] {missing, obstacle}) {
            label.setWrapText(true);
            label.setMinHeight(USE_PREF_SIZE);
        }
        getChildren().setAll(missing, request, obstacle);
        update();
    }

    /** Shows whether nodes can be asked now; if not, why. */
    void update() {
        String text = model.missingText();
        Nodes.show(this, !text.isEmpty());
        missing.setText(text);
        String reason = model.obstacleToAll().orElse("");
        request.setDisable(!reason.isEmpty());
        Nodes.show(obstacle, !reason.isEmpty());
        obstacle.setText(reason);
    }
}
