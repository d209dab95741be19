// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.avro.schema;

import java.nio.charset.StandardCharsets;

/** The fingerprint CRC-64-AVRO of a schema, by which single objects name it (section <i>Schema Fingerprints</i>). */
final class Fingerprint {
    private static final long EMPTY = 0xc15d_213a_a4d7_a795L;
    private static final long[] TABLE = table();

    private static long[] table() {
        long[] table = new long[256];
        for (int i = 0; i < table.length; i++) {
            long value = i;
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                value = value >>> 1 ^ (EMPTY & -(value & 1));
            }
            table[i] = value;
        }
        return table;
    }

    private Fingerprint() {}

    /** @param canonical the parsing canonical form */
    static long of(String canonical) {
        long value = EMPTY;
        for (byte each : canonical.getBytes(StandardCharsets.UTF_8)) {
            value = value >>> Byte.SIZE ^ TABLE[(int) (value ^ each) & 0xff];
        }
        return value;
    }
}
