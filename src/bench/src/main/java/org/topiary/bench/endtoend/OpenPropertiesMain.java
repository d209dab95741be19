// SPDX-License-Identifier: Apache-2.0
package org.topiary.bench.endtoend;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.topiary.bench.ChildJvm;
import org.topiary.bench.Samples;

/**
 * A process with the real window that selects its second topic, and expands and collapses its properties a few times.
 */
public final class OpenPropertiesMain {
    private static final int OPENINGS = 9;
    private static final int REST_MILLIS = 700;

    private final Node rows;

    private OpenPropertiesMain(Node rows) {
        this.rows = rows;
    }

    /** Arguments: port. */
    public static void main(String[] arguments) {
        ChildJvm.runAndExit(() -> new OpenPropertiesMain(WindowMain.connect(arguments[0], 2)).run());
    }

    private void run() throws Exception {
        // Warms up: the cost of the first list of a process does not depend on the size.
        WindowMain.press(rows, KeyCode.HOME);
        rest();
        open();
        close();
        WindowMain.press(rows, KeyCode.DOWN);
        WindowMain.resetWindow();
        rest();
        double[] shown = new double[OPENINGS];
        for (int i = 0; i < OPENINGS; i++) {
            shown[i] = open();
            rest();
            close();
        }
        ChildJvm.report("shown", new Samples(shown).median());
        ChildJvm.report("pause", WindowMain.window("LongestFxPauseMillis"));
    }

    private static void rest() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(REST_MILLIS);
    }

    /** Returns the time from pressing the button to a frame with the list, ms. */
    private double open() throws Exception {
        CompletableFuture<Long> drawn = new CompletableFuture<>();
        long start = System.nanoTime();
        Platform.runLater(() -> {
            rows.getScene().addPostLayoutPulseListener(new Runnable() {
                @Override
                public void run() {
                    if (isListShown()) {
                        rows.getScene().removePostLayoutPulseListener(this);
                        drawn.complete(System.nanoTime());
                    }
                }
            });
            lens("properties").fire();
        });
        return (drawn.get(1, TimeUnit.MINUTES) - start) / 1e6;
    }

    private boolean isListShown() {
        return rows.getScene().lookup("#message-properties") instanceof ListView<?> list
                && list.isVisible()
                && !list.getItems().isEmpty()
                && list.lookup(".list-cell") != null;
    }

    private void close() throws Exception {
        CompletableFuture.runAsync(() -> lens("value").fire(), Platform::runLater)
                .get();
        rest();
    }

    /** The tab of a view of the value. */
    private ToggleButton lens(String name) {
        return (ToggleButton) rows.getScene().lookup("#lens-" + name);
    }
}
