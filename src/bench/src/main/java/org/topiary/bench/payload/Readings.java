// SPDX-License-Identifier: Apache-2.0
package org.topiary.bench.payload;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Readings of a machine as maps, lists, texts, {@link Long}, {@link Double} and {@link Boolean}, to be encoded in any
 * format. One of them has about 250 bytes as JSON.
 */
final class Readings {
    /** About the size of a large payload, in bytes. */
    static final int LARGE_BYTES = 100_000;

    private static final long TIME = 1_764_489_600_123L;
    private static final int SAMPLES = 12;

    private Readings() {}

    static Map<String, Object> reading(int number) {
        Map<String, Object> reading = new LinkedHashMap<>();
        reading.put("device", "press-" + (10 + number % 90));
        reading.put("time", TIME + 250L * number);
        reading.put("seq", 48_213L + number);
        reading.put("temperature", hundredths(2_100 + number * 7 % 900));
        reading.put("pressure", hundredths(101_325 + number % 300));
        reading.put("rssi", -67L + number % 20);
        reading.put("state", number % 10 == 9 ? "waiting" : "running");
        reading.put("door", number % 10 == 9);
        reading.put("position", position(number));
        reading.put(
                "samples",
                IntStream.range(0, SAMPLES)
                        .mapToObj(i -> hundredths((number * 31 + i * 17) % 100))
                        .toList());
        return reading;
    }

    private static Map<String, Object> position(int number) {
        Map<String, Object> position = new LinkedHashMap<>();
        position.put("x", hundredths(24_015 + number));
        position.put("y", hundredths(16_140 - number));
        position.put("z", hundredths(6_405 + number % 60));
        return position;
    }

    private static double hundredths(int value) {
        return value / 100.0;
    }

    /** As many readings as a payload of {@link #LARGE_BYTES} has, if one of them has so many bytes. */
    static Map<String, Object> batch(int readingBytes) {
        List<Map<String, Object>> readings = IntStream.range(0, LARGE_BYTES / readingBytes)
                .mapToObj(Readings::reading)
                .toList();
        Map<String, Object> batch = new LinkedHashMap<>();
        batch.put("line", "press-shop");
        batch.put("readings", readings);
        return batch;
    }
}
