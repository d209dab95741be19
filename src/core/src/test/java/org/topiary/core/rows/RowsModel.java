// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.rows;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.topiary.core.tree.TopicTree;

/** The rows that {@link VisibleRows} must show, computed each time by walking the whole tree. */
final class RowsModel {
    private final TopicTree tree;
    private final Set<Integer> expanded = new HashSet<>();
    private final Set<Integer> collapsed = new HashSet<>();
    /** The counts by which the shown rows are ordered. */
    private final Map<Integer, Long> frozen = new HashMap<>();

    private final Map<Integer, Long> messagesBefore = new HashMap<>();
    private final Map<Integer, Long> bytesBefore = new HashMap<>();

    private final Map<Integer, List<Integer>> children = new HashMap<>();
    private final Set<Integer> shown = new HashSet<>();
    private final Map<Integer, Long> messagesRecently = new HashMap<>();
    private boolean countsRecently;
    private RowOrder order = RowOrder.NAME;
    private String filter = "";
    private int matching;
    /** Chains of rows that are expanded: their first and last nodes. */
    private final Map<Integer, Integer> opened = new HashMap<>();

    private boolean chainsSplit;

    RowsModel(TopicTree tree) {
        this.tree = tree;
    }

    /** Reads the tree; call after each change of it. */
    void read() {
        readNodes();
        chainsSplit = false;
        opened.forEach((start, last) -> {
            int now = end(start);
            int end = last;
            if (now != end) {
                chainsSplit = true;
                for (int each = tree.parent(end); tree.depth(each) >= tree.depth(now); each = tree.parent(each)) {
                    set(each, true);
                }
                // Rows below are added again.
                frozen.keySet().removeIf(node -> tree.isWithin(node, start) && !node.equals(start));
            }
        });
        rows();
    }

    /** Whether a chain was split when the tree was last read. */
    boolean chainsSplit() {
        return chainsSplit;
    }

    /** The last node of the chain that begins with a node. */
    int end(int start) {
        int end = start;
        List<Integer> below = children.getOrDefault(end, List.of());
        while (tree.messages(end) == 0 && below.size() == 1) {
            end = below.getFirst();
            below = children.getOrDefault(end, List.of());
        }
        return end;
    }

    private void readNodes() {
        children.clear();
        shown.clear();
        matching = 0;
        for (int node = 1; node < tree.size(); node++) {
            children.computeIfAbsent(tree.parent(node), n -> new ArrayList<>()).add(node);
            boolean match = fold(tree.topic(node)).contains(fold(filter)) && tree.messages(node) > 0;
            matching += match ? 1 : 0;
            for (int each = node; (match || filter.isEmpty()) && each != TopicTree.ROOT; each = tree.parent(each)) {
                shown.add(each);
            }
        }
    }

    int matching() {
        return matching;
    }

    void setFilter(String text) {
        if (!text.isEmpty() || !filter.isEmpty()) {
            filter = text;
            collapsed.clear();
            frozen.clear();
            opened.clear();
            readNodes();
        }
    }

    void setOrder(RowOrder newOrder) {
        if (!newOrder.equals(order)) {
            order = newOrder;
            frozen.clear();
        }
    }

    void resetCounts() {
        for (int node = 0; node < tree.size(); node++) {
            messagesBefore.put(node, tree.subtreeMessages(node));
            bytesBefore.put(node, tree.subtreeBytes(node));
        }
        if (order.by() == RowOrder.By.MESSAGES || order.by() == RowOrder.By.BYTES) {
            frozen.clear();
        }
    }

    void countRecentlyFromNow() {
        countsRecently = true;
        for (int node = 0; node < tree.size(); node++) {
            messagesRecently.put(node, tree.subtreeMessages(node));
        }
    }

    /** Stands for the value of a node: some have none, and some the same. */
    static long value(TopicTree tree, int node) {
        long value = tree.subtreeBytes(node) * 7 % 5;
        return value == 0 ? VisibleRows.NO_VALUE : value;
    }

    void settle() {
        frozen.clear();
    }

    boolean isExpandable(int node) {
        return children.getOrDefault(node, List.of()).stream().anyMatch(shown::contains);
    }

    boolean isExpanded(int node) {
        return node == TopicTree.ROOT
                || (isExpandable(node) && (filter.isEmpty() ? expanded.contains(node) : !collapsed.contains(node)));
    }

    void set(int node, boolean open) {
        if (node != TopicTree.ROOT && isExpandable(node)) {
            Set<Integer> set = filter.isEmpty() ? expanded : collapsed;
            if (filter.isEmpty() == open) {
                set.add(node);
            } else {
                set.remove(node);
            }
        }
    }

    void reveal(int node) {
        for (int each = tree.parent(node); each > TopicTree.ROOT; each = tree.parent(each)) {
            set(each, true);
        }
    }

    void collapseAll() {
        for (int node = 1; node < tree.size(); node++) {
            set(node, false);
        }
        if (filter.isEmpty()) {
            expanded.clear();
        }
    }

    boolean expandAll(int node, int maxRows) {
        List<Integer> rows = rows();
        ArrayDeque<Integer> rest = new ArrayDeque<>();
        int start = node == TopicTree.ROOT ? node : end(node);
        if (node == TopicTree.ROOT || rows.contains(start)) {
            rest.add(start);
        }
        while (rows.size() <= maxRows && !rest.isEmpty()) {
            int each = rest.remove();
            if (isExpandable(each) && !isExpanded(each)) {
                if (rows.size() + sorted(each).size() > maxRows) {
                    return false;
                }
                set(each, true);
                rows = rows();
            }
            if (isExpanded(each)) {
                sorted(each).forEach(child -> rest.add(end(child)));
            }
        }
        return rows.size() <= maxRows;
    }

    /** The nodes of all rows; new rows are inserted according to the current counts. */
    List<Integer> rows() {
        List<Integer> rows = new ArrayList<>();
        Set<Integer> starts = new HashSet<>();
        opened.clear();
        flatten(TopicTree.ROOT, rows, starts);
        frozen.keySet().retainAll(starts);
        return rows;
    }

    private void flatten(int node, List<Integer> rows, Set<Integer> starts) {
        if (isExpanded(node)) {
            for (int child : sorted(node)) {
                int end = end(child);
                starts.add(child);
                rows.add(end);
                if (isExpanded(end)) {
                    opened.put(child, end);
                }
                flatten(end, rows, starts);
            }
        }
    }

    private List<Integer> sorted(int node) {
        List<Integer> sorted = new ArrayList<>(children.getOrDefault(node, List.of()));
        sorted.removeIf(child -> !shown.contains(child));
        sorted.forEach(this::figure);
        Comparator<Integer> names = Comparator.comparing(tree::name, NaturalOrder::compare);
        sorted.sort(Comparator.<Integer, Boolean>comparing(child -> isLast(node, child))
                .thenComparing(Comparator.comparingLong(child -> order.reversed() ? -figure(child) : figure(child)))
                .thenComparing(order.equals(new RowOrder(RowOrder.By.NAME, true)) ? names.reversed() : names)
                .thenComparing(child -> child));
        return sorted;
    }

    private boolean isLast(int parent, int child) {
        return switch (order.by()) {
            case NAME -> parent == TopicTree.ROOT && tree.name(child).startsWith("$");
            case VALUE -> figure(child) == VisibleRows.NO_VALUE;
            case RETAINED, MESSAGES, RATE, LAST_CHANGE, BYTES -> false;
        };
    }

    /** What a node is ordered by, the smallest first. */
    private long figure(int node) {
        return frozen.computeIfAbsent(node, n -> switch (order.by()) {
            case NAME -> 0L;
            case VALUE -> value(tree, n);
            case RETAINED -> tree.retained(end(n)) ? 0L : 1L;
            case MESSAGES -> messagesBefore.getOrDefault(n, 0L) - tree.subtreeMessages(n);
            case RATE -> countsRecently ? messagesRecently.getOrDefault(n, 0L) - tree.subtreeMessages(n) : 0;
            case BYTES -> bytesBefore.getOrDefault(n, 0L) - tree.subtreeBytes(n);
            case LAST_CHANGE -> -tree.subtreeLastTime(n);
        });
    }

    private static String fold(String text) {
        StringBuilder folded = new StringBuilder();
        text.codePoints()
                .map(c -> Character.toLowerCase(Character.toUpperCase(c)))
                .forEach(folded::appendCodePoint);
        return folded.toString();
    }
}
