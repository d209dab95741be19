// SPDX-License-Identifier: Apache-2.0
package org.topiary.bench.endtoend;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.topiary.bench.ChildJvm;

/** A process with the real window that shows the table of a branch, with all its columns, sorted by the last one. */
public final class BusyTableMain {
    static final String BRANCH = "devices";

    private BusyTableMain() {}

    /** Arguments: port, topics to wait for, seconds. */
    public static void main(String[] arguments) {
        ChildJvm.runAndExit(() -> {
            Path data = Path.of("data").toAbsolutePath();
            Files.createDirectories(data);
            Files.writeString(data.resolve("settings.json"), settings());
            Node rows = WindowMain.connect(arguments[0], Integer.parseInt(arguments[1]));
            WindowMain.press(rows, KeyCode.HOME);
            WindowMain.awaitText(rows, "table-summary", BusyTable.FIELDS + " of " + BusyTable.FIELDS);
            WindowMain.settle();
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
}
