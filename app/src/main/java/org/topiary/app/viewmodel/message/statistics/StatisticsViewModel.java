// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message.statistics;

import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.topiary.app.tasks.TaskSpec;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.tasks.Tasks.Lane;
import org.topiary.app.text.Texts;
import org.topiary.app.viewmodel.FailureText;
import org.topiary.app.viewmodel.FxScheduler;
import org.topiary.core.history.Outages;
import org.topiary.core.log.Messages;
import org.topiary.core.tree.TopicTree;

/**
 * The statistics of the topic of the shown message. While they are visible, a task reads them when the topic changes,
 * and at most once a second while its messages arrive. JavaFX application thread unless noted.
 */
public final class StatisticsViewModel {
    static final long INTERVAL_NANOS = 1_000_000_000L;
    /** All messages in the log. */
    public static final long NO_END = Long.MAX_VALUE;

    private static final long NEVER = Long.MIN_VALUE / 2;

    private final TaskSpec read = TaskSpec.of("task.statistics", Lane.SCAN).superseding();

    private final Messages log;
    private final TopicTree tree;
    private final Outages outages;
    private final Connection connection;
    private final FxScheduler fx;
    private final Tasks tasks;
    private final LongSupplier clock;
    private final ReadOnlyObjectWrapper<@Nullable TopicStatistics> statistics = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    // Read on the thread of the ticker.
    private volatile boolean visible;
    private volatile boolean running;
    private volatile int node = TopicTree.NONE;
    private volatile long end = NO_END;
    private volatile long startedAt = NEVER;
    /** The newest message of the topic when the statistics were read. */
    private volatile long readTo = Messages.NONE;

    /** What the connection says about packets. JavaFX application thread. */
    public interface Connection {
        /** Whether packets have properties. */
        boolean isMqtt5();

        /** The highest QoS with which the broker delivers messages of a topic; -1 if it is not known. */
        int grantedQos(String topic);
    }

    /**
     * @param outages the times without a connection
     * @param clock nanoseconds, of which only differences count; any thread
     */
    public StatisticsViewModel(
            Messages log,
            TopicTree tree,
            Outages outages,
            Connection connection,
            FxScheduler fx,
            Tasks tasks,
            LongSupplier clock) {
        this.log = log;
        this.tree = tree;
        this.outages = outages;
        this.connection = connection;
        this.fx = fx;
        this.tasks = tasks;
        this.clock = clock;
    }

    public Connection connection() {
        return connection;
    }

    /** The statistics become visible, or are hidden: then nothing is read. */
    public void setVisible(boolean shown) {
        visible = shown;
        if (!shown) {
            tasks.cancel(read);
            if (running) {
                running = false;
                startedAt = NEVER;
            }
        }
    }

    /**
     * Shows the statistics of a topic.
     *
     * @param topic as received; empty for none
     * @param endPosition leaves out messages from this position on; {@link #NO_END} for none
     */
    public void follow(String topic, long endPosition) {
        int next = topic.isEmpty() ? TopicTree.NONE : tree.find(topic);
        if (next == node && endPosition == end) {
            return;
        }
        tasks.cancel(read);
        running = false;
        node = next;
        end = endPosition;
        readTo = Messages.NONE;
        startedAt = NEVER;
        statistics.set(null);
        problem.set("");
        tick();
    }

    /** Whether {@link #tick} has something to do. Any thread. */
    public boolean isBehind() {
        int now = node;
        // The clock may be set back.
        return visible
                && !running
                && now != TopicTree.NONE
                && tree.lastPosition(now) != readTo
                && (end == NO_END || startedAt == NEVER)
                && (startedAt == NEVER || Math.abs(clock.getAsLong() - startedAt) >= INTERVAL_NANOS);
    }

    /** Reads the statistics in the background if messages have arrived, and the last time is long enough ago. */
    public void tick() {
        if (!isBehind()) {
            return;
        }
        startedAt = clock.getAsLong();
        running = true;
        long newest = tree.lastPosition(node);
        long until = end;
        tasks.compute(
                read,
                fx::later,
                (progress, cancel) -> TopicStatistics.read(log, newest, until, outages, cancel),
                found -> show(found, newest),
                failure -> fail(newest, failure));
    }

    private void show(TopicStatistics found, long newest) {
        running = false;
        readTo = newest;
        problem.set("");
        statistics.set(found);
    }

    /** The next message is another chance. */
    private void fail(long newest, Throwable failure) {
        running = false;
        readTo = newest;
        statistics.set(null);
        problem.set(Texts.get("statistics.failed", FailureText.reason(failure)));
    }

    /** Null until they have been read. */
    public ReadOnlyObjectProperty<@Nullable TopicStatistics> statisticsProperty() {
        return statistics.getReadOnlyProperty();
    }

    /** Why there are none, a sentence; empty if there are. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
