// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.topiary.app.Traffic;
import org.topiary.app.tasks.FailingTasks;
import org.topiary.app.tasks.TaskFails;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.text.Times;
import org.topiary.app.viewmodel.PastMoment;
import org.topiary.core.history.Outages;
import org.topiary.core.history.RateHistory;

final class TimelineViewModelTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long START = 1_700_000_000L * SECOND;

    private final Traffic traffic = new Traffic();
    private final RateHistory rates = new RateHistory();
    private final Queue<Runnable> background = new ArrayDeque<>();
    private long messages;
    private long now = START;
    private final TimelineViewModel model = new TimelineViewModel(
            traffic.log(),
            traffic.tree(),
            new TimelineViewModel.Counters(rates, () -> messages, () -> messages * 2),
            new Outages(),
            Runnable::run,
            Tasks.on(background::add),
            () -> now);

    @AfterEach
    void close() {
        traffic.close();
    }

    private long receive() {
        long position = traffic.log().end();
        rates.note(now, messages, messages * 2);
        messages++;
        traffic.arrive("t", "42", false, now);
        return position;
    }

    /** Adds messages, one per second. */
    private List<Long> receive(int count) {
        List<Long> positions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            positions.add(receive());
            now += SECOND;
        }
        return positions;
    }

    private void lookUp() {
        while (!background.isEmpty()) {
            background.remove().run();
        }
    }

    private PastMoment moment() {
        return Objects.requireNonNull(model.momentProperty().get());
    }

    @Test
    void itBeginsInThePresentAndPausesThere() {
        receive(3);
        assertThat(model.isLive()).isTrue();
        assertThat(model.pastText()).isEmpty();

        model.pauseOrGoLive();
        assertThat(moment()).isEqualTo(new PastMoment(now, traffic.log().end(), true));
        assertThat(model.pastText()).startsWith("Paused at ").endsWith("New messages are still being recorded.");

        model.pauseOrGoLive();
        assertThat(model.isLive()).isTrue();
    }

    @Test
    void aTimeIsLookedAtUpToTheMessagesThatHadCome() {
        List<Long> positions = receive(10);
        model.seek(START + 4 * SECOND + SECOND / 2);
        assertThat(model.isLive()).isTrue();
        assertThat(model.cursor()).isEqualTo(START + 4 * SECOND + SECOND / 2);

        lookUp();
        assertThat(moment()).isEqualTo(new PastMoment(START + 4 * SECOND + SECOND / 2, positions.get(5), false));
        assertThat(model.pastText())
                .isEqualTo("Showing " + Times.timeOfDay(START + 4 * SECOND + SECOND / 2)
                        + " (5 s ago). New messages are still being recorded.");
    }

    @Test
    void timesBeyondTheEndsAreTheEnds() {
        List<Long> positions = receive(10);
        model.seek(0);
        lookUp();
        assertThat(moment().timeNanos()).isEqualTo(START);
        assertThat(moment().end()).isEqualTo(positions.get(1));

        model.seek(now);
        lookUp();
        assertThat(model.isLive()).isTrue();

        model.seekOldest();
        model.step(2 * SECOND);
        lookUp();
        assertThat(moment().end()).isEqualTo(positions.get(3));
    }

    @Test
    void beforeTheFirstMessageThereIsNoPast() {
        model.seek(START - SECOND);
        model.step(-SECOND);
        model.seekOldest();
        lookUp();
        assertThat(model.isLive()).isTrue();
    }

    @Test
    void aheadOfThePresentThereIsNothingToLookAt() {
        receive(10);
        model.step(SECOND);
        assertThat(background).isEmpty();
        assertThat(model.cursor()).isEqualTo(now);
        assertThat(model.isLive()).isTrue();
    }

    @Test
    void stepsAheadEndInThePresentThatHasMovedOnMeanwhile() {
        receive(10);
        model.step(-2 * SECOND);
        lookUp();
        now += SECOND / 2;
        model.step(SECOND);
        lookUp();
        assertThat(moment().timeNanos()).isEqualTo(START + 9 * SECOND);
        model.step(SECOND);
        assertThat(model.isLive()).isTrue();

        model.step(-SECOND);
        model.step(SECOND);
        lookUp();
        assertThat(model.isLive()).isTrue();
    }

    @Test
    void aPauseIsLeftAheadToThePresent() {
        receive(10);
        model.pause();
        now += 3 * SECOND;
        model.step(SECOND);
        lookUp();
        assertThat(moment().paused()).isFalse();
        model.step(2 * SECOND);
        assertThat(model.isLive()).isTrue();
    }

    @Test
    void ofManyTimesInADragOnlyTheFirstAndTheLastAreLookedUp() {
        receive(10);
        List<@Nullable PastMoment> seen = new ArrayList<>();
        model.momentProperty().subscribe((was, is) -> seen.add(is));
        for (int i = 1; i < 9; i++) {
            model.seek(START + i * SECOND);
        }
        assertThat(background).hasSize(1);
        lookUp();
        assertThat(seen)
                .extracting(each -> Objects.requireNonNull(each).timeNanos())
                .containsExactly(START + SECOND, START + 8 * SECOND);
    }

    @Test
    void anAnswerThatComesAfterTheReturnToThePresentIsDropped() {
        receive(10);
        model.seek(START);
        model.goLive();
        lookUp();
        assertThat(model.isLive()).isTrue();
    }

    @Test
    void theAxisIsTheSpanTheSessionFitsInAndReachesBackToWhatIsLookedAt() {
        receive(30);
        assertThat(model.axis()).isEqualTo(new TimeAxis(now - 60 * SECOND, now));
        receive(60);
        assertThat(model.axis().span()).isEqualTo(120 * SECOND);

        model.zoomOut(-1);
        assertThat(model.axis()).isEqualTo(new TimeAxis(now - 60 * SECOND, now));
        model.seek(START + 10 * SECOND);
        assertThat(model.axis()).isEqualTo(new TimeAxis(START - 20 * SECOND, START + 40 * SECOND));
        model.zoomOut(100);
        assertThat(model.axis().to()).isEqualTo(now);
    }

    @Test
    void theCurveTellsTheMessagesOfEachSecond() {
        receive(5);
        receive();
        receive();
        now += SECOND;
        TimeAxis axis = model.axis();
        RateHistory.Columns columns = model.columns(axis, 60);
        int first = (int) (axis.shareOf(START) * 60);
        assertThat(columns.messages()[first - 1]).isNaN();
        assertThat(columns.messages()[first]).isEqualTo(1);
        assertThat(columns.messages()[first + 5]).isEqualTo(2);
        assertThat(columns.bytes()[first + 5]).isEqualTo(4);
    }

    @Test
    void aPlaceOfTheStripTellsItsTimeAndRate() {
        receive(5);
        assertThat(model.describe(START, 1_234, 2_048)).endsWith(" · 1.2k msg/s · 2.0 KiB/s");
        assertThat(model.describe(START, 0, 0)).contains(" · 0 msg/s");
        assertThat(model.describe(START - 9 * SECOND, Double.NaN, Double.NaN)).endsWith("unknown");
    }

    @Test
    void onAQuietBrokerNothingIsSaidToTheSecond() {
        receive(10);
        long last = now - SECOND;
        now = last + 59 * SECOND;
        assertThat(model.clockText()).isEqualTo(Times.timeOfDay(now));
        model.pause();
        now = last + 60 * SECOND - 1;
        assertThat(model.pastText()).contains("just now");

        now = last + 60 * SECOND;
        assertThat(model.pastText()).contains("less than a minute ago");
        now = last + 59 * SECOND + 61 * SECOND;
        assertThat(model.pastText()).contains("1 min ago");
        assertThat(model.clockText()).isEqualTo(Times.time(last + 59 * SECOND));
        model.goLive();
        assertThat(model.clockText()).isEqualTo(Times.minute(now));

        receive();
        assertThat(model.clockText()).isEqualTo(Times.timeOfDay(now));
    }

    @Test
    void labelsStandAtWholeTimesOfTheZone() {
        long midnight = 1_700_006_400L * SECOND;
        TimeAxis axis = new TimeAxis(midnight - 1_000 * SECOND, midnight + 1_000 * SECOND);
        assertThat(axis.ticks(4, ZoneOffset.UTC))
                .containsExactly(midnight - 600 * SECOND, midnight, midnight + 600 * SECOND);
        assertThat(axis.ticks(1, ZoneOffset.ofHoursMinutes(5, 45))).containsExactly(midnight + 900 * SECOND);
        assertThat(axis.timeAt(axis.shareOf(midnight))).isEqualTo(midnight);
    }

    @Test
    @TaskFails("task.pastTime")
    void aTimeThatCannotBeLookedUpIsSaidAndTheNextOneIs() {
        FailingTasks worker = new FailingTasks();
        TimelineViewModel its = new TimelineViewModel(
                traffic.log(),
                traffic.tree(),
                new TimelineViewModel.Counters(rates, () -> messages, () -> messages),
                new Outages(),
                Runnable::run,
                worker.tasks(),
                () -> now);
        receive(10);
        worker.setFailing(true);
        its.seek(START + 2 * SECOND);
        assertThat(its.isLive()).isTrue();
        assertThat(its.pastText())
                .isEqualTo("This time cannot be shown: not enough memory. Click the timeline to try again.");

        worker.setFailing(false);
        its.seek(START + 2 * SECOND);
        assertThat(its.isLive()).isFalse();
        assertThat(its.pastText()).startsWith("Showing ");
    }
}
