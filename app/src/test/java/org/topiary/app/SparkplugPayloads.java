// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Payloads of a Sparkplug node whose metrics are numbers of type Int32. */
public final class SparkplugPayloads {
    private static final int INT32 = 3;

    private SparkplugPayloads() {}

    /** A birth with a bdSeq of 0, whose metrics have the aliases 1, 2, … in the order of their names. */
    public static byte[] birth(int seq, String... names) {
        ByteArrayOutputStream payload = new ByteArrayOutputStream();
        ByteArrayOutputStream bdSeq = new ByteArrayOutputStream();
        bytes(bdSeq, 1, "bdSeq".getBytes(StandardCharsets.UTF_8));
        number(bdSeq, 11, 0);
        bytes(payload, 2, bdSeq.toByteArray());
        for (int i = 0; i < names.length; i++) {
            ByteArrayOutputStream metric = new ByteArrayOutputStream();
            bytes(metric, 1, names[i].getBytes(StandardCharsets.UTF_8));
            number(metric, 2, i + 1);
            number(metric, 4, INT32);
            number(metric, 10, 0);
            bytes(payload, 2, metric.toByteArray());
        }
        number(payload, 3, seq);
        return payload.toByteArray();
    }

    /** The value of a metric, by its alias only. */
    public static byte[] data(int seq, int alias, int value) {
        ByteArrayOutputStream metric = new ByteArrayOutputStream();
        number(metric, 2, alias);
        number(metric, 10, value);
        ByteArrayOutputStream payload = new ByteArrayOutputStream();
        bytes(payload, 2, metric.toByteArray());
        number(payload, 3, seq);
        return payload.toByteArray();
    }

    private static void bytes(ByteArrayOutputStream out, int field, byte[] value) {
        varint(out, (field << 3) | 2);
        varint(out, value.length);
        out.writeBytes(value);
    }

    private static void number(ByteArrayOutputStream out, int field, int value) {
        varint(out, field << 3);
        varint(out, value);
    }

    private static void varint(ByteArrayOutputStream out, int value) {
        int rest = value;
        while (rest > 0x7f) {
            out.write((rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
    }
}
