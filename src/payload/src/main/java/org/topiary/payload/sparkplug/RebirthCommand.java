// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.sparkplug;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * The payload of an NCMD that asks an edge node for its births
 * (tck-id-operational-behavior-data-commands-rebirth-name). It has no sequence number (tck-id-payloads-ncmd-seq).
 */
public final class RebirthCommand {
    /** The name of the metric. */
    public static final String METRIC = "Node Control/Rebirth";

    // The numbers of the fields in the schema of Sparkplug B.
    private static final int TIMESTAMP = 1;
    private static final int METRICS = 2;
    private static final int METRIC_NAME = 1;
    private static final int METRIC_TIMESTAMP = 3;
    private static final int METRIC_DATA_TYPE = 4;
    private static final int METRIC_BOOLEAN = 14;

    private RebirthCommand() {}

    /** @param timestamp milliseconds since 1970-01-01T00:00Z, not negative */
    public static byte[] payload(long timestamp) {
        ByteArrayOutputStream metric = new ByteArrayOutputStream();
        bytes(metric, METRIC_NAME, METRIC.getBytes(StandardCharsets.UTF_8));
        number(metric, METRIC_TIMESTAMP, timestamp);
        number(metric, METRIC_DATA_TYPE, DataType.BOOLEAN.number());
        number(metric, METRIC_BOOLEAN, 1);
        ByteArrayOutputStream payload = new ByteArrayOutputStream();
        number(payload, TIMESTAMP, timestamp);
        bytes(payload, METRICS, metric.toByteArray());
        return payload.toByteArray();
    }

    private static void number(ByteArrayOutputStream out, int field, long value) {
        varint(out, (long) field << 3);
        varint(out, value);
    }

    private static void bytes(ByteArrayOutputStream out, int field, byte[] value) {
        varint(out, ((long) field << 3) | 2);
        varint(out, value.length);
        out.writeBytes(value);
    }

    private static void varint(ByteArrayOutputStream out, long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            out.write((int) (rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}
