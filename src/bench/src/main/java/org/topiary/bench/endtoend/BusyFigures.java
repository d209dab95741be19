// SPDX-License-Identifier: Apache-2.0
package org.topiary.bench.endtoend;

import java.util.Locale;
import org.topiary.bench.ChildJvm;
import org.topiary.bench.Figure;
import org.topiary.bench.Figures;

/** The figures of a window while messages arrive, as {@link WindowMain#watchThread} reports them. */
final class BusyFigures {
    private BusyFigures() {}

    /** How busy the JavaFX application thread was, and its longest pause. */
    static void addThread(Figures figures, String name, ChildJvm.Told told, double tolerance) {
        figures.add(Figure.of(name + "_fx_thread", "percent", told.get("busy")).atMost(35 * tolerance));
        figures.add(Figure.of(name + "_longest_pause", "ms", told.get("pause")).atMost(50 * tolerance));
    }

    /** How long ticks took, and whether all messages arrived. */
    static void addMessages(Figures figures, String name, ChildJvm.Told told, int sentPerSecond) {
        figures.add(Figure.of(name + "_tick_p99", "ms", told.get("tick_p99")));
        figures.add(Figure.of(name, "messages_per_s", told.get("rate"))
                .beside(String.format(Locale.ROOT, "sent: %,d", sentPerSecond)));
        figures.add(Figure.of(name, "lost_messages", told.get("lost")).atMost(0));
    }
}
