// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/** Holds a password as bytes that are wiped when they are replaced or no longer needed. Says nothing about itself. */
final class Secret {
    private byte @Nullable [] bytes;

    synchronized void set(byte @Nullable [] value) {
        wipe(bytes);
        bytes = value == null ? null : value.clone();
    }

    /** A copy, which the caller wipes; null for none. */
    synchronized byte @Nullable [] copy() {
        return bytes == null ? null : bytes.clone();
    }

    static void wipe(byte @Nullable [] value) {
        if (value != null) {
            Arrays.fill(value, (byte) 0);
        }
    }

    @Override
    public String toString() {
        return "Secret";
    }
}
