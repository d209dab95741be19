// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.ui.palette;

import java.util.ArrayList;
import java.util.List;

/** The entries chosen from the palette recently, until the program ends. JavaFX application thread. */
public final class RecentEntries {
    private static final int MAX = 50;
    /** More than a word beginning is worth, less than a better match. */
    private static final int STEP = 2;

    private final List<String> ids = new ArrayList<>();

    /** Makes an entry the most recent one. */
    public void add(String id) {
        ids.remove(id);
        ids.addFirst(id);
        if (ids.size() > MAX) {
            ids.removeLast();
        }
    }

    /** What is added to the rating of an entry. */
    public int bonus(String id) {
        int place = ids.indexOf(id);
        return place < 0 ? 0 : STEP * (MAX - place);
    }
}
