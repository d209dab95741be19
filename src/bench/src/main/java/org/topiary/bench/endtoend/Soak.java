// SPDX-License-Identifier: Apache-2.0
package org.topiary.bench.endtoend;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.topiary.bench.ChildJvm;
import org.topiary.bench.Figure;
import org.topiary.bench.Figures;
import org.topiary.bench.Options;
import org.topiary.bench.Workload;
import org.topiary.testkit.LoadGenerator;

/** The real window with 20,000 messages a second for minutes: memory must not grow once the log of 256 MiB is full. */
public final class Soak implements Workload {
    private static final int MESSAGES_PER_SECOND = 20_000;
    private static final double MIB = 1 << 20;
    private static final double LOG_AND_REST_MIB = 256 + 300;

    @Override
    public String name() {
        return "soak";
    }

    @Override
    public boolean runsByDefault() {
        return false;
    }

    @Override
    public void run(Options options, Figures figures) throws Exception {
        if (!Files.isReadable(Path.of("/proc/self/status"))) {
            figures.notMeasured(name(), "there is no /proc/self/status to read the resident memory from");
            return;
        }
        try (LoadGenerator load = Topics.plant()
                        .rounds(4)
                        .messages(LoadGenerator.ENDLESS)
                        .rate(MESSAGES_PER_SECOND)
                        .open();
                ChildJvm child = ChildJvm.start(WindowMain.class, load.port(), 10_000, options.soakMinutes() + "m")) {
            ChildJvm.Told told = child.told(Duration.ofMinutes(options.soakMinutes() + 2L));
            String first = "at minute " + Math.min(2, options.soakMinutes() / 2.0);
            String last = "at minute " + options.soakMinutes();
            figures.add(mebibytes("log_first", told).beside(first));
            figures.add(mebibytes("log_last", told).beside(last));
            figures.add(mebibytes("heap_first", told).beside(first + ", after garbage collection"));
            figures.add(mebibytes("heap_last", told)
                    .atMost(told.get("heap_first") / MIB * 1.1)
                    .beside(last + ", after garbage collection; a tenth more counts as growth"));
            figures.add(mebibytes("resident_first", told).beside(first));
            figures.add(
                    mebibytes("resident_last", told).atMost(LOG_AND_REST_MIB).beside(last));
            figures.add(Figure.of(name(), "lost_messages", told.get("lost")).atMost(0));
        }
    }

    private Figure mebibytes(String what, ChildJvm.Told told) {
        return Figure.of(name() + "_" + what, "mebibytes", told.get(what) / MIB);
    }
}
