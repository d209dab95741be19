// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.sparkplug;

import java.util.List;
import org.topiary.payload.decode.Field;
import org.topiary.payload.protobuf.WireMessage;
import org.topiary.payload.protobuf.WireType;

/**
 * A metric in a message.
 *
 * @param field with the name, text, unit and note
 * @param quality the property {@code Quality} (Sparkplug 3.0.0, section 6.4.12); {@link #GOOD} if not sent
 */
public record MetricValue(Field field, int quality) {
    /** The quality of a value that can be relied on. */
    public static final int GOOD = 192;

    private static final int METRICS = 2;

    public boolean isGood() {
        return quality == GOOD;
    }

    /**
     * The metrics of a message in the order sent, as far as it is well-formed.
     *
     * @param payload must not be modified afterwards
     * @param birth tells names, data types and units that were not sent
     */
    public static List<MetricValue> all(byte[] payload, MetricTable birth) {
        return WireMessage.read(payload, 0, payload.length).fields().stream()
                .filter(field -> field.number() == METRICS && field.type() == WireType.BYTES)
                .map(field -> Metric.of(payload, field, 1, birth))
                .map(metric -> new MetricValue(metric, metric.quality()))
                .toList();
    }
}
