// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.timeline;

import java.util.List;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.topiary.app.tasks.TaskSpec;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.tasks.Tasks.Lane;
import org.topiary.app.text.ShortNumbers;
import org.topiary.app.text.Texts;
import org.topiary.app.text.Times;
import org.topiary.app.viewmodel.FailureText;
import org.topiary.app.viewmodel.FxScheduler;
import org.topiary.app.viewmodel.PastMoment;
import org.topiary.core.history.Outages;
import org.topiary.core.history.Outages.Outage;
import org.topiary.core.history.RateHistory;
import org.topiary.core.history.TimeTravel;
import org.topiary.core.log.Messages;
import org.topiary.core.tree.TopicTree;
import org.topiary.payload.ByteSize;

/**
 * The strip with the session's message rate, and the time that the window shows: the present, or a past time that the
 * user selected. A past time is looked up in the background. JavaFX application thread only.
 */
public final class TimelineViewModel {
    private static final long SECOND = 1_000_000_000L;
    private static final long MINUTE = 60 * SECOND;
    private static final long HALF_A_DAY = 43_200 * SECOND;

    /**
     * After this time without a message nothing is shown to the second: an idle session is drawn only every ten
     * seconds, starting a second later, so that it costs next to nothing. The minutes still change on time; the seconds
     * of a clock would stand still.
     */
    private static final long QUIET_NANOS = 60 * SECOND;

    /** No lookup is pending. */
    private static final long NOTHING = Long.MIN_VALUE;

    private final Messages log;
    private final TopicTree tree;
    private final Counters counters;
    private final Outages outages;
    private final FxScheduler fx;
    private final Tasks tasks;
    private final LongSupplier clock;
    private final ReadOnlyObjectWrapper<@Nullable PastMoment> moment = new ReadOnlyObjectWrapper<>(this, "moment");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");

    private long wanted = NOTHING;
    private boolean asking;

    /** Index of the selected span; -1 for the shortest that fits the session. */
    private int chosenSpan = -1;

    /**
     * The counters of a session.
     *
     * @param messages messages received so far
     * @param bytes payload bytes received so far
     */
    public record Counters(RateHistory rates, LongSupplier messages, LongSupplier bytes) {}

    /**
     * @param outages the times without a connection
     * @param tasks runs the lookups of past times
     * @param clock the time of day, ns since the epoch, by which messages are stamped
     */
    public TimelineViewModel(
            Messages log,
            TopicTree tree,
            Counters counters,
            Outages outages,
            FxScheduler fx,
            Tasks tasks,
            LongSupplier clock) {
        this.outages = outages;
        this.log = log;
        this.tree = tree;
        this.counters = counters;
        this.fx = fx;
        this.tasks = tasks;
        this.clock = clock;
    }

    /** The past time that the window shows; null for the present. */
    public ReadOnlyObjectProperty<@Nullable PastMoment> momentProperty() {
        return moment.getReadOnlyProperty();
    }

    /** Why the last requested time is not shown; empty when it is. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    public boolean isLive() {
        return moment.get() == null;
    }

    /** Freezes the current picture; messages are still received. */
    public void pause() {
        forget();
        moment.set(new PastMoment(clock.getAsLong(), log.end(), true));
    }

    public void goLive() {
        forget();
        moment.set(null);
    }

    private void forget() {
        wanted = NOTHING;
        problem.set("");
    }

    public void pauseOrGoLive() {
        if (isLive()) {
            pause();
        } else {
            goLive();
        }
    }

    /**
     * Shows the window at a time; a time before the oldest message in the log means that message's time, and now or
     * later means the present.
     */
    public void seek(long timeNanos) {
        long now = clock.getAsLong();
        long time = Math.max(timeNanos, Math.min(oldest(), now));
        if (time >= now) {
            goLive();
        } else {
            wanted = time;
            ask();
        }
    }

    /** The present, ns since the epoch. */
    public long now() {
        return clock.getAsLong();
    }

    /** Moves back (negative) or forward by a span; from the present only back. */
    public void step(long nanos) {
        boolean present = isLive() && wanted == NOTHING;
        if (!present || nanos < 0) {
            long time = cursor() + nanos;
            // The present advances: moving back and forward by the same span would never quite reach it.
            seek(nanos > 0 && clock.getAsLong() - time < SECOND ? Long.MAX_VALUE : time);
        }
    }

    /** Shows the window at the time of the oldest message still in the log. */
    public void seekOldest() {
        seek(oldest());
    }

    /** Looks up the requested times one after the other, skipping all but the latest. */
    private void ask() {
        if (asking) {
            return;
        }
        long time = wanted;
        asking = true;
        problem.set("");
        tasks.compute(
                TaskSpec.of("task.pastTime", Lane.READ),
                fx::later,
                (progress, cancel) -> new TimeTravel(log, tree).endAt(time),
                end -> take(time, end),
                failure -> {
                    asking = false;
                    wanted = NOTHING;
                    problem.set(Texts.get("timeline.notShown", FailureText.reason(failure)));
                });
    }

    private void take(long time, long end) {
        asking = false;
        if (wanted == NOTHING) {
            return;
        }
        moment.set(new PastMoment(time, end, false));
        if (wanted == time) {
            wanted = NOTHING;
        } else {
            ask();
        }
    }

    /** The time that is shown or was just requested; now in the present. */
    public long cursor() {
        if (wanted != NOTHING) {
            return wanted;
        }
        PastMoment shown = moment.get();
        return shown == null ? clock.getAsLong() : shown.timeNanos();
    }

    /** The time of the oldest message in the log; now if it is empty. */
    public long oldest() {
        Messages.Head head = log.readHead(log.first(), 0);
        return head == null ? clock.getAsLong() : head.timeNanos();
    }

    /** The time before which messages have left the log, ns since the epoch; {@link Long#MIN_VALUE} if none has. */
    public long goneUntil() {
        return log.dropped() == 0 ? Long.MIN_VALUE : oldest();
    }

    /** The times without a connection that an axis shows, oldest first; one that lasts ends now. */
    public List<Outage> outages(TimeAxis axis) {
        long now = clock.getAsLong();
        return outages.all().stream()
                .map(each -> each.lasts() ? new Outage(each.fromNanos(), Math.max(now, each.fromNanos())) : each)
                .filter(each -> each.toNanos() > axis.from() && each.fromNanos() < axis.to())
                .toList();
    }

    /** The span shown by the strip: up to now, or around the selected time if that is further back. */
    public TimeAxis axis() {
        long now = clock.getAsLong();
        long span = TimeAxis.SPANS.get(span(now));
        long to = Math.ceilDiv(now, SECOND) * SECOND;
        long cursor = cursor();
        if (cursor < to - span) {
            to = cursor + span / 2;
        }
        return new TimeAxis(to - span, to);
    }

    /** Shows more (positive) or less of the session's time. */
    public void zoomOut(int steps) {
        chosenSpan = Math.clamp(span(clock.getAsLong()) + steps, 0, TimeAxis.SPANS.size() - 1);
    }

    private int span(long now) {
        if (chosenSpan >= 0) {
            return chosenSpan;
        }
        long age = now - Math.min(counters.rates().start(), now);
        int fitting = 0;
        while (fitting < TimeAxis.SPANS.size() - 1 && TimeAxis.SPANS.get(fitting) < age) {
            fitting++;
        }
        return fitting;
    }

    /** The curve for an axis, one value per column. */
    public RateHistory.Columns columns(TimeAxis axis, int columns) {
        long messages = counters.messages().getAsLong();
        long bytes = counters.bytes().getAsLong();
        return counters.rates().columns(axis.from(), axis.to(), columns, clock.getAsLong(), messages, bytes);
    }

    /** A description of a place on the strip: its time, and the message rate at that time. */
    public String describe(long timeNanos, double messagesPerSecond, double bytesPerSecond) {
        String time = Times.timeOfDay(timeNanos);
        if (timeNanos > clock.getAsLong()) {
            return time;
        }
        if (Double.isNaN(messagesPerSecond)) {
            return Texts.get("timeline.unknown", time);
        }
        if (outages.anyBetween(timeNanos, timeNanos + 1)) {
            return Texts.get("timeline.outage", time);
        }
        String rate = ShortNumbers.rate(messagesPerSecond);
        String key = timeNanos < goneUntil() ? "timeline.rate.gone" : "timeline.rate";
        return Texts.get(
                key, time, rate.isEmpty() ? "0" : rate.replace("/s", ""), ByteSize.text((long) bytesPerSecond));
    }

    /** The time of day in the present, without seconds while no messages arrive; otherwise the selected time. */
    public String clockText() {
        if (!isLive()) {
            return Times.time(cursor());
        }
        long now = clock.getAsLong();
        return isQuiet(now) ? Times.minute(now) : Times.timeOfDay(now);
    }

    private boolean isQuiet(long now) {
        return now - tree.subtreeLastTime(TopicTree.ROOT) >= QUIET_NANOS;
    }

    /**
     * For screen readers: the time shown, and the number of messages in its second; in the present, in the last
     * complete second.
     */
    public String spokenText() {
        long time = isLive() ? clock.getAsLong() - SECOND : cursor();
        long second = Math.floorDiv(time, SECOND) * SECOND;
        double rate = columns(new TimeAxis(second, second + SECOND), 1).messages()[0];
        String text = Double.isNaN(rate)
                ? Texts.get("timeline.strip.rateUnknown")
                : Texts.get("timeline.strip.rate", ShortNumbers.grouped(Math.round(rate)));
        return isLive()
                ? Texts.get("timeline.strip.live", text)
                : Texts.get("timeline.strip.past", Times.time(cursor()), text);
    }

    /** The selected time in seconds from now: 0 for the present, otherwise negative. */
    public double spokenValue() {
        return isLive() ? 0 : secondsFromNow(cursor());
    }

    /** The minimum of {@link #spokenValue}. */
    public double leastSpokenValue() {
        return secondsFromNow(oldest());
    }

    private double secondsFromNow(long timeNanos) {
        return Math.min(0, timeNanos - clock.getAsLong()) / (double) SECOND;
    }

    /** A sentence about the selected time, or why it cannot be shown; empty in the present if there is no problem. */
    public String pastText() {
        PastMoment shown = moment.get();
        if (shown == null || !problem.get().isEmpty()) {
            return problem.get();
        }
        long now = clock.getAsLong();
        long age = now - shown.timeNanos();
        String time = age < HALF_A_DAY ? Times.timeOfDay(shown.timeNanos()) : Times.dateAndTime(shown.timeNanos());
        String ago = isQuiet(now) && age < MINUTE ? Texts.get("timeline.lessThanAMinute") : Times.age(age);
        return Texts.get(shown.paused() ? "timeline.paused" : "timeline.past", time, ago);
    }
}
