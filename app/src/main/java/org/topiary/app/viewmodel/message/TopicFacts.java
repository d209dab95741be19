// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.topiary.app.text.ShortNumbers;
import org.topiary.app.text.Texts;
import org.topiary.app.text.Times;
import org.topiary.app.viewmodel.message.PropertyRows.Heading;
import org.topiary.app.viewmodel.message.PropertyRows.Property;
import org.topiary.app.viewmodel.message.PropertyRows.Row;
import org.topiary.app.viewmodel.message.statistics.PacketSize;
import org.topiary.app.viewmodel.message.statistics.StatisticsViewModel;
import org.topiary.app.viewmodel.message.statistics.TopicStatistics;
import org.topiary.payload.ByteSize;

/**
 * All that is known of a message besides its payload, as rows: of the message itself, its properties, and the
 * statistics of its topic. A snapshot; the rows of properties are created on request. JavaFX application thread.
 */
public final class TopicFacts {
    private final List<Row> before;
    private final PropertyRows properties;
    private final List<Row> after;
    private final long now;

    private TopicFacts(List<Row> before, PropertyRows properties, List<Row> after, long now) {
        this.before = before;
        this.properties = properties;
        this.after = after;
        this.now = now;
    }

    /** @param nowNanos the time that the window shows, nanoseconds since 1970-01-01T00:00Z */
    public static TopicFacts of(MessageInfo info, StatisticsViewModel statistics, long nowNanos) {
        return new TopicFacts(
                message(info, statistics.connection(), nowNanos),
                info.properties(),
                topic(
                        statistics.statisticsProperty().get(),
                        statistics.problemProperty().get(),
                        nowNanos),
                nowNanos);
    }

    public int count() {
        return before.size() + properties.count() + after.size();
    }

    public Row row(int index) {
        int property = index - before.size();
        if (property < 0) {
            return before.get(index);
        }
        return property < properties.count() ? properties.row(property, now) : after.get(property - properties.count());
    }

    private static List<Row> message(MessageInfo info, StatisticsViewModel.Connection connection, long now) {
        List<Row> rows = new ArrayList<>();
        rows.add(new Heading(Texts.get("statistics.message")));
        rows.add(row("qos", Integer.toString(info.qos())));
        int granted = connection.grantedQos(info.topic());
        if (granted >= 0) {
            boolean exact = info.qos() < granted || info.qos() == 2;
            rows.add(row(
                    "qosPublished",
                    Texts.get(exact ? "statistics.qos.exact" : "statistics.qos.atLeast", info.qos()),
                    Texts.get("statistics.qosPublished.tip", granted)));
        }
        rows.add(
                info.retained()
                        ? row(
                                "retained",
                                Texts.get("statistics.retained.since", Times.age(now - info.timeNanos())),
                                Texts.get("statistics.retained.tip"))
                        : row("retained", Texts.get("statistics.retained.no")));
        PropertyRows properties = info.properties();
        long size = PacketSize.ofPublish(
                connection.isMqtt5() || !properties.isEmpty(),
                info.topic().getBytes(StandardCharsets.UTF_8).length,
                info.qos(),
                properties.bytesInPacket(),
                info.size());
        rows.add(row(
                "packet",
                Texts.get("statistics.packet.calculated", ByteSize.text(size)),
                Texts.get("statistics.packet.tip")));
        return rows;
    }

    private static List<Row> topic(@Nullable TopicStatistics found, String problem, long now) {
        List<Row> rows = new ArrayList<>();
        if (found == null) {
            rows.add(new Heading(problem.isEmpty() ? Texts.get("statistics.reading") : problem));
            return rows;
        }
        rows.add(new Heading(
                Texts.get(found.all() ? "statistics.topic.all" : "statistics.topic.newest", found.messages())));
        if (found.messages() == 0) {
            return rows;
        }
        TopicStatistics.Intervals intervals = found.intervals();
        rows.add(row(
                "intervals",
                intervals.leftOut() == 0
                        ? Texts.get("statistics.count", intervals.count())
                        : Texts.get("statistics.count.leftOut", intervals.count(), intervals.leftOut()),
                Texts.get("statistics.intervals.tip")));
        if (intervals.count() > 0) {
            rows.add(row("median", Times.span(intervals.median()), Texts.get("statistics.median.tip")));
            rows.add(row("jitter", Times.span(intervals.jitter()), Texts.get("statistics.jitter.tip")));
            rows.add(row("longest", Times.span(intervals.longest()), Texts.get("statistics.longest.tip")));
        }
        rows.add(row("silence", ShortNumbers.age(now - found.newestNanos()), Texts.get("statistics.silence.tip")));
        TopicStatistics.Sizes sizes = found.sizes();
        rows.add(row(
                "sizes",
                Texts.get(
                        "statistics.sizes.values",
                        ByteSize.text(sizes.smallest()),
                        ByteSize.text(sizes.median()),
                        ByteSize.text(sizes.largest()))));
        rows.add(row("total", ByteSize.text(sizes.total())));
        return rows;
    }

    private static Property row(String key, String value) {
        return row(key, value, "");
    }

    private static Property row(String key, String value, String tip) {
        String name = Texts.get("statistics." + key);
        return new Property(name, value, name, () -> value, false, tip);
    }
}
