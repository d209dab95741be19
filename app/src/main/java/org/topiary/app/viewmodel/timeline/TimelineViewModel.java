// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.timeline;

import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.tasks.Tasks.Lane;
import org.topiary.app.text.Figures;
import org.topiary.app.text.Texts;
import org.topiary.app.text.Times;
import org.topiary.app.viewmodel.FailureText;
import org.topiary.app.viewmodel.FxScheduler;
import org.topiary.app.viewmodel.Moment;
import org.topiary.core.history.RateHistory;
import org.topiary.core.history.TimeTravel;
import org.topiary.core.log.MessageLog;
import org.topiary.core.tree.TopicTree;
import org.topiary.payload.ByteSize;

/**
 * The strip with the session's rate, and the time that the window looks at: the present, or an earlier one that the
 * user went to. A time is looked up in the background. JavaFX application thread only.
 */
public final class TimelineViewModel {
    private static final long SECOND = 1_000_000_000L;
    private static final long MINUTE = 60 * SECOND;
    private static final long HALF_A_DAY = 43_200 * SECOND;

    /**
     * After so long without a message nothing is said to the second any more: a session that idles is drawn every ten
     * seconds only, from a second later on, so that it costs next to nothing. A minute begins when it is drawn; the
     * seconds of a clock would stand still.
     */
    private static final long QUIET_NANOS = 60 * SECOND;

    /** No time is being looked up. */
    private static final long NOTHING = Long.MIN_VALUE;

    private final MessageLog log;
    private final TopicTree tree;
    private final Counters counters;
    private final FxScheduler fx;
    private final Tasks tasks;
    private final LongSupplier clock;
    private final ReadOnlyObjectWrapper<@Nullable Moment> moment = new ReadOnlyObjectWrapper<>(this, "moment");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");

    private long wanted = NOTHING;
    private boolean asking;

    /** Which of the spans was chosen, -1 for the one that the session fits in. */
    private int chosenSpan = -1;

    /**
     * What a session counts.
     *
     * @param messages messages received so far
     * @param bytes payload bytes received so far
     */
    public record Counters(RateHistory rates, LongSupplier messages, LongSupplier bytes) {}

    /**
     * @param tasks where times are looked up
     * @param clock the time of day, ns since the epoch, as messages are stamped
     */
    public TimelineViewModel(
            MessageLog log, TopicTree tree, Counters counters, FxScheduler fx, Tasks tasks, LongSupplier clock) {
        this.log = log;
        this.tree = tree;
        this.counters = counters;
        this.fx = fx;
        this.tasks = tasks;
        this.clock = clock;
    }

    /** The earlier time that the window shows; null for the present. */
    public ReadOnlyObjectProperty<@Nullable Moment> momentProperty() {
        return moment.getReadOnlyProperty();
    }

    /** Why the time that was asked for last does not show; empty when it does. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    public boolean isLive() {
        return moment.get() == null;
    }

    /** Freezes the picture as it is now; messages go on being taken in. */
    public void pause() {
        forget();
        moment.set(new Moment(clock.getAsLong(), log.end(), true));
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
     * Shows the window as of a time; one before the oldest message in the log is taken as that, and now or later is the
     * present.
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

    /** Looks a span earlier (negative) or later; from the present, a span before now, and no further ahead. */
    public void step(long nanos) {
        boolean present = isLive() && wanted == NOTHING;
        if (!present || nanos < 0) {
            long time = cursor() + nanos;
            // The present moves on: who steps back and ahead again by the same span would never quite reach it.
            seek(nanos > 0 && clock.getAsLong() - time < SECOND ? Long.MAX_VALUE : time);
        }
    }

    /** Shows the window as of the oldest message that is still in the log. */
    public void seekOldest() {
        seek(oldest());
    }

    /** The latest of the times that were asked for, one after the other. */
    private void ask() {
        if (asking) {
            return;
        }
        long time = wanted;
        asking = true;
        problem.set("");
        tasks.submit(
                "Looking up an earlier time",
                Lane.READ,
                cancelled -> {
                    long end = new TimeTravel(log, tree).endAt(time);
                    fx.later(() -> take(time, end));
                },
                failure -> fx.later(() -> {
                    asking = false;
                    wanted = NOTHING;
                    problem.set(Texts.get("timeline.notShown", FailureText.reason(failure)));
                }));
    }

    private void take(long time, long end) {
        asking = false;
        if (wanted == NOTHING) {
            return;
        }
        moment.set(new Moment(time, end, false));
        if (wanted == time) {
            wanted = NOTHING;
        } else {
            ask();
        }
    }

    /** The time that is looked at, or that the user just went to; now in the present. */
    public long cursor() {
        if (wanted != NOTHING) {
            return wanted;
        }
        Moment shown = moment.get();
        return shown == null ? clock.getAsLong() : shown.timeNanos();
    }

    /** Time of the oldest message in the log; now when it is empty. */
    public long oldest() {
        MessageLog.Head head = log.readHead(log.first(), 0);
        return head == null ? clock.getAsLong() : head.timeNanos();
    }

    /** Up to when messages have left the log, ns since the epoch; the smallest number if none has. */
    public long goneUntil() {
        return log.dropped() == 0 ? Long.MIN_VALUE : oldest();
    }

    /** What the strip shows: a span up to now, or around the time that is looked at where that is further back. */
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

    /** The curve of an axis, one value for each of so many columns. */
    public RateHistory.Columns columns(TimeAxis axis, int columns) {
        long messages = counters.messages().getAsLong();
        long bytes = counters.bytes().getAsLong();
        return counters.rates().columns(axis.from(), axis.to(), columns, clock.getAsLong(), messages, bytes);
    }

    /** What is said of a place of the strip: its time, and how much came then. */
    public String describe(long timeNanos, double messagesPerSecond, double bytesPerSecond) {
        String time = Times.timeOfDay(timeNanos);
        if (timeNanos > clock.getAsLong()) {
            return time;
        }
        if (Double.isNaN(messagesPerSecond)) {
            return Texts.get("timeline.unknown", time);
        }
        String rate = Figures.rate(messagesPerSecond);
        String key = timeNanos < goneUntil() ? "timeline.rate.gone" : "timeline.rate";
        return Texts.get(
                key, time, rate.isEmpty() ? "0" : rate.replace("/s", ""), ByteSize.text((long) bytesPerSecond));
    }

    /** The time of day in the present, to the minute while nothing comes; else the time that is looked at. */
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
     * For who does not see the strip: which time shows, and how much came in its second, in the present in the last
     * whole one.
     */
    public String spokenText() {
        long time = isLive() ? clock.getAsLong() - SECOND : cursor();
        long second = Math.floorDiv(time, SECOND) * SECOND;
        double rate = columns(new TimeAxis(second, second + SECOND), 1).messages()[0];
        String text = Double.isNaN(rate)
                ? Texts.get("timeline.strip.rateUnknown")
                : Texts.get("timeline.strip.rate", Figures.grouped(Math.round(rate)));
        return isLive()
                ? Texts.get("timeline.strip.live", text)
                : Texts.get("timeline.strip.past", Times.time(cursor()), text);
    }

    /** The time that is looked at as seconds from now, so 0 for the present, else less. */
    public double spokenValue() {
        return isLive() ? 0 : secondsFromNow(cursor());
    }

    /** What {@link #spokenValue} is at least. */
    public double leastSpokenValue() {
        return secondsFromNow(oldest());
    }

    private double secondsFromNow(long timeNanos) {
        return Math.min(0, timeNanos - clock.getAsLong()) / (double) SECOND;
    }

    /** A sentence about the time that is looked at, or why it cannot be; else empty in the present. */
    public String pastText() {
        Moment shown = moment.get();
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
