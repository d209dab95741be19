// SPDX-License-Identifier: Apache-2.0
package org.topiary.bench.endtoend;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import javafx.application.Platform;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.topiary.bench.ChildJvm;
import org.topiary.bench.Samples;

/**
 * A process with the real window that opens and closes its first branch a few times: with and without selecting it
 * first, as a user with the arrow keys does.
 */
public final class OpenBranchMain {
    private static final int OPENINGS = 8;
    private static final int REST_MILLIS = 700;

    private final Node rows;
    private final int children;

    private OpenBranchMain(Node rows, int children) {
        this.rows = rows;
        this.children = children;
    }

    /** Arguments: port, children of the branch. */
    public static void main(String[] arguments) {
        ChildJvm.runAndExit(() -> {
            int children = Integer.parseInt(arguments[1]);
            new OpenBranchMain(WindowMain.connect(arguments[0], children), children).run();
        });
    }

    private void run() throws Exception {
        WindowMain.press(rows, KeyCode.HOME);
        TimeUnit.MILLISECONDS.sleep(REST_MILLIS);
        WindowMain.resetWindow();
        List<Opening> aimed = openings(true);
        List<Opening> unaimed = openings(false);
        ChildJvm.report("first_rows_cold", aimed.getFirst().firstMillis);
        ChildJvm.report("first_rows", median(aimed.subList(1, OPENINGS), Opening::firstMillis));
        ChildJvm.report("first_rows_unaimed", median(unaimed, Opening::firstMillis));
        ChildJvm.report("all_rows", median(aimed, Opening::allMillis));
        ChildJvm.report("pause", WindowMain.window("LongestFxPauseMillis"));
        ChildJvm.report("lost", WindowMain.session("MessagesLost"));
    }

    /** Time from the key press to a frame with the first rows, and with all rows. */
    private record Opening(double firstMillis, double allMillis) {}

    private List<Opening> openings(boolean aimed) throws Exception {
        List<Opening> openings = new ArrayList<>();
        for (int i = 0; i < OPENINGS; i++) {
            if (aimed) {
                WindowMain.press(rows, KeyCode.HOME);
                TimeUnit.MILLISECONDS.sleep(REST_MILLIS);
            }
            openings.add(open());
            WindowMain.press(rows, KeyCode.LEFT);
            TimeUnit.MILLISECONDS.sleep(REST_MILLIS);
        }
        return openings;
    }

    private Opening open() throws Exception {
        long start = System.nanoTime();
        CompletableFuture<Long> drawn = drawnWith(rows, 2);
        CompletableFuture<Long> drawnWhole = drawnWith(rows, children + 1);
        WindowMain.press(rows, KeyCode.RIGHT);
        return new Opening((drawn.get() - start) / 1e6, (drawnWhole.get() - start) / 1e6);
    }

    /**
     * The time at which a frame with at least this many rows was handed to the renderer, by {@link System#nanoTime}.
     */
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

    private static double median(List<Opening> openings, ToDoubleFunction<Opening> time) {
        return new Samples(openings.stream().mapToDouble(time).toArray()).median();
    }
}
