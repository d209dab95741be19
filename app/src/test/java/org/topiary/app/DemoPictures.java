// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import java.io.IOException;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import org.topiary.app.viewmodel.devices.DeviceRow;
import org.topiary.app.viewmodel.message.fields.FieldRow;
import org.topiary.app.viewmodel.publish.PublishOutcome;
import org.topiary.app.viewmodel.search.PayloadSearchViewModel;
import org.topiary.app.viewmodel.session.SessionViewModel;
import org.topiary.demo.Demo;

/** Takes the pictures of the guide that show the demo. */
final class DemoPictures {
    private static final String CLIMATE = "zigbee2mqtt/living_room_climate";
    private static final long STEP_BACK_NANOS = 6_000_000_000L;
    private static final double ALMOST_ALL = 0.87;

    private final Explorer explorer;
    private final SessionViewModel demo;
    private final WindowPictures pictures;

    DemoPictures(Explorer explorer, SessionViewModel demo, WindowPictures pictures) {
        this.explorer = explorer;
        this.demo = demo;
        this.pictures = pictures;
    }

    void take() throws IOException {
        pictures.size(1280, 800);
        explorer.onWindow(() -> explorer.windowModel().currentProperty().set(demo));
        climate();
        explorer.waitForDrawing();
        pictures.window("../../images/explorer");
        pictures.window("reading", 1000, 680);
        values();
        table();
        devices();
        comparison();
        search();
        timeline();
        publish();
        figures();
    }

    private void climate() {
        explorer.tree().select(CLIMATE);
        explorer.waitFor("the value", () -> explorer.message().value().contains("temperature"));
    }

    private void values() throws IOException {
        explorer.tree().select(Demo.LAYOUT_TOPIC);
        explorer.waitFor("the fields", () -> explorer.message().value().contains("firmware: "));
        explorer.waitForDrawing();
        pictures.window("layout", 1000, 680);

        fields("stations/delta/readings", "BREEZE");
        pictures.window("schemas", 1000, 680);
        explorer.fire("#message-form-TEXT");

        pictures.size(1000, 850);
        fields("stations/airfield/packed", "time_ms");
        double before = divide(ALMOST_ALL);
        selectField("temperature_c");
        explorer.waitFor("the bytes below the fields", () -> explorer.isShown("#field-hex"));
        explorer.waitForDrawing();
        pictures.window("formats");
        divide(before);
        explorer.fire("#message-form-TEXT");

        pictures.size(1000, 800);
        fields(CLIMATE, "linkquality");
        selectField("temperature");
        explorer.fire("#message-form-HEX");
        explorer.waitFor(
                "the marked bytes",
                () -> !explorer.isShown("#fields")
                        && explorer.lookup(".value-lines .of-field").queryAll().stream()
                                .anyMatch(Node::isVisible));
        explorer.waitForDrawing();
        pictures.part("bytes", ".lens-stage");
        explorer.fire("#message-form-TEXT");

        explorer.tree().focus();
        explorer.tree().select("stations/harbour/webcam");
        explorer.waitFor("the picture", () -> explorer.isShown("#message-picture"));
        explorer.waitForDrawing();
        pictures.window("picture", 1200, 680);
    }

    /**
     * Shows a value as a tree of its fields.
     *
     * @param part of the value as text
     */
    private void fields(String topic, String part) {
        explorer.tree().select(topic);
        explorer.waitFor("the value", () -> explorer.message().value().contains(part));
        explorer.fire("#message-form-TREE");
        explorer.waitFor(
                "the fields",
                () -> explorer.isShown("#fields") && !fieldRows().getItems().isEmpty());
        explorer.waitForDrawing();
    }

    private ListView<?> fieldRows() {
        return explorer.lookup("#fields").queryListView();
    }

    private void selectField(String name) {
        explorer.onWindow(() -> {
            for (Object each : fieldRows().getItems()) {
                if (each instanceof FieldRow row && row.label().equals(name)) {
                    demo.message().value().fields().select(row);
                }
            }
        });
    }

    /** Moves the divider between value and history; returns where it was. */
    private double divide(double share) {
        return Explorer.onFx(() -> {
            SplitPane split = explorer.lookup(".lens-stage .split-pane").queryAs(SplitPane.class);
            double before = split.getDividerPositions()[0];
            split.setDividerPositions(share);
            return before;
        });
    }

    private void table() throws IOException {
        explorer.tree().select("zigbee2mqtt");
        explorer.fire("#lens-table");
        explorer.waitFor(
                "the rows",
                () -> explorer.lookup("#table-rows").query() instanceof TableView<?> table
                        && table.getItems().size() > 2);
        pictures.size(1000, 800);
        double before = divide(ALMOST_ALL);
        explorer.waitForDrawing();
        pictures.window("table");
        divide(before);
        explorer.fire("#lens-value");
    }

    private void devices() throws IOException {
        explorer.fire("#rail-devices");
        explorer.waitFor("the devices", () -> device("Cell01").isPresent());
        explorer.onWindow(
                () -> demo.devices().toggle(device("Cell01").orElseThrow().key()));
        // Its messages are rare enough for all rows of the history to have their previews.
        selectDevice("Line1");
        explorer.waitFor("a value", () -> hasValue("Air/Pressure"));
        explorer.waitForDrawing();
        pictures.window("devices", 1000, 800);

        explorer.onWindow(() -> {
            demo.devices().filterProperty().set("climate");
            demo.devices().toggle(device("living_room_climate").orElseThrow().key());
        });
        explorer.waitFor("its value", () -> hasValue("temperature"));
        selectDevice("temperature");
        explorer.waitFor("the message", () -> explorer.message().value().contains("temperature"));
        explorer.waitForDrawing();
        pictures.window("home-assistant", 1000, 680);
        explorer.onWindow(() -> demo.devices().filterProperty().set(""));
        explorer.fire("#rail-topics");
    }

    private Optional<DeviceRow> device(String name) {
        return demo.devices().rowsProperty().get().stream()
                .filter(row -> row.name().equals(name))
                .findFirst();
    }

    private boolean hasValue(String name) {
        return device(name)
                .map(DeviceRow::metric)
                .filter(metric -> !metric.text().isEmpty())
                .isPresent();
    }

    /** Selects a device as a click does, so that its newest message is shown. */
    private void selectDevice(String name) {
        explorer.onWindow(() -> {
            ListView<DeviceRow> rows = explorer.lookup("#devices-rows").queryListView();
            rows.getSelectionModel().select(device(name).orElseThrow());
        });
    }

    private void comparison() throws IOException {
        climate();
        pictures.size(1000, 800);
        explorer.onWindow(() -> demo.message().value().differenceProperty().set(true));
        explorer.waitForDrawing();
        pictures.part("diff", ".lens-stage");
        explorer.onWindow(() -> demo.message().value().differenceProperty().set(false));
    }

    private void search() throws IOException {
        explorer.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F);
        explorer.write("configured");
        explorer.waitFor(
                "the end of the search",
                () -> !demo.search().statusProperty().get().isEmpty()
                        && demo.search().stateProperty().get() != PayloadSearchViewModel.State.RUNNING);
        explorer.type(KeyCode.DOWN);
        explorer.waitForDrawing();
        pictures.window("search", 1000, 680);
        explorer.type(KeyCode.ESCAPE);
    }

    private void timeline() throws IOException {
        explorer.tree().select(CLIMATE);
        explorer.onWindow(() -> demo.timeline().step(-STEP_BACK_NANOS));
        explorer.waitFor("the past", () -> explorer.isShown("#timeline-past"));
        explorer.waitForDrawing();
        pictures.window("timeline", 1000, 680);
        explorer.onWindow(() -> demo.timeline().goLive());
    }

    private void publish() throws IOException {
        explorer.publish().send("zigbee2mqtt/hallway_light/set", "{\"state\": \"ON\", \"brightness\": 180}", 1, false);
        explorer.waitFor(
                "the result", () -> demo.publish().outcomeProperty().get().kind() == PublishOutcome.Kind.ACCEPTED);
        pictures.size(1000, 800);
        explorer.tree().focus();
        pictures.part("publish", ".drawer");
        explorer.press(KeyCode.CONTROL, KeyCode.J);
    }

    private void figures() throws IOException {
        explorer.press(KeyCode.F12);
        explorer.waitFor(
                "the figures",
                () -> explorer.label("#figures-MESSAGES_IN").chars().anyMatch(Character::isDigit));
        pictures.part("figures", ".figures-overlay");
        explorer.press(KeyCode.F12);
    }
}
