// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.log;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The record of a message: a header within one chunk, properties, payload, padding to 8 bytes. */
final class RecordLayout {
    static final int PREVIOUS = 0;
    static final int TIME = 8;
    static final int TOPIC = 16;
    static final int PAYLOAD_LENGTH = 20;
    static final int PROPERTIES_LENGTH = 24;
    static final int FLAGS = 28;
    /** Size of a header in bytes. */
    static final int HEADER = 32;

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.nativeOrder());
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private static final int QOS_MASK = 3;
    private static final int RETAINED = 4;
    private static final int DUPLICATE = 8;

    private RecordLayout() {}

    /** Length of a record in bytes, including padding. */
    static long length(int propertiesLength, int payloadLength) {
        return (HEADER + (long) propertiesLength + payloadLength + (Long.BYTES - 1)) & -Long.BYTES;
    }

    /** A field of a header in a copy of the record. */
    static int intAt(byte[] copy, int at) {
        return (int) INT.get(copy, at);
    }

    static long longAt(byte[] copy, int at) {
        return (long) LONG.get(copy, at);
    }

    static int flags(Qos qos, boolean retained, boolean duplicate) {
        return qos.level() | (retained ? RETAINED : 0) | (duplicate ? DUPLICATE : 0);
    }

    static Qos qos(int flags) {
        return Qos.ofLevel(flags & QOS_MASK);
    }

    static boolean retained(int flags) {
        return (flags & RETAINED) != 0;
    }

    static boolean duplicate(int flags) {
        return (flags & DUPLICATE) != 0;
    }
}
