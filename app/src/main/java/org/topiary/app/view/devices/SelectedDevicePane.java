// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.devices;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import java.util.List;
import java.util.function.LongPredicate;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.Icon;
import org.topiary.app.ui.Nodes;
import org.topiary.app.ui.OptionalLine;
import org.topiary.app.ui.Segments;
import org.topiary.app.viewmodel.devices.DeviceReport;
import org.topiary.app.viewmodel.devices.DevicesViewModel;
import org.topiary.app.viewmodel.devices.FindingRow;

/** The selected host, node or device: its state, its findings, and the button that asks for a rebirth. */
final class SelectedDevicePane extends VBox {
    private static final double FINDINGS_HEIGHT = 110;
    /** Of the height of all. */
    private static final double FINDINGS_SHARE = 0.15;

    private final DevicesViewModel model;
    private final LongPredicate showMessage;
    private final ListView<FindingRow> findings = new ListView<>();
    private final Segments<DeviceReport> report;
    private final Label conforms = new Label(DeviceReport.conforms());
    private final Label gone = new Label(Texts.get("search.gone"));
    private final Button rebirth = new Button(DevicesCommands.REBIRTH.title(), new Icon(Feather.REFRESH_CW));
    private final Label obstacle = new Label();

    /** @param showMessage shows the message at a position; returns false if it has left the history */
    SelectedDevicePane(DevicesViewModel model, LongPredicate showMessage) {
        this.model = model;
        this.showMessage = showMessage;
        getStyleClass().add("device-details");
        Label title = new OptionalLine(model.titleProperty(), "devices-title");
        title.getStyleClass().addAll(Styles.TEXT_BOLD, "device-name");
        Label about = new OptionalLine(model.aboutProperty(), "devices-about");
        report = new Segments<>(
                model.reportProperty(),
                List.of(DeviceReport.values()),
                DeviceReport::label,
                Texts.get("devices.report"));
        report.setId("devices-report");
        conforms.setId("devices-conforms");
        conforms.setWrapText(true);
        conforms.setMinHeight(USE_PREF_SIZE);
        buildFindings();
        gone.setId("devices-gone");
        gone.setWrapText(true);
        Nodes.show(gone, false);
        rebirth.setId("devices-rebirth");
        rebirth.getStyleClass().add(Styles.SMALL);
        rebirth.setMinWidth(USE_PREF_SIZE);
        rebirth.setOnAction(event -> model.requestRebirth());
        obstacle.setId("devices-rebirth-obstacle");
        obstacle.setWrapText(true);
        obstacle.setMinHeight(USE_PREF_SIZE);
        getChildren().setAll(title, about, report, conforms, findings, gone, rebirth, obstacle);
        List.of(about, conforms, gone, obstacle)
                .forEach(label -> label.getStyleClass().add("device-detail"));
        model.titleProperty().subscribe(text -> Nodes.show(this, !text.isEmpty()));
        model.selectedProperty().subscribe(key -> {
            Nodes.show(gone, false);
            update();
        });
        model.rebirths().outcomeProperty().subscribe(text -> update());
        model.reportProperty().subscribe(chosen -> update());
        model.findingsProperty().subscribe(found -> update());
    }

    private void buildFindings() {
        findings.setId("devices-findings");
        findings.setAccessibleText(Texts.get("devices.findingsTitle"));
        findings.getStyleClass().addAll(Tweaks.EDGE_TO_EDGE, "device-finding-list");
        findings.setCellFactory(view -> new FindingCell());
        findings.setPrefHeight(FINDINGS_HEIGHT);
        findings.setMinHeight(FINDINGS_HEIGHT / 2);
        model.findingsProperty().subscribe(found -> {
            findings.getItems().setAll(found);
            Nodes.show(findings, !found.isEmpty());
        });
        findings.setOnMouseClicked(event -> showSelected());
        findings.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                showSelected();
                event.consume();
            }
        });
    }

    /** Leaves the list of devices room in a low window. */
    void fit(double height) {
        findings.setPrefHeight(Math.clamp(height * FINDINGS_SHARE, FINDINGS_HEIGHT / 2, FINDINGS_HEIGHT));
    }

    private void showSelected() {
        FindingRow row = findings.getSelectionModel().getSelectedItem();
        if (row != null) {
            Nodes.show(gone, !showMessage.test(row.position()));
        }
    }

    /** Shows whether a rebirth can be requested now; if not, why. */
    void update() {
        boolean possible = model.canHaveRebirth();
        String reason = possible ? model.rebirthObstacle().orElse("") : "";
        Nodes.show(rebirth, possible);
        Nodes.show(report, model.hasReports());
        Nodes.show(
                conforms,
                model.hasReports()
                        && model.reportProperty().get() == DeviceReport.CONFORMANCE
                        && findings.getItems().isEmpty());
        rebirth.setDisable(!reason.isEmpty());
        Nodes.show(obstacle, !reason.isEmpty());
        obstacle.setText(reason);
    }
}
