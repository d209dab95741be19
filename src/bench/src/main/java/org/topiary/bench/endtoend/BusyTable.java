// SPDX-License-Identifier: Apache-2.0
package org.topiary.bench.endtoend;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.topiary.bench.ChildJvm;
import org.topiary.bench.Figures;
import org.topiary.bench.Options;
import org.topiary.bench.Workload;
import org.topiary.testkit.LoadGenerator;

/**
 * The real window with a table of 10,000 topics, sorted by one of its 20 columns, while 10,000 messages a second arrive
 * for them, in random order.
 */
public final class BusyTable implements Workload {
    static final int FIELDS = 20;

    private static final String NAME = "fx_busy_table";
    private static final int TOPICS = 10_000;
    private static final int MESSAGES_PER_SECOND = 10_000;
    private static final int SECONDS = 12;
    private static final Duration LIMIT = Duration.ofMinutes(3);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(Options options, Figures figures) throws Exception {
        try (LoadGenerator load = LoadGenerator.topics(TOPICS, number -> BusyTableMain.BRANCH + "/device" + number)
                        .payload(BusyTable::payload)
                        .rounds(2)
                        .messages(LoadGenerator.ENDLESS)
                        .unpacedFirst(TOPICS)
                        .rate(MESSAGES_PER_SECOND)
                        .open();
                ChildJvm child = ChildJvm.start(BusyTableMain.class, load.port(), TOPICS, SECONDS)) {
            ChildJvm.Told told = child.told(LIMIT);
            BusyFigures.addThread(figures, NAME, told, 1);
            BusyFigures.addMessages(figures, NAME, told, MESSAGES_PER_SECOND);
        }
    }

    /** Numbers that differ between the messages of a topic, so that rows move. */
    private static byte[] payload(int number) {
        StringBuilder json = new StringBuilder("{");
        for (int field = 0; field < FIELDS; field++) {
            json.append(field == 0 ? "" : ",")
                    .append("\"f")
                    .append(field)
                    .append("\":")
                    .append((number * 7_919L + field * 104_729L) % 100_000 / 100.0);
        }
        return json.append('}').toString().getBytes(StandardCharsets.UTF_8);
    }
}
