// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.history;

import java.util.Arrays;
import java.util.function.LongUnaryOperator;

/**
 * Measures messages per second of the nodes that are on the screen: samples their counters on request, and stores
 * nothing for other nodes. One thread.
 */
public final class RateMeter {
    private static final long SECOND = 1_000_000_000L;
    /** Minimum time between samples, and minimum time that a rate covers. */
    private static final long SPACING = SECOND;

    private static final long WINDOW = 5 * SECOND;
    private static final long FORGET_AFTER = 10 * SECOND;
    /** One sample per second of the window, and one at or before its start. */
    private static final int SAMPLES = 7;

    private static final int EMPTY = -1;

    private final LongUnaryOperator counter;

    /** An open-addressing table: node or EMPTY. Its length is a power of two, and it is at most half full. */
    private int[] nodes = filled(64);

    private long[] asked = new long[64];
    /** SAMPLES pairs of time and count per table entry, oldest first. */
    private long[] samples = new long[64 * SAMPLES * 2];

    private byte[] sampleCounts = new byte[64];
    private int size;

    /** @param counter returns the current count of a node */
    public RateMeter(LongUnaryOperator counter) {
        this.counter = counter;
    }

    /**
     * Messages per second of a node over the last seconds (about 5); NaN until it has been on the screen for a second.
     *
     * @param nowNanos a monotonic clock, such as {@link System#nanoTime}
     */
    public double rate(int node, long nowNanos) {
        int at = entry(node);
        long count = counter.applyAsLong(node);
        asked[at] = nowNanos;
        int base = at * SAMPLES * 2;
        int known = sampleCounts[at];
        // The newest sample that is at least as old as the window is the baseline; older ones are redundant.
        int stale = 0;
        while (stale + 1 < known && nowNanos - samples[base + 2 * (stale + 1)] >= WINDOW) {
            stale++;
        }
        if (known == 0 || nowNanos - samples[base + 2 * (known - 1)] >= SPACING) {
            if (known - stale == SAMPLES) {
                stale++;
            }
            System.arraycopy(samples, base + 2 * stale, samples, base, 2 * (known - stale));
            known -= stale;
            stale = 0;
            samples[base + 2 * known] = nowNanos;
            samples[base + 2 * known + 1] = count;
            sampleCounts[at] = (byte) (known + 1);
        }
        long elapsed = nowNanos - samples[base + 2 * stale];
        return elapsed < SPACING
                ? Double.NaN
                : Math.max(0, count - samples[base + 2 * stale + 1]) * (double) SECOND / elapsed;
    }

    /** Removes nodes whose rate was not queried for 10 s. */
    public void sweep(long nowNanos) {
        int stale = 0;
        for (int i = 0; i < nodes.length; i++) {
            if (nodes[i] != EMPTY && nowNanos - asked[i] >= FORGET_AFTER) {
                stale++;
            }
        }
        if (stale > 0) {
            rebuild(size - stale, nowNanos);
        }
    }

    /** Number of nodes that occupy memory. */
    int size() {
        return size;
    }

    private int entry(int node) {
        int at = find(node);
        if (nodes[at] == node) {
            return at;
        }
        if (2 * (size + 1) > nodes.length) {
            rebuild(size + 1, Long.MIN_VALUE);
            at = find(node);
        }
        nodes[at] = node;
        sampleCounts[at] = 0;
        size++;
        return at;
    }

    /** Index of the node's entry, or of the empty entry where it belongs. */
    private int find(int node) {
        int mask = nodes.length - 1;
        int hash = node * 0x9E3779B9;
        int at = (hash ^ hash >>> 16) & mask;
        while (nodes[at] != EMPTY && nodes[at] != node) {
            at = (at + 1) & mask;
        }
        return at;
    }

    /**
     * Creates a table for {@code expected} nodes and copies the entries that are not stale at {@code nowNanos}, or all
     * entries for the minimum value.
     */
    private void rebuild(int expected, long nowNanos) {
        int length = Math.max(64, Integer.highestOneBit(Math.max(1, expected)) * 4);
        int[] oldNodes = nodes;
        long[] oldAsked = asked;
        long[] oldSamples = samples;
        byte[] oldCounts = sampleCounts;
        nodes = filled(length);
        asked = new long[length];
        samples = new long[length * SAMPLES * 2];
        sampleCounts = new byte[length];
        size = 0;
        for (int i = 0; i < oldNodes.length; i++) {
            boolean keep = nowNanos == Long.MIN_VALUE || nowNanos - oldAsked[i] < FORGET_AFTER;
            if (oldNodes[i] != EMPTY && keep) {
                int at = find(oldNodes[i]);
                nodes[at] = oldNodes[i];
                asked[at] = oldAsked[i];
                sampleCounts[at] = oldCounts[i];
                System.arraycopy(oldSamples, i * SAMPLES * 2, samples, at * SAMPLES * 2, SAMPLES * 2);
                size++;
            }
        }
    }

    private static int[] filled(int length) {
        int[] table = new int[length];
        Arrays.fill(table, EMPTY);
        return table;
    }
}
