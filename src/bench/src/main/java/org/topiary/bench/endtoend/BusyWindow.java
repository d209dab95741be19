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
 * The real window while 100,000 messages a second arrive, in random order over all topics, one in a hundred of them for
 * the selected topic, whose history grows.
 */
public final class BusyWindow implements Workload {
    private static final int MESSAGES_PER_SECOND = 100_000;
    private static final int SECONDS = 12;
    private static final int BUSY_SHARE = 100;
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private final String name;
    private final int topics;
    private final double tolerance;
    private final String order;

    /**
     * @param tolerance factor on the goals
     * @param order order of the rows, by its name in the settings
     */
    public BusyWindow(String name, int topics, double tolerance, String order) {
        this.name = name;
        this.topics = topics;
        this.tolerance = tolerance;
        this.order = order;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void run(Options options, Figures figures) throws Exception {
        int names = topics + topics / BUSY_SHARE;
        try (LoadGenerator load = LoadGenerator.topics(names, this::topic)
                        .rounds(2)
                        .messages(LoadGenerator.ENDLESS)
                        .unpacedFirst(names)
                        .rate(MESSAGES_PER_SECOND)
                        .open();
                ChildJvm child = ChildJvm.start(WindowMain.class, load.port(), topics + 1, SECONDS, order)) {
            ChildJvm.Told told = child.told(LIMIT);
            BusyFigures.addThread(figures, name, told, tolerance);
            figures.add(Figure.of(name, "frames_per_s", told.get("frames")).atLeast(20 / tolerance));
            BusyFigures.addMessages(figures, name, told, MESSAGES_PER_SECOND);
        }
    }

    private String topic(int number) {
        return number >= topics
                ? WindowMain.FIRST_TOPIC
                : "plant/" + number / 1_000 + "/" + number / 10 % 100 + "/" + number % 10;
    }
}
