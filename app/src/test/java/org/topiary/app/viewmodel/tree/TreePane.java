// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.tree;

import java.util.List;
import java.util.stream.IntStream;
import org.topiary.app.Traffic;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.viewmodel.Decoding;
import org.topiary.app.viewmodel.PastMoment;

/** The tree of a session without its window, with some topics: the actions of a user and what the tree then shows. */
final class TreePane implements AutoCloseable {
    static final long SECOND = 1_000_000_000L;
    /** The time at which the rows are drawn and the newest message arrived, ns. */
    static final long NOW = 1_000 * SECOND;

    final Traffic traffic = new Traffic();
    final TreeViewModel model;
    private long ticks = SECOND;

    /** Runs all tasks immediately. */
    TreePane() {
        this(Tasks.on(Runnable::run));
    }

    TreePane(Tasks tasks) {
        model = new TreeViewModel(traffic.log(), traffic.tree(), Decoding.standard(), tasks, () -> {}, () -> ticks);
        traffic.arrive("home/temp10", "21.50", false, NOW - 90 * SECOND);
        traffic.arrive("home/temp9", "", false, NOW - 90 * SECOND);
        traffic.arrive("home/lamp/state", "{\"on\": true}", true, NOW - 5 * SECOND);
        traffic.arrive("home/lamp/state", "{\"on\": false}", false, NOW - SECOND / 2);
        traffic.arrive("/lead", "x", false, NOW);
        traffic.arrive("a\u202Eb", "x", false, NOW);
        refresh();
    }

    /** Advances the time by one second. */
    void refresh() {
        ticks += SECOND;
        model.refresh(true);
    }

    int node(String topic) {
        return traffic.tree().find(topic);
    }

    /** The index of a topic's row. */
    int rowOf(String topic) {
        return model.rowOf(node(topic));
    }

    List<String> names() {
        return IntStream.range(0, model.size())
                .mapToObj(row -> model.row(row, NOW).name())
                .toList();
    }

    /** The current row of a topic as drawn, with its preview. */
    TopicRow drawn(String topic) {
        model.row(rowOf(topic), NOW);
        model.countDrawnRows(0);
        model.refresh(true);
        return model.row(rowOf(topic), NOW);
    }

    /** The row of a topic as drawn after its lookup. */
    TopicRow row(String topic) {
        int row = rowOf(topic);
        do {
            model.row(row, NOW);
            model.countDrawnRows(0);
            refresh();
            model.row(row, NOW);
        } while (model.isUnfinished());
        return model.row(row, NOW);
    }

    /** The sentence about the filter or a failure. */
    String note() {
        return model.noteProperty().get();
    }

    /** Adds a message and returns the moment just before it, which the tree can show. */
    PastMoment momentBefore(String topic, String payload) {
        PastMoment moment = momentOfNow(NOW);
        traffic.arrive(topic, payload, false, NOW + SECOND);
        return moment;
    }

    /** Everything that has arrived, as an earlier time. */
    PastMoment momentOfNow(long timeNanos) {
        return new PastMoment(timeNanos, traffic.log().end(), false);
    }

    void pause() {
        model.showMoment(new PastMoment(NOW, traffic.log().end(), true));
        refresh();
    }

    @Override
    public void close() {
        traffic.close();
    }
}
