// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.topiary.app.tasks.FailingTasks;
import org.topiary.app.tasks.TaskFails;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.viewmodel.message.TestSession;
import org.topiary.core.history.Outages;
import org.topiary.core.log.Qos;
import org.topiary.core.text.Phrase;
import org.topiary.mqtt.RefusedFilter;
import org.topiary.mqtt.profile.Subscription;
import org.topiary.mqtt.words.BrokerReason;

/** Tests the statistics of a topic, and when they are read. */
final class StatisticsViewModelTest {
    private static final long SECOND = 1_000_000_000L;

    private final TestSession session = new TestSession(1 << 22, 0);
    private final Outages outages = new Outages();
    private final AtomicLong clock = new AtomicLong();
    private StatisticsViewModel model = model(Tasks.on(Runnable::run));

    @AfterEach
    void close() {
        session.close();
    }

    private StatisticsViewModel model(Tasks tasks) {
        return new StatisticsViewModel(
                session.log, session.tree, outages, new FixedConnection(true, 2), Runnable::run, tasks, clock::get);
    }

    private void show(String topic) {
        model.setVisible(true);
        model.follow(topic, StatisticsViewModel.NO_END);
    }

    private TopicStatistics shown() {
        return Objects.requireNonNull(model.statisticsProperty().get());
    }

    private void receiveAfter(long seconds, String payload) {
        session.pass((seconds - 1) * SECOND);
        session.receive("t", payload);
    }

    @Test
    void theFiguresAreOfTheTopicAlone() {
        receiveAfter(1, "1");
        session.receive("t/below", "not counted");
        receiveAfter(2, "123");
        receiveAfter(4, "");
        receiveAfter(60, "12345");
        receiveAfter(6, "12");
        show("t");

        TopicStatistics statistics = shown();
        assertThat(statistics.messages()).isEqualTo(5);
        assertThat(statistics.all()).isTrue();
        assertThat(statistics.newestNanos()).isEqualTo(74 * SECOND);
        // 3, 4, 60 and 6 seconds; they differ from the median of 5 by 2, 1, 55 and 1.
        assertThat(statistics.intervals())
                .isEqualTo(new TopicStatistics.Intervals(4, 0, 5 * SECOND, SECOND + SECOND / 2, 60 * SECOND));
        assertThat(statistics.sizes()).isEqualTo(new TopicStatistics.Sizes(0, 2, 5, 11));
    }

    @Test
    void aSingleMessageHasNoInterval() {
        receiveAfter(1, "1");
        show("t");
        assertThat(shown().intervals().count()).isZero();
        assertThat(shown().sizes()).isEqualTo(new TopicStatistics.Sizes(1, 1, 1, 1));
    }

    @Test
    void anIntervalWithoutAConnectionIsLeftOut() {
        receiveAfter(1, "1");
        receiveAfter(2, "2");
        outages.began(4 * SECOND);
        outages.ended(90 * SECOND);
        receiveAfter(100, "3");
        show("t");
        assertThat(shown().intervals()).isEqualTo(new TopicStatistics.Intervals(1, 1, 2 * SECOND, 0, 2 * SECOND));
    }

    @Test
    void onlyTheNewestOfManyMessagesAreRead() {
        receiveAfter(1, "the longest payload");
        for (int i = 0; i < TopicStatistics.MAX_MESSAGES; i++) {
            receiveAfter(1, "x");
        }
        show("t");
        assertThat(shown().messages()).isEqualTo(TopicStatistics.MAX_MESSAGES);
        assertThat(shown().all()).isFalse();
        assertThat(shown().sizes().largest()).isEqualTo(1);
    }

    @Test
    void inThePastLaterMessagesDoNotCount() {
        receiveAfter(1, "1");
        receiveAfter(1, "2");
        long end = session.log.end();
        receiveAfter(1, "3");
        model.setVisible(true);
        model.follow("t", end);
        assertThat(shown().messages()).isEqualTo(2);

        receiveAfter(1, "4");
        clock.set(10 * SECOND);
        assertThat(model.isBehind()).isFalse();
    }

    @Test
    void whatWasHiddenWhileItWasReadIsReadAgain() {
        receiveAfter(1, "1");
        List<Runnable> waiting = new ArrayList<>();
        model = model(Tasks.on(waiting::add));
        model.setVisible(true);
        model.follow("t", session.log.end());
        model.setVisible(false);
        model.setVisible(true);

        assertThat(model.isBehind()).isTrue();
        model.tick();
        waiting.forEach(Runnable::run);
        assertThat(shown().messages()).isEqualTo(1);
    }

    @Test
    void newMessagesCountOnceASecondAtMostAndOnlyWhileVisible() {
        receiveAfter(1, "1");
        show("t");
        receiveAfter(1, "2");
        clock.set(SECOND / 2);
        assertThat(model.isBehind()).isFalse();
        model.tick();
        assertThat(shown().messages()).isEqualTo(1);

        clock.set(SECOND);
        assertThat(model.isBehind()).isTrue();
        model.tick();
        assertThat(shown().messages()).isEqualTo(2);
        clock.set(5 * SECOND);
        assertThat(model.isBehind()).isFalse();

        receiveAfter(1, "3");
        model.setVisible(false);
        assertThat(model.isBehind()).isFalse();
    }

    @Test
    void theStatisticsOfTheFormerTopicAreNeverShownForTheNext() {
        Queue<Runnable> pending = new ArrayDeque<>();
        model = model(Tasks.on(pending::add));
        receiveAfter(1, "1");
        session.receive("other", "22");
        show("t");
        show("other");
        assertThat(model.statisticsProperty().get()).isNull();

        pending.forEach(Runnable::run);
        assertThat(shown().sizes().total()).isEqualTo(2);
    }

    @Test
    @TaskFails("task.statistics")
    void aFailureIsShownAndTheNextMessageIsAnotherChance() {
        FailingTasks failing = new FailingTasks();
        model = model(failing.tasks());
        failing.setFailing(true);
        receiveAfter(1, "1");
        show("t");
        assertThat(model.problemProperty().get())
                .isEqualTo("The statistics of the topic could not be calculated: not enough memory.");
        clock.set(2 * SECOND);
        assertThat(model.isBehind()).isFalse();

        failing.setFailing(false);
        receiveAfter(1, "2");
        model.tick();
        assertThat(model.problemProperty().get()).isEmpty();
        assertThat(shown().messages()).isEqualTo(2);
    }

    @Test
    void thePacketHasTheSizeThatTheSpecificationGivesIt() {
        // MQTT 3.1.1: 1 + 1 + (2 + 1) + 0; with a packet identifier 2 more; MQTT 5 has the length of the properties.
        assertThat(PacketSize.ofPublish(false, 1, 0, 0, 0)).isEqualTo(5);
        assertThat(PacketSize.ofPublish(false, 1, 1, 0, 0)).isEqualTo(7);
        assertThat(PacketSize.ofPublish(true, 1, 0, 0, 0)).isEqualTo(6);
        assertThat(PacketSize.ofPublish(true, 1, 0, 5, 10)).isEqualTo(21);
        assertThat(PacketSize.ofPublish(false, 1, 0, 0, 124)).isEqualTo(129);
        assertThat(PacketSize.ofPublish(false, 1, 0, 0, 125)).isEqualTo(131);
        assertThat(PacketSize.integer(268_435_455)).isEqualTo(4);
    }

    @Test
    void theGrantedQosIsTheHighestOfTheSubscriptionsThatMatch() {
        List<Subscription> subscriptions = List.of(
                new Subscription("#", Qos.AT_MOST_ONCE, false),
                new Subscription("$share/g/home/+", Qos.AT_LEAST_ONCE, false),
                new Subscription("home/#", Qos.EXACTLY_ONCE, false).withEnabled(false));
        assertThat(GrantedQos.of(subscriptions, List.of(), "home/lamp")).isEqualTo(1);
        assertThat(GrantedQos.of(subscriptions, List.of(), "other")).isZero();
        assertThat(GrantedQos.of(subscriptions, List.of(), "$SYS/x")).isEqualTo(-1);
        assertThat(GrantedQos.of(
                        subscriptions, List.of(new RefusedFilter("#", Phrase.of("x"), BrokerReason.NONE)), "other"))
                .isEqualTo(-1);
    }
}
