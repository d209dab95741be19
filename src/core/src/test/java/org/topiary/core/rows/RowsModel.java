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
    private VisibleRows.Order order = VisibleRows.Order.NAME;
    private String filter = "";
    private int matching;

    RowsModel(TopicTree tree) {
        this.tree = tree;
    }

    /** Reads the tree; call after each change of it. */
    void read() {
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
            read();
        }
    }

    void setOrder(VisibleRows.Order newOrder) {
        if (newOrder != order) {
            order = newOrder;
            frozen.clear();
        }
    }

    void resetCounts() {
        for (int node = 0; node < tree.size(); node++) {
            messagesBefore.put(node, tree.subtreeMessages(node));
            bytesBefore.put(node, tree.subtreeBytes(node));
        }
        if (order == VisibleRows.Order.MESSAGES || order == VisibleRows.Order.BYTES) {
            frozen.clear();
        }
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
        if (node == TopicTree.ROOT || rows.contains(node)) {
            rest.add(node);
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
                rest.addAll(sorted(each));
            }
        }
        return rows.size() <= maxRows;
    }

    /** The nodes of all rows; new rows are inserted according to the current counts. */
    List<Integer> rows() {
        List<Integer> rows = new ArrayList<>();
        flatten(TopicTree.ROOT, rows);
        frozen.keySet().retainAll(new HashSet<>(rows));
        return rows;
    }

    private void flatten(int node, List<Integer> rows) {
        if (isExpanded(node)) {
            for (int child : sorted(node)) {
                rows.add(child);
                flatten(child, rows);
            }
        }
    }

    private List<Integer> sorted(int node) {
        List<Integer> sorted = new ArrayList<>(children.getOrDefault(node, List.of()));
        sorted.removeIf(child -> !shown.contains(child));
        sorted.forEach(this::figure);
        sorted.sort(Comparator.<Integer, Boolean>comparing(
                        child -> node == TopicTree.ROOT && tree.name(child).startsWith("$"))
                .thenComparing(Comparator.comparingLong(this::figure).reversed())
                .thenComparing(tree::name, NaturalOrder::compare)
                .thenComparing(child -> child));
        return sorted;
    }

    private long figure(int node) {
        return frozen.computeIfAbsent(node, n -> switch (order) {
            case NAME -> 0L;
            case MESSAGES -> tree.subtreeMessages(n) - messagesBefore.getOrDefault(n, 0L);
            case BYTES -> tree.subtreeBytes(n) - bytesBefore.getOrDefault(n, 0L);
            case LAST_CHANGE -> tree.subtreeLastTime(n);
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
