// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.devices;

import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.text.ShortNumbers;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.Deferred;
import org.topiary.app.ui.Icon;
import org.topiary.app.ui.Nodes;
import org.topiary.app.viewmodel.devices.DeviceKey;
import org.topiary.app.viewmodel.devices.DeviceRow;
import org.topiary.app.viewmodel.devices.DevicesViewModel;
import org.topiary.app.viewmodel.devices.MetricCell;
import org.topiary.payload.sparkplug.state.Liveness;

/** A row: name, number of findings, state and its age; or a metric with its value and age. */
final class DeviceCell extends ListCell<DeviceRow> {
    private static final String METRIC = "device-metric";
    private static final PseudoClass DOUBTFUL = PseudoClass.getPseudoClass("doubtful");
    private static final PseudoClass EXPANDED = PseudoClass.getPseudoClass("expanded");

    /** Pixels for each level, and for the arrow. */
    private static final double INDENT = 12;

    private final Region indent = new Region();
    private final StackPane arrow = new StackPane(new Region());
    private final DeviceDot dot = new DeviceDot();
    private final Label name = new Label();
    private final Label findings = new Label("", new Icon(Feather.ALERT_TRIANGLE));
    private final Label state = new Label();
    private final Label age = new Label();
    private final Label value = new Label();
    private final HBox content;
    private String tip = "";

    /** @param toggle opens or closes the branch of a row */
    DeviceCell(Consumer<DeviceKey> toggle) {
        getStyleClass().add("device-row");
        setAccessibleRole(AccessibleRole.TREE_ITEM);
        arrow.getStyleClass().add("topic-arrow");
        arrow.getChildren().getFirst().getStyleClass().add("topic-arrow-shape");
        arrow.setOnMousePressed(event -> toggle(event, toggle));
        name.getStyleClass().add("device-name");
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        name.setMinWidth(0);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        findings.getStyleClass().add("device-findings");
        state.getStyleClass().add("device-detail");
        age.getStyleClass().add("device-detail");
        value.getStyleClass().add("device-value");
        value.setMinWidth(0);
        for (Region each : new Region[] {findings, state, age, dot, arrow, indent}) {
            each.setMinWidth(USE_PREF_SIZE);
        }
        content = new HBox(indent, arrow, dot, name, findings, value, state, age);
        content.getStyleClass().add("device-row-content");
        Deferred.cellTooltip(this, () -> tip);
        // As wide as the list and no wider: a longer name is cut off.
        setPrefWidth(0);
        addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getClickCount() == 2) {
                toggle(event, toggle);
            }
        });
    }

    private void toggle(MouseEvent event, Consumer<DeviceKey> toggle) {
        DeviceRow row = getItem();
        if (row != null && row.expandable() && event.getButton() == MouseButton.PRIMARY) {
            toggle.accept(row.key());
            event.consume();
        }
    }

    @Override
    protected void updateItem(@Nullable DeviceRow row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setGraphic(null);
            setAccessibleText(null);
            tip = "";
            return;
        }
        indent.setPrefWidth(row.depth() * INDENT);
        arrow.setPrefWidth(INDENT);
        arrow.getChildren().getFirst().setVisible(row.expandable());
        pseudoClassStateChanged(EXPANDED, row.expanded());
        name.setText(row.name());
        Nodes.show(findings, row.findings() > 0);
        findings.setText(row.findings() > 0 ? ShortNumbers.count(row.findings()) : "");
        Liveness liveness = row.liveness();
        Nodes.show(dot, liveness != null);
        Nodes.show(age, since(row) > 0);
        if (liveness != null) {
            dot.show(liveness.state());
        }
        MetricCell metric = row.metric();
        getStyleClass().remove(METRIC);
        if (metric != null) {
            getStyleClass().add(METRIC);
        }
        Nodes.show(value, metric != null);
        Nodes.show(state, metric == null);
        if (metric == null) {
            state.setText(liveness == null ? row.detail() : DevicesViewModel.stateText(liveness.state()));
            setAccessibleText(words(row, state.getText()));
            tip = "";
        } else {
            value.setText(metric.text());
            value.pseudoClassStateChanged(DOUBTFUL, !metric.isGood());
            String about = metric.about().isEmpty() ? row.detail() : metric.about();
            setAccessibleText(words(row, metric.text().isEmpty() ? about : metric.text() + ", " + about));
            tip = row.name() + "\n" + (metric.text() + "\n" + about).strip();
        }
        setGraphic(content);
    }

    private static String words(DeviceRow row, String what) {
        String findings = row.findings() == 0 ? "" : Texts.get("devices.findings", row.findings());
        if (what.isEmpty() || findings.isEmpty()) {
            String more = what + findings;
            return more.isEmpty() ? row.name() : Texts.get("devices.rowAccessible", row.name(), more);
        }
        return Texts.get("devices.rowAccessibleFindings", row.name(), what, findings);
    }

    /** @param nowNanos nanoseconds since 1970-01-01T00:00Z */
    void showAge(long nowNanos) {
        DeviceRow row = getItem();
        long since = row == null ? 0 : since(row);
        if (since > 0) {
            age.setText(ShortNumbers.age(nowNanos - since));
        }
    }

    /** Time of the change of state or the value, nanoseconds since 1970-01-01T00:00Z; 0 for none. */
    private static long since(DeviceRow row) {
        Liveness liveness = row.liveness();
        MetricCell metric = row.metric();
        if (metric != null) {
            return metric.timeNanos();
        }
        return liveness == null ? 0 : liveness.sinceNanos();
    }
}
