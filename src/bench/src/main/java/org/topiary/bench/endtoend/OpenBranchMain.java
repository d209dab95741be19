// SPDX-License-Identifier: Apache-2.0
package org.topiary.bench.endtoend;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;

import org.topiary.bench.ChildJvm;

/** A process with the real window that opens and closes its first branch a few times. */
public final class OpenBranchMain {
    private static final int OPENINGS = 8;
    private static final int REST_MILLIS = 700;

    private OpenBranchMain() {}

    /** Arguments: port, children of the branch. */
    public static void main(String[] arguments) {
        ChildJvm.runAndExit(() -> {
            int children = Integer.parseInt(arguments[1]);
            Node rows = WindowMain.connect(arguments[0], children);
            WindowMain.press(rows, KeyCode.HOME);
            TimeUnit.MILLISECONDS.sleep(REST_MILLIS);
            List<Double> first = new ArrayList<>();
            List<Double> all = new ArrayList<>();
            WindowMain.resetWindow();
            for (int i = 0; i < OPENINGS; i++) {
                long start = System.nanoTime();
                CompletableFuture<Long> drawn = drawnWith(rows, 2);
                CompletableFuture<Long> drawnWhole = drawnWith(rows, children + 1);
                WindowMain.press(rows, KeyCode.RIGHT);
                first.add((drawn.get() - start) / 1e6);
                all.add((drawnWhole.get() - start) / 1e6);
                WindowMain.press(rows, KeyCode.LEFT);
                TimeUnit.MILLISECONDS.sleep(REST_MILLIS);
            }
            ChildJvm.tell("first_rows_cold", first.getFirst());
            ChildJvm.tell("first_rows", median(first.subList(1, OPENINGS)));
            ChildJvm.tell("all_rows", median(all));
            ChildJvm.tell("pause", WindowMain.window("LongestFxPauseMillis"));
            ChildJvm.tell("lost", WindowMain.session("MessagesLost"));
        });
    }

    /** When a frame with at least so many rows was handed to the renderer, by {@link System#nanoTime}. */
    private static CompletableFuture<Long> drawnWith(Node rows, int count) {
        CompletableFuture<Long> drawn = new CompletableFuture<>();
        Platform.runLater(() -> rows.getScene().addPostLayoutPulseListener(new Runnable() {
            @Override
            public void run() {
                if ((int) rows.queryAccessibleAttribute(AccessibleAttribute.ITEM_COUNT) >= count) {
                    rows.getScene().removePostLayoutPulseListener(this);
                    drawn.complete(System.nanoTime());
                }
            }
        }));
        return drawn;
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
