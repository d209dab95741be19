// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.tree;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * An open-addressing table of ints by hash. Only the owner knows what an int represents, so the owner probes:
 *
 * <pre>{@code
 * long[] slots = table.slots();
 * for (int at = hash; ; at++) {
 *     long entry = HashedInts.entry(slots, at);
 *     if (entry == 0) return NONE;
 *     if (HashedInts.hash(entry) == hash && isWanted(HashedInts.value(entry))) return HashedInts.value(entry);
 * }
 * }</pre>
 *
 * One writer. Readers on any thread see an entry completely, with everything its owner wrote before adding it; they may
 * miss an entry that is being added.
 */
final class HashedInts {
    private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(long[].class);
    private static final int FIRST_CAPACITY = 256;

    private volatile long[] slots = new long[FIRST_CAPACITY];
    private int used;

    long[] slots() {
        return slots;
    }

    /** The entry at an index, taken modulo the length; 0 for none. */
    static long entry(long[] slots, int index) {
        return (long) SLOT.getAcquire(slots, index & (slots.length - 1));
    }

    static int hash(long entry) {
        return (int) (entry >>> 32);
    }

    static int value(long entry) {
        return (int) entry;
    }

    /** Adds a value, which must not be 0 and must not be in the table yet. */
    void add(int hash, int value) {
        // At most three quarters full: longer probe sequences would cost more than the memory they save.
        if (used >= slots.length / 4 * 3) {
            grow();
        }
        used++;
        place(slots, (long) hash << 32 | (value & 0xffff_ffffL));
    }

    private void grow() {
        long[] old = slots;
        if (old.length >= 1 << 30) {
            throw new IllegalStateException("Cannot keep more than " + used + " names");
        }
        long[] grown = new long[old.length * 2];
        for (long entry : old) {
            if (entry != 0) {
                place(grown, entry);
            }
        }
        slots = grown;
    }

    private static void place(long[] slots, long entry) {
        int at = hash(entry);
        while (entry(slots, at) != 0) {
            at++;
        }
        SLOT.setRelease(slots, at & (slots.length - 1), entry);
    }
}
