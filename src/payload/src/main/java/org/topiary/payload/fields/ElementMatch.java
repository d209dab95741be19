// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.fields;

import com.github.difflib.algorithm.Change;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.topiary.payload.decode.Field;

/**
 * Which elements of two arrays belong together. Elements with a field that identifies each of them, {@code id} or
 * {@code name}, do if it is the same. Others do if their content is the same, as far as their order allows and then
 * elsewhere; what is left between two of them is paired in its order.
 */
final class ElementMatch {
    /** With more different elements than this on a side, elements are compared by their index. */
    private static final int MAX_SEARCHED = 2_000;

    private static final int MAX_KEY_FIELDS = 32;
    private static final int MAX_KEY_BYTES = 256;
    private static final List<String> KEYS =
            List.of("id", "name", "uuid", "key", "ieee_address", "friendly_name", "unique_id");

    private static final int NONE = -1;

    private final int[] former;
    private final BitSet moved = new BitSet();
    private final BitSet matched = new BitSet();
    private final int oldSize;
    private boolean approximate;

    private ElementMatch(int oldSize, int size) {
        this.oldSize = oldSize;
        former = new int[size];
        Arrays.fill(former, NONE);
    }

    /**
     * Matches the elements of two arrays.
     *
     * @param same whether an old element has the same content as a new one
     * @param oldHash equal for old and new elements of the same content
     */
    static ElementMatch of(
            List<Field> old,
            List<Field> now,
            BiPredicate<Field, Field> same,
            ToIntFunction<Field> oldHash,
            ToIntFunction<Field> newHash) {
        ElementMatch match = new ElementMatch(old.size(), now.size());
        Map<String, Integer> oldKeys = null;
        Map<String, Integer> newKeys = null;
        for (String key : KEYS) {
            oldKeys = keys(old, key);
            newKeys = oldKeys == null ? null : keys(now, key);
            if (newKeys != null) {
                break;
            }
        }
        if (oldKeys != null && newKeys != null) {
            match.matchKeys(oldKeys, newKeys);
        } else {
            match.matchContent(old, now, same, oldHash, newHash);
        }
        return match;
    }

    /** The index of the old element that a new one belongs to; -1 if it was added. */
    int former(int index) {
        return former[index];
    }

    /** Whether a new element was behind one that is now before it. */
    boolean isMoved(int index) {
        return moved.get(index);
    }

    /** Whether elements were compared by their index because there are too many. */
    boolean approximate() {
        return approximate;
    }

    /** The indices of the old elements that are not there any more. */
    int[] removed() {
        BitSet left = new BitSet();
        left.set(0, oldSize);
        left.andNot(matched);
        return left.stream().toArray();
    }

    private void match(int from, int to) {
        former[to] = from;
        matched.set(from);
    }

    /** The indices of elements by a field that all have, each another one; null if it does not identify them. */
    private static @Nullable Map<String, Integer> keys(List<Field> elements, String name) {
        Map<String, Integer> keys = HashMap.newHashMap(elements.size());
        for (int i = 0; i < elements.size(); i++) {
            String key = key(elements.get(i), name);
            if (key == null || keys.put(key, i) != null) {
                return null;
            }
        }
        return keys.isEmpty() ? null : keys;
    }

    private static @Nullable String key(Field element, String name) {
        if (element.kind() != Field.Kind.OBJECT) {
            return null;
        }
        int seen = 0;
        for (Field member : element.children()) {
            if (member.name().equals(name)) {
                boolean scalar = !member.kind().hasChildren() && member.kind() != Field.Kind.NULL;
                return scalar && member.range().length() <= MAX_KEY_BYTES ? member.text() : null;
            }
            if (++seen == MAX_KEY_FIELDS) {
                break;
            }
        }
        return null;
    }

    private void matchKeys(Map<String, Integer> old, Map<String, Integer> now) {
        now.forEach((key, to) -> {
            Integer from = old.get(key);
            if (from != null) {
                match(from, to);
            }
        });
        markMoved();
    }

    /** Marks the matched elements outside the longest run that kept its order. */
    private void markMoved() {
        List<Integer> at = new ArrayList<>();
        for (int to = 0; to < former.length; to++) {
            if (former[to] >= 0) {
                at.add(to);
            }
        }
        // The longest increasing subsequence of the old indices, by patience sorting.
        int[] tails = new int[at.size()];
        int[] previous = new int[at.size()];
        int length = 0;
        for (int i = 0; i < at.size(); i++) {
            int low = 0;
            int high = length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (former[at.get(tails[middle])] < former[at.get(i)]) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            previous[i] = low > 0 ? tails[low - 1] : NONE;
            tails[low] = i;
            length = Math.max(length, low + 1);
        }
        at.forEach(moved::set);
        for (int i = length > 0 ? tails[length - 1] : NONE; i >= 0; i = previous[i]) {
            moved.clear(at.get(i));
        }
    }

    private void matchContent(
            List<Field> old,
            List<Field> now,
            BiPredicate<Field, Field> same,
            ToIntFunction<Field> oldHash,
            ToIntFunction<Field> newHash) {
        int start = 0;
        int shorter = Math.min(old.size(), now.size());
        while (start < shorter && same.test(old.get(start), now.get(start))) {
            match(start, start);
            start++;
        }
        int end = 0;
        while (end < shorter - start && same.test(old.get(old.size() - 1 - end), now.get(now.size() - 1 - end))) {
            match(old.size() - 1 - end, now.size() - 1 - end);
            end++;
        }
        int oldEnd = old.size() - end;
        int nowEnd = now.size() - end;
        if (oldEnd - start > MAX_SEARCHED || nowEnd - start > MAX_SEARCHED) {
            approximate = old.size() != now.size();
            for (int i = start; i < Math.min(oldEnd, nowEnd); i++) {
                match(i, i);
            }
            return;
        }
        List<Integer> oldHashes = hashes(old, start, oldEnd, oldHash);
        List<Integer> newHashes = hashes(now, start, nowEnd, newHash);
        int from = start;
        int to = start;
        List<int[]> gaps = new ArrayList<>();
        for (Change change : new MyersDiffWithLinearSpace<Integer>().computeDiff(oldHashes, newHashes, null)) {
            int oldFrom = start + change.startOriginal;
            int newFrom = start + change.startRevised;
            pairSame(from, oldFrom, to);
            from = start + change.endOriginal;
            to = start + change.endRevised;
            int[] last = gaps.isEmpty() ? null : gaps.getLast();
            if (last != null && last[1] == oldFrom && last[3] == newFrom) {
                // What was removed and what was added in its place may come one after the other.
                last[1] = from;
                last[3] = to;
            } else {
                gaps.add(new int[] {oldFrom, from, newFrom, to});
            }
        }
        pairSame(from, oldEnd, to);
        matchMoved(gaps, oldHashes, newHashes, start);
        gaps.forEach(this::pairRest);
    }

    private void pairSame(int from, int until, int to) {
        for (int i = 0; from + i < until; i++) {
            match(from + i, to + i);
        }
    }

    /** Equal elements that are not at the same place of the order; of several, the first ones. */
    private void matchMoved(List<int[]> gaps, List<Integer> oldHashes, List<Integer> newHashes, int start) {
        Map<Integer, List<Integer>> left = new HashMap<>();
        for (int[] gap : gaps) {
            for (int i = gap[0]; i < gap[1]; i++) {
                left.computeIfAbsent(oldHashes.get(i - start), hash -> new ArrayList<>())
                        .add(i);
            }
        }
        Set<Integer> several = new HashSet<>();
        left.forEach((hash, places) -> {
            if (places.size() > 1) {
                several.add(hash);
            }
        });
        for (int[] gap : gaps) {
            for (int i = gap[2]; i < gap[3]; i++) {
                List<Integer> places = left.get(newHashes.get(i - start));
                // Which of several equal values went where, nobody knows.
                if (places != null && !places.isEmpty() && !several.contains(newHashes.get(i - start))) {
                    match(places.removeFirst(), i);
                    moved.set(i);
                }
            }
        }
    }

    private void pairRest(int[] gap) {
        int from = gap[0];
        for (int to = gap[2]; to < gap[3]; to++) {
            if (former[to] >= 0) {
                continue;
            }
            while (from < gap[1] && matched.get(from)) {
                from++;
            }
            if (from < gap[1]) {
                match(from, to);
            }
        }
    }

    private static List<Integer> hashes(List<Field> elements, int from, int to, ToIntFunction<Field> hash) {
        List<Integer> hashes = new ArrayList<>(to - from);
        for (int i = from; i < to; i++) {
            hashes.add(hash.applyAsInt(elements.get(i)));
        }
        return hashes;
    }
}
