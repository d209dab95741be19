// SPDX-License-Identifier: Apache-2.0
package org.topiary.bench.endtoend;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.topiary.bench.ChildJvm;
import org.topiary.bench.Figure;
import org.topiary.bench.Figures;
import org.topiary.bench.Options;
import org.topiary.bench.Workload;
import org.topiary.mqtt.receive.MessageProperties;
import org.topiary.mqtt.receive.MessageProperties.UserProperty;
import org.topiary.testkit.LoadGenerator;

/**
 * Messages with many or large MQTT 5 properties are selected in the real window, and their properties expanded:
 * measures the time until the list is shown, and the longest pause of the window's thread. Each message in a separate
 * process.
 */
public final class OpenProperties implements Workload {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String LONGEST = "x".repeat(65_535);

    /** The properties of a message, and its name in the figures. */
    private record Sample(String name, MessageProperties properties) {}

    private static final List<Sample> SAMPLES = List.of(
            new Sample("20k", user(20_000, "v")),
            new Sample("1m_empty", user(1_000_000, "")),
            new Sample(
                    "longest",
                    new MessageProperties(
                            1,
                            60,
                            LONGEST,
                            LONGEST,
                            new byte[65_535],
                            List.of(new UserProperty(LONGEST, LONGEST)),
                            List.of(),
                            false)));

    @Override
    public String name() {
        return "open_properties";
    }

    private static MessageProperties user(int count, String text) {
        List<UserProperty> properties = IntStream.range(0, count)
                .mapToObj(number -> new UserProperty(text, text))
                .toList();
        return new MessageProperties(-1, -1, "", "", new byte[0], properties, List.of(), false);
    }

    @Override
    public void run(Options options, Figures figures) throws Exception {
        for (Sample sample : SAMPLES) {
            byte[] encoded = sample.properties.encode();
            byte[] small = user(1, "v").encode();
            // The first topic is in the first row of the tree; the second is the one measured.
            try (LoadGenerator load = LoadGenerator.topics(2, number -> WindowMain.FIRST_TOPIC + number)
                            .properties(number -> number == 0 ? small : encoded)
                            .open();
                    ChildJvm child = ChildJvm.start(OpenPropertiesMain.class, load.port())) {
                ChildJvm.Told told = child.told(LIMIT);
                String name = name() + "_" + sample.name;
                figures.add(Figure.of(name, "ms", told.get("shown"))
                        .atMost(50)
                        .beside("from the press on Details to a frame with the list; median"));
                figures.add(Figure.of(name + "_longest_pause", "ms", told.get("pause"))
                        .atMost(50));
            }
        }
    }
}
