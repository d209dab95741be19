// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload;

import com.github.difflib.algorithm.DiffAlgorithmListener;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.topiary.core.progress.WorkStage;

/**
 * A line-by-line comparison of two texts.
 *
 * @param lines all lines in display order, removed ones before those that replaced them
 * @param approximate whether the changed part was too long to search for lines that both texts share
 */
public record TextDiff(List<Line> lines, boolean approximate) {
    /**
     * With more changed lines than this on a side, all of them are shown as replaced: searching for common lines takes
     * quadratic time.
     */
    public static final int MAX_LINES = 10_000;

    public TextDiff {
        lines = List.copyOf(lines);
    }

    /** How a line changed. */
    public enum Change {
        SAME,
        ADDED,
        REMOVED
    }

    /** @param text the line without its line break */
    public record Line(Change change, String text) {}

    /**
     * Compares two texts. The part between their common beginning and their common end is compared if it has at most
     * {@link #MAX_LINES} lines per side; otherwise all of it counts as replaced. Reports to the {@link WorkStage} of
     * the thread.
     */
    public static TextDiff of(String before, String after) {
        WorkStage stage = WorkStage.current();
        String[] old = split(before, stage.part(0, 0.2));
        String[] now = split(after, stage.part(0.2, 0.4));
        int start = 0;
        while (start < Math.min(old.length, now.length) && old[start].equals(now[start])) {
            start++;
        }
        int oldEnd = old.length;
        int nowEnd = now.length;
        while (oldEnd > start && nowEnd > start && old[oldEnd - 1].equals(now[nowEnd - 1])) {
            oldEnd--;
            nowEnd--;
        }
        boolean tooLong = oldEnd - start > MAX_LINES || nowEnd - start > MAX_LINES;
        Kept kept = tooLong
                ? new Kept(new BitSet(), new BitSet())
                : compare(old, now, start, oldEnd, nowEnd, stage.part(0.4, 0.6));

        List<Line> lines = new ArrayList<>(old.length + now.length - start);
        WorkStage joining = stage.part(0.6, 1);
        int o = 0;
        int n = 0;
        while (o < old.length || n < now.length) {
            if (o < old.length && !(o < start || o >= oldEnd || kept.old.get(o))) {
                lines.add(new Line(Change.REMOVED, old[o++]));
            } else if (n < now.length && !(n < start || n >= nowEnd || kept.now.get(n))) {
                lines.add(new Line(Change.ADDED, now[n++]));
            } else {
                lines.add(new Line(Change.SAME, now[n++]));
                o++;
            }
            if (lines.size() % WorkStage.ITEMS == 0) {
                joining.reached((long) o + n, (long) old.length + now.length);
            }
        }
        // Lines that were only added, or only removed, have nothing in common, so their number does not matter.
        return new TextDiff(lines, tooLong && oldEnd > start && nowEnd > start);
    }

    private static String[] split(String text, WorkStage stage) {
        List<String> lines = new ArrayList<>();
        int from = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
            lines.add(text.substring(from, end));
            from = end + 1;
            if (lines.size() % WorkStage.ITEMS == 0) {
                stage.reached(from, text.length());
            }
        }
        lines.add(text.substring(from));
        return lines.toArray(String[]::new);
    }

    /** Indices of the lines that are in both texts; the nth of one corresponds to the nth of the other. */
    private record Kept(BitSet old, BitSet now) {}

    private static Kept compare(String[] old, String[] now, int start, int oldEnd, int nowEnd, WorkStage stage) {
        // Lines that only one side has are certainly changes. Without them the search is fast even if the texts share
        // little.
        Map<String, Integer> ids = new HashMap<>();
        for (int i = start; i < oldEnd; i++) {
            ids.putIfAbsent(old[i], ids.size());
        }
        List<Integer> nowIds = new ArrayList<>();
        List<Integer> nowAt = new ArrayList<>();
        BitSet common = new BitSet();
        for (int i = start; i < nowEnd; i++) {
            Integer id = ids.get(now[i]);
            if (id != null) {
                common.set(id);
                nowIds.add(id);
                nowAt.add(i);
            }
        }
        List<Integer> oldIds = new ArrayList<>();
        List<Integer> oldAt = new ArrayList<>();
        for (int i = start; i < oldEnd; i++) {
            Integer id = ids.get(old[i]);
            if (id != null && common.get(id)) {
                oldIds.add(id);
                oldAt.add(i);
            }
        }
        BitSet oldKept = new BitSet();
        BitSet nowKept = new BitSet();
        oldAt.forEach(oldKept::set);
        nowAt.forEach(nowKept::set);
        for (com.github.difflib.algorithm.Change change :
                new MyersDiffWithLinearSpace<Integer>().computeDiff(oldIds, nowIds, new Steps(stage, oldIds.size()))) {
            oldAt.subList(change.startOriginal, change.endOriginal).forEach(oldKept::clear);
            nowAt.subList(change.startRevised, change.endRevised).forEach(nowKept::clear);
        }
        return new Kept(oldKept, nowKept);
    }

    /**
     * Reports how far the search for common lines is.
     *
     * @param length number of older lines
     */
    private record Steps(WorkStage stage, int length) implements DiffAlgorithmListener {
        @Override
        public void diffStart() {}

        /** @param at the number of the older line up to which all are found */
        @Override
        public void diffStep(int at, int max) {
            stage.reached(at, length);
        }

        @Override
        public void diffEnd() {}
    }
}
