// SPDX-License-Identifier: Apache-2.0
package org.topiary.bench.endtoend;

import java.time.Duration;
import org.topiary.bench.ChildJvm;
import org.topiary.bench.Figure;
import org.topiary.bench.Figures;
import org.topiary.bench.Options;
import org.topiary.bench.Workload;
import org.topiary.testkit.LoadGenerator;

/** The processor load of the real window while nothing arrives, with all rows of 1,000 topics open. */
public final class IdleWindow implements Workload {
    private static final int TOPICS = 1_000;
    private static final Duration LIMIT = Duration.ofMinutes(3);

    @Override
    public String name() {
        return "idle";
    }

    @Override
    public void run(Options options, Figures figures) throws Exception {
        try (LoadGenerator load = LoadGenerator.topics(TOPICS, number -> "site/" + number / 100 + "/" + number % 100)
                        .open();
                ChildJvm child = ChildJvm.start(IdleMain.class, load.port(), TOPICS)) {
            ChildJvm.Told told = child.told(LIMIT);
            figures.add(Figure.of(name() + "_cpu", "percent_of_a_core", told.get("quiet"))
                    .atMost(1)
                    .beside("a minute after the last message"));
            figures.add(Figure.of(name() + "_cpu_headless_timer", "percent_of_a_core", told.get("timer"))
                    .beside("part of it: the headless platform's substitute for a screen"));
            figures.add(Figure.of(name() + "_cpu_first_minute", "percent_of_a_core", told.get("first_minute"))
                    .beside("while ages are still shown in seconds"));
        }
    }
}
