// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.history;

import java.util.Arrays;
import java.util.function.LongUnaryOperator;

/**
 * Messages per second of the nodes that are on the screen: samples their counters when asked, keeps nothing for others.
 * One thread.
 */
public final class RateMeter {
    private static final long SECOND = 1_000_000_000L;
    /** Samples are at least this far apart, and a rate is said only over at least this time. */
    private static final long SPACING = SECOND;

    private static final long WINDOW = 5 * SECOND;
    private static final long FORGET_AFTER = 10 * SECOND;
    /** One sample a second over the window, and one at or before its start. */
    private static final int SAMPLES = 7;

    private static final int EMPTY = -1;

    private final LongUnaryOperator counter;

    /** An open-addressed table: node or EMPTY; a power of two, at most half full. */
    private int[] nodes = filled(64);

    private long[] asked = new long[64];
    /** Per table entry SAMPLES pairs of time and count, oldest first. */
    private long[] samples = new long[64 * SAMPLES * 2];

    private byte[] sampleCounts = new byte[64];
    private int size;

    /** @param counter current count of a node id */
    public RateMeter(LongUnaryOperator counter) {
        this.counter = counter;
    }

    /**
     * Messages per second of a node over the last seconds (about 5); NaN until it has been on the screen for a second.
     *
     * @param nowNanos a clock that never goes back, such as {@link System#nanoTime}
     */
    public double rate(int node, long nowNanos) {
        int at = entry(node);
        long count = counter.applyAsLong(node);
        asked[at] = nowNanos;
        int base = at * SAMPLES * 2;
        int known = sampleCounts[at];
        // The youngest sample that is as old as the window is the base line; what is older says nothing new.
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

    /** Forgets nodes that nobody asked for since 10 s. */
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

    /** Nodes that take up memory at present. */
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

    /** The entry of the node, or the empty one where it belongs. */
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
     * Makes a table for {@code expected} nodes; takes over what is not stale at {@code nowNanos}, everything for the
     * minimum value.
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
