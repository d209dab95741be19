// SPDX-License-Identifier: Apache-2.0
package org.topiary.bench.endtoend;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.topiary.app.viewmodel.devices.DeviceRow;
import org.topiary.bench.ChildJvm;
import org.topiary.bench.payload.SparkplugPlant;

/**
 * A process with the real window that shows the devices of a {@link SparkplugPlant}, and the metrics of the first one.
 */
public final class BusySparkplugMain {
    /** Number of rows at first: the group, and for each node itself, its metrics, which are closed, and its devices. */
    private static final int ROWS = 1 + SparkplugPlant.NODES * (2 + SparkplugPlant.DEVICES);

    /** The group, a node and its metrics are before it. */
    private static final int FIRST_DEVICE = 3;

    private final Scene scene;

    private BusySparkplugMain(Scene scene) {
        this.scene = scene;
    }

    /** Arguments: port, seconds. */
    public static void main(String[] arguments) {
        ChildJvm.runAndExit(() -> {
            Scene scene =
                    WindowMain.connect(arguments[0], SparkplugPlant.TOPICS).getScene();
            new BusySparkplugMain(scene).run(Integer.parseInt(arguments[1]));
        });
    }

    private void run(int seconds) throws Exception {
        CompletableFuture.runAsync(() -> ((ToggleButton) scene.lookup("#rail-devices")).fire(), Platform::runLater)
                .get();
        WindowMain.await("Not all devices were listed", () -> devices().size() == ROWS);
        CompletableFuture.runAsync(() -> list().getSelectionModel().select(FIRST_DEVICE), Platform::runLater)
                .get();
        WindowMain.press(list(), KeyCode.RIGHT);
        WindowMain.await("The device was not opened", () -> devices().size() > ROWS);
        WindowMain.settle();
        WindowMain.watchThread(seconds);
        // Findings would be work that a healthy plant does not cause.
        WindowMain.await("There are findings", () -> devices().stream().allMatch(row -> row.findings() == 0));
    }

    private ListView<?> list() {
        return (ListView<?>) scene.lookup("#devices-rows");
    }

    private List<DeviceRow> devices() {
        return list().getItems().stream().map(DeviceRow.class::cast).toList();
    }
}
