// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.devices;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.topiary.app.tasks.Cancel;
import org.topiary.app.text.Texts;
import org.topiary.core.log.Message;
import org.topiary.core.log.Messages;
import org.topiary.core.text.ForeignText;
import org.topiary.core.tree.TopicTree;
import org.topiary.payload.decode.Field;
import org.topiary.payload.sparkplug.BirthMetric;
import org.topiary.payload.sparkplug.MetricTable;
import org.topiary.payload.sparkplug.MetricValue;
import org.topiary.payload.sparkplug.state.NewestMetrics;
import org.topiary.payload.sparkplug.state.SparkplugState;
import org.topiary.payload.sparkplug.state.SparkplugTopic;

/** Reads the newest values of metrics from the log. Any thread. */
final class MetricCells {
    /** Messages read at a time for each node or device; values in older ones follow the next time. */
    static final int MAX_MESSAGES = 2_000;

    private final SparkplugState state;
    private final Messages log;
    private final TopicTree tree;

    MetricCells(SparkplugState state, Messages log, TopicTree tree) {
        this.state = state;
        this.log = log;
        this.tree = tree;
    }

    /**
     * The metrics of a node or device with their newest values. Immutable.
     *
     * @param positions where the values are; those of {@link #UNREAD} have yet to be read
     * @param cells in the order of {@link MetricTable#byName}
     */
    record Branch(MetricTable metrics, long[] positions, MetricCell[] cells) {
        private static final long UNREAD = -1;

        /** All values have yet to be read. */
        static Branch unread(MetricTable metrics) {
            long[] positions = new long[metrics.size()];
            Arrays.fill(positions, UNREAD);
            MetricCell[] cells = new MetricCell[metrics.size()];
            Arrays.fill(cells, MetricCell.UNKNOWN);
            return new Branch(metrics, positions, cells);
        }

        boolean isComplete() {
            return Arrays.stream(positions).noneMatch(position -> position == UNREAD);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Branch branch
                    && metrics.equals(branch.metrics)
                    && Arrays.equals(positions, branch.positions)
                    && Arrays.equals(cells, branch.cells);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(positions);
        }
    }

    /**
     * Reads the values of some nodes and devices that have changed.
     *
     * @param before an earlier result
     */
    Map<DeviceKey, Branch> read(Collection<DeviceKey> keys, Map<DeviceKey, Branch> before, Cancel cancel) {
        Map<DeviceKey, Branch> read = new HashMap<>();
        for (DeviceKey key : keys) {
            cancel.check();
            NewestMetrics newest = state.newestMetrics(Objects.requireNonNull(key.topic()));
            Branch known = before.get(key);
            read.put(
                    key,
                    read(
                            newest,
                            known != null && known.metrics.equals(newest.metrics())
                                    ? known
                                    : Branch.unread(newest.metrics()),
                            cancel));
        }
        return read;
    }

    private Branch read(NewestMetrics newest, Branch known, Cancel cancel) {
        TreeSet<Long> changed = new TreeSet<>();
        for (int i = 0; i < known.positions.length; i++) {
            if (known.positions[i] != newest.positions()[i]) {
                changed.add(newest.positions()[i]);
            }
        }
        if (changed.isEmpty()) {
            return known;
        }
        Branch made = new Branch(known.metrics, known.positions.clone(), known.cells.clone());
        changed.descendingSet().stream().limit(MAX_MESSAGES).forEach(position -> {
            cancel.check();
            read(position, newest, made);
        });
        return made;
    }

    private void read(long position, NewestMetrics newest, Branch into) {
        Message message = log.read(position);
        if (message != null) {
            SparkplugTopic topic = SparkplugTopic.of(tree.topic(message.topic()));
            // The copy of a birth that a server keeps says nothing about when its values were current.
            long time = topic == null || topic.certificate() ? 0 : message.timeNanos();
            for (MetricValue value : MetricValue.all(message.payload(), into.metrics)) {
                int index = into.metrics.indexOf(value.field().name());
                if (index >= 0 && newest.positions()[index] == position) {
                    into.cells[index] = cell(value, time);
                    into.positions[index] = position;
                }
            }
        }
        List<BirthMetric> metrics = into.metrics.byName();
        for (int i = 0; i < into.positions.length; i++) {
            if (newest.positions()[i] == position && into.positions[i] != position) {
                into.cells[i] = gone(metrics.get(i));
                into.positions[i] = position;
            }
        }
    }

    private static MetricCell cell(MetricValue value, long timeNanos) {
        Field field = value.field();
        String text = field.kind().hasChildren() ? "{…}" : field.text();
        String shown = field.unit().isEmpty() ? text : text + " " + field.unit();
        String more = timeNanos == 0 ? Texts.get("devices.value.certificate") : "";
        String note = ForeignText.line(field.note());
        return new MetricCell(
                ForeignText.line(shown),
                note.isEmpty() || more.isEmpty() ? note + more : note + " · " + more,
                value.isGood(),
                timeNanos);
    }

    private static MetricCell gone(BirthMetric metric) {
        return new MetricCell(Texts.get("devices.value.gone"), metric.typeName(), false, 0);
    }
}
