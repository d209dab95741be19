// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.topiary.payload.TextDiff.Change;

/**
 * A byte-by-byte comparison of two payloads. Payloads of the same length are compared byte for byte at the same offset,
 * since most binary formats have fixed places; in others, bytes that were added or removed are found.
 *
 * @param runs in display order, removed bytes before those that replaced them; together all bytes of both payloads
 * @param approximate whether the changed part was too long to search for bytes that both payloads share
 */
public record ByteDiff(List<Run> runs, boolean approximate) {
    /** With more changed bytes than this on a side, all of them are shown as replaced. */
    public static final int MAX_CHANGED = 4_096;

    /** Fewer equal bytes between two changes are equal by chance. */
    private static final int MIN_SAME = 4;

    public ByteDiff {
        runs = List.copyOf(runs);
    }

    /**
     * Bytes that follow each other and changed in the same way.
     *
     * @param from offset in the older payload if they were removed, otherwise in the newer one
     * @param to exclusive
     */
    public record Run(Change change, int from, int to) {}

    /** Compares two payloads; reports to the {@link org.topiary.core.progress.WorkStage} of the thread. */
    public static ByteDiff of(byte[] before, byte[] after) {
        Runs runs = new Runs();
        if (before.length == after.length) {
            runs.addPositions(before, after);
            return new ByteDiff(runs.all, false);
        }
        int start = Arrays.mismatch(before, after);
        int equalAtEnd = 0;
        int most = Math.min(before.length, after.length) - start;
        while (equalAtEnd < most && before[before.length - 1 - equalAtEnd] == after[after.length - 1 - equalAtEnd]) {
            equalAtEnd++;
        }
        int oldEnd = before.length - equalAtEnd;
        int nowEnd = after.length - equalAtEnd;
        boolean tooLong = Math.max(oldEnd, nowEnd) - start > MAX_CHANGED;
        runs.same(start);
        if (tooLong || oldEnd == start || nowEnd == start) {
            runs.replaced(oldEnd - start, nowEnd - start);
        } else {
            runs.addCommon(TextDiff.of(lines(before, start, oldEnd), lines(after, start, nowEnd))
                    .lines());
        }
        runs.same(equalAtEnd);
        return new ByteDiff(runs.all, tooLong && oldEnd > start && nowEnd > start);
    }

    private static String lines(byte[] bytes, int from, int to) {
        return HexFormat.ofDelimiter("\n").formatHex(bytes, from, to);
    }

    /** Collects runs. */
    private static final class Runs {
        private final List<Run> all = new ArrayList<>();
        private int old;
        private int now;

        void same(int count) {
            if (count > 0) {
                all.add(new Run(Change.SAME, now, now + count));
                old += count;
                now += count;
            }
        }

        void replaced(int removed, int added) {
            if (removed > 0) {
                all.add(new Run(Change.REMOVED, old, old + removed));
                old += removed;
            }
            if (added > 0) {
                all.add(new Run(Change.ADDED, now, now + added));
                now += added;
            }
        }

        void addPositions(byte[] before, byte[] after) {
            int at = 0;
            while (at < after.length) {
                int end = at;
                while (end < after.length && before[end] == after[end]) {
                    end++;
                }
                same(end - at);
                at = end;
                while (end < after.length && before[end] != after[end]) {
                    end++;
                }
                replaced(end - at, end - at);
                at = end;
            }
        }

        /** @param lines a byte each */
        void addCommon(List<TextDiff.Line> lines) {
            int removed = 0;
            int added = 0;
            int at = 0;
            while (at < lines.size()) {
                int end = at;
                while (end < lines.size() && lines.get(end).change() == Change.SAME) {
                    end++;
                }
                int equal = end - at;
                if (equal >= MIN_SAME || removed + added == 0) {
                    replaced(removed, added);
                    removed = 0;
                    added = 0;
                    same(equal);
                } else {
                    removed += equal;
                    added += equal;
                }
                for (at = end; at < lines.size() && lines.get(at).change() != Change.SAME; at++) {
                    if (lines.get(at).change() == Change.REMOVED) {
                        removed++;
                    } else {
                        added++;
                    }
                }
            }
            replaced(removed, added);
        }
    }
}
