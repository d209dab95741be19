// SPDX-License-Identifier: Apache-2.0
package org.topiary.bench.endtoend;

import java.time.Duration;
import org.topiary.bench.ChildJvm;
import org.topiary.bench.Figures;
import org.topiary.bench.Options;
import org.topiary.bench.Workload;
import org.topiary.bench.payload.SparkplugPlant;
import org.topiary.testkit.LoadGenerator;

/**
 * The real window with the list of devices of a Sparkplug plant, one of which is open, while 20,000 messages a second
 * arrive from 500 devices.
 */
public final class BusySparkplug implements Workload {
    private static final String NAME = "fx_busy_sparkplug";
    private static final int MESSAGES_PER_SECOND = 20_000;
    private static final int SECONDS = 12;
    private static final Duration LIMIT = Duration.ofMinutes(3);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(Options options, Figures figures) throws Exception {
        try (LoadGenerator load = LoadGenerator.topics(
                                SparkplugPlant.BIRTHS + SparkplugPlant.DATA, SparkplugPlant::topic)
                        .payload(SparkplugPlant::payload)
                        .inOrder()
                        .repeatedFrom(SparkplugPlant.BIRTHS)
                        .messages(LoadGenerator.ENDLESS)
                        .unpacedFirst(SparkplugPlant.BIRTHS)
                        .rate(MESSAGES_PER_SECOND)
                        .open();
                ChildJvm child = ChildJvm.start(BusySparkplugMain.class, load.port(), SECONDS)) {
            ChildJvm.Told told = child.told(LIMIT);
            BusyFigures.addThread(figures, NAME, told, 1);
            BusyFigures.addMessages(figures, NAME, told, MESSAGES_PER_SECOND);
        }
    }
}
