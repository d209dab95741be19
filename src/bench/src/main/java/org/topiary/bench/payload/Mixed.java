// SPDX-License-Identifier: Apache-2.0
package org.topiary.bench.payload;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A kind of payload of a mixed session, with a topic for each number from 0. */
public enum Mixed {
    JSON,
    NUMBER,
    TEXT,
    CBOR,
    /** Data of {@link SparkplugPlant}, after its births. */
    SPARKPLUG;

    /** Number of topics of each kind. */
    public static final int TOPICS = SparkplugPlant.NODES * SparkplugPlant.DEVICES;

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @param number from 0, less than {@link #TOPICS} */
    public String topic(int number) {
        return this == SPARKPLUG
                ? SparkplugPlant.topic(SparkplugPlant.BIRTHS + number)
                : "site/" + id() + "/area" + number / 100 + "/device" + number % 100;
    }

    /**
     * A message of a topic.
     *
     * @param round number of messages of the topic before it
     */
    public byte[] payload(int number, int round) throws IOException {
        return switch (this) {
            case JSON -> PlainFormats.json(Readings.reading(number + 10 * round));
            case NUMBER -> utf8((2_000 + number + round) / 100.0 + "");
            case TEXT -> utf8("Cycle " + (number + round) + " of press-" + number % 90 + " finished without faults");
            case CBOR -> PlainFormats.cbor(Readings.reading(number + 10 * round));
            case SPARKPLUG -> SparkplugPlant.payload(SparkplugPlant.BIRTHS + number + TOPICS * round);
        };
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
