// SPDX-License-Identifier: Apache-2.0
package org.topiary.bench.endtoend;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.topiary.bench.ChildJvm;

/** A process with the real window that shows the table of a branch, with all its columns, sorted by the last one. */
public final class BusyTableMain {
    static final String BRANCH = "devices";

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int SETTLE_SECONDS = 4;

    private BusyTableMain() {}

    /** Arguments: port, topics to wait for, seconds. */
    public static void main(String[] arguments) {
        ChildJvm.runAndExit(() -> {
            Path data = Path.of("data").toAbsolutePath();
            Files.createDirectories(data);
            Files.writeString(data.resolve("settings.json"), settings());
            Node rows = WindowMain.connect(arguments[0], Integer.parseInt(arguments[1]));
            WindowMain.press(rows, KeyCode.HOME);
            await(rows);
            TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
            WindowMain.watchThread(Integer.parseInt(arguments[2]));
        });
    }

    /** The table is open, with a layout as a user would have left it. */
    private static String settings() {
        String columns = IntStream.range(0, BusyTable.FIELDS)
                .mapToObj(field -> "{\\\"column\\\":\\\"#f" + field + "\\\",\\\"width\\\":70}")
                .collect(Collectors.joining(","));
        return "{\"version\":1,\"panels\":{\"lens\":\"table\"},\"values\":{\"tables\":\"[{\\\"branch\\\":\\\"" + BRANCH
                + "\\\",\\\"rows\\\":\\\"topics\\\",\\\"sort\\\":\\\"#f" + (BusyTable.FIELDS - 1)
                + "\\\",\\\"descending\\\":true,\\\"columns\\\":[" + columns + "]}]\"}}";
    }

    /** Waits until the table has rows and columns. */
    private static void await(Node rows) throws Exception {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!summary(rows).contains(BusyTable.FIELDS + " of " + BusyTable.FIELDS)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("The table was not shown: " + summary(rows));
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private static String summary(Node rows) throws Exception {
        return CompletableFuture.supplyAsync(
                        () -> rows.getScene().lookup("#table-summary") instanceof Labeled label ? label.getText() : "",
                        Platform::runLater)
                .get();
    }
}
