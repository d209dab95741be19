// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.ui.palette;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The entries chosen from the palette recently. JavaFX application thread. */
public final class RecentEntries {
    private static final int MAX = 50;
    /** More than a word beginning is worth, less than a better match. */
    private static final int STEP = 2;

    private final List<String> ids;
    private final Consumer<List<String>> changed;

    /**
     * @param before the ids of the entries chosen earlier, the most recent first
     * @param changed receives the ids after each choice, in the same order
     */
    public RecentEntries(List<String> before, Consumer<List<String>> changed) {
        ids = new ArrayList<>(before.subList(0, Math.min(MAX, before.size())));
        this.changed = changed;
    }

    /** Makes an entry the most recent one. */
    public void add(String id) {
        ids.remove(id);
        ids.addFirst(id);
        if (ids.size() > MAX) {
            ids.removeLast();
        }
        changed.accept(List.copyOf(ids));
    }

    /** What is added to the rating of an entry. */
    public int bonus(String id) {
        int place = ids.indexOf(id);
        return place < 0 ? 0 : STEP * (MAX - place);
    }
}
