// SPDX-License-Identifier: Apache-2.0
package org.topiary.bench.endtoend;

import java.time.Duration;
import java.util.List;
import org.topiary.bench.ChildJvm;
import org.topiary.bench.Figure;
import org.topiary.bench.Figures;
import org.topiary.bench.Options;
import org.topiary.bench.Workload;
import org.topiary.testkit.LoadGenerator;

/**
 * JSON on one line is pasted into the publish editor of the real window, which is then clicked and typed into: measures
 * the longest pause of the window's thread, and the increase in resident memory. Each size in a separate process.
 */
public final class EditorPaste implements Workload {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final int TOPICS = 10;
    private static final double MIB = 1 << 20;
    /** In addition to the pasted text, MiB. */
    private static final int MORE_MEMORY = 50;

    /** A size, and its name in the figures. */
    private record Size(String name, int bytes) {}

    private static final List<Size> SIZES = List.of(
            new Size("30k", 30_000), new Size("100k", 100_000), new Size("5m", 5_000_000), new Size("50m", 50_000_000));

    @Override
    public String name() {
        return "editor_paste";
    }

    @Override
    public void run(Options options, Figures figures) throws Exception {
        for (Size size : SIZES) {
            try (LoadGenerator load = LoadGenerator.topics(TOPICS, number -> WindowMain.FIRST_TOPIC + "/" + number)
                            .open();
                    ChildJvm child = ChildJvm.start(EditorPasteMain.class, load.port(), TOPICS, size.bytes)) {
                ChildJvm.Told told = child.told(LIMIT);
                String name = name() + "_" + size.name;
                figures.add(Figure.of(name + "_longest_pause", "ms", told.get("pause"))
                        .atMost(100));
                figures.add(Figure.of(name + "_memory", "MiB", told.get("grown") / MIB)
                        .atMost(size.bytes / MIB + MORE_MEMORY)
                        .beside("resident memory, less that with the text on the clipboard"));
            }
        }
    }
}
