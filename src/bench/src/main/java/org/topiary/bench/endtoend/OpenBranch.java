// SPDX-License-Identifier: Apache-2.0
package org.topiary.bench.endtoend;

import java.time.Duration;
import org.topiary.bench.ChildJvm;
import org.topiary.bench.Figure;
import org.topiary.bench.Figures;
import org.topiary.bench.Options;
import org.topiary.bench.Workload;
import org.topiary.testkit.LoadGenerator;

/**
 * A branch with 100,000 children is opened in the real window, by a key, while 10,000 messages a second arrive for
 * them: measures the time until the first of them are shown, until all are, and the longest pause of the window's
 * thread.
 */
public final class OpenBranch implements Workload {
    private static final int MESSAGES_PER_SECOND = 10_000;
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final String name;
    private final int children;

    public OpenBranch(String name, int children) {
        this.name = name;
        this.children = children;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void run(Options options, Figures figures) throws Exception {
        try (LoadGenerator load = LoadGenerator.topics(children, number -> WindowMain.FIRST_TOPIC + "/sensor" + number)
                        .messages(LoadGenerator.ENDLESS)
                        .unpacedFirst(children)
                        .rate(MESSAGES_PER_SECOND)
                        .open();
                ChildJvm child = ChildJvm.start(OpenBranchMain.class, load.port(), children)) {
            ChildJvm.Told told = child.told(LIMIT);
            figures.add(Figure.of(name + "_first_rows", "ms", told.get("first_rows"))
                    .atMost(50)
                    .beside("selected before; median of openings after the first"));
            figures.add(Figure.of(name + "_first_rows_cold", "ms", told.get("first_rows_cold"))
                    .beside("selected before; the very first opening"));
            figures.add(Figure.of(name + "_first_rows_unaimed", "ms", told.get("first_rows_unaimed"))
                    .beside("reopened 0.7 s after closing, not selected before, so not sorted in advance"));
            figures.add(Figure.of(name + "_all_rows", "ms", told.get("all_rows")));
            figures.add(
                    Figure.of(name + "_longest_pause", "ms", told.get("pause")).atMost(50));
            figures.add(Figure.of(name, "lost_messages", told.get("lost")).atMost(0));
        }
    }
}
