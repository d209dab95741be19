// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.sparkplug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.topiary.app.SparkplugPayloads.birth;
import static org.topiary.app.SparkplugPayloads.data;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.topiary.app.tasks.FailingTasks;
import org.topiary.app.tasks.TaskFails;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.viewmodel.Decoding;
import org.topiary.app.viewmodel.Formats;
import org.topiary.app.viewmodel.SchemaLibrary;
import org.topiary.app.viewmodel.message.HistoryRow;
import org.topiary.app.viewmodel.message.MessageViewModel;
import org.topiary.app.viewmodel.message.TestSession;
import org.topiary.app.viewmodel.message.ValueContent;
import org.topiary.core.history.Outages;
import org.topiary.core.log.MessageLog;
import org.topiary.core.log.Messages;
import org.topiary.core.log.Qos;
import org.topiary.payload.sparkplug.state.Liveness;
import org.topiary.payload.standard.StandardDecoders;

/** Tests that the messages of Sparkplug are read in the background, and what the message pane shows then. */
final class SparkplugFollowerTest {
    private static final String BIRTH = "spBv1.0/plant/NBIRTH/line1";
    private static final String DATA = "spBv1.0/plant/NDATA/line1";
    private static final String NO_BIRTH =
            "Name unknown, no birth yet: the names of these metrics are in the birth of the"
                    + " edge node or device, which has not arrived.";

    private TestSession session = new TestSession(1 << 20);
    private final Queue<Runnable> background = new ArrayDeque<>();
    private SparkplugFollower follower = follower(Tasks.on(background::add));
    private MessageViewModel pane = pane();
    private long now;

    @AfterEach
    void close() {
        session.close();
    }

    private SparkplugFollower follower(Tasks tasks) {
        return new SparkplugFollower(session.log, session.tree, tasks);
    }

    private MessageViewModel pane() {
        return new MessageViewModel(
                session.log,
                session.tree,
                new Outages(),
                new Decoding(
                        new Formats(StandardDecoders.ALL, SchemaLibrary.empty()), List.of(), rules -> {}, follower),
                Runnable::run,
                Tasks.on(Runnable::run));
    }

    /** Follows another log, with its own tasks. */
    private void use(TestSession other, Tasks tasks) {
        session.close();
        session = other;
        follower = follower(tasks);
        pane = pane();
    }

    private long receive(String topic, byte[] payload) {
        return session.receive(topic, payload, false, new byte[0]);
    }

    private void tick() {
        now += 1_000_000_000L;
        follower.tick();
        pane.tick(now);
    }

    /** Ticks, and runs what that started. */
    private void follow() {
        tick();
        runAll();
        tick();
    }

    private void runAll() {
        for (Runnable task = background.poll(); task != null; task = background.poll()) {
            task.run();
        }
    }

    private String value() {
        return pane.value().shownProperty().get().content() instanceof ValueContent.Text text
                ? text.text().text()
                : "";
    }

    private String note() {
        return pane.value().shownProperty().get().content().note();
    }

    private List<String> history() {
        return Objects.requireNonNull(pane.historyProperty().get()).stream()
                .map(HistoryRow::preview)
                .toList();
    }

    private void select(String topic) {
        pane.select(session.node(topic));
    }

    @Test
    void withoutSparkplugNothingRuns() {
        for (int i = 0; i < 100; i++) {
            session.receive("garden/t" + i, "21.5");
            session.receive("spBv1.0x", "1");
            tick();
        }

        assertThat(background).isEmpty();
        assertThat(follower.isOutOfDate()).isFalse();
    }

    @Test
    void aBirthIsReadOnceAndChangesTheValueThatIsShown() {
        receive(DATA, data(7, 1, 5));
        select(DATA);
        assertThat(value()).isEqualTo("alias 1: 5\nseq: 7");
        assertThat(note()).isEmpty();
        follow();
        assertThat(note()).isEqualTo(NO_BIRTH);

        receive(BIRTH, birth(0, "Speed", "Heat"));
        receive(DATA, data(1, 1, 6));
        tick();
        assertThat(follower.isOutOfDate()).isFalse();
        runAll();
        assertThat(follower.isOutOfDate()).as("what was read has to be drawn").isTrue();
        tick();

        assertThat(value()).isEqualTo("Speed: 6  (Int32, alias 1)\nseq: 1");
        assertThat(note()).isEmpty();
        assertThat(history()).containsExactly("Speed 6", "alias 1 5");
        assertThat(follower.isOutOfDate()).isFalse();
        tick();
        assertThat(background).as("there are no new messages").isEmpty();
    }

    @Test
    void afterANewBirthTheHistoryKeepsTheNamesOfBefore() {
        receive(BIRTH, birth(0, "Speed", "Heat"));
        long old = receive(DATA, data(1, 1, 5));
        select(DATA);
        follow();
        int before = pane.decodedProperty().get();
        receive(BIRTH, birth(0, "Heat", "Speed"));
        receive(DATA, data(1, 1, 6));
        follow();

        assertThat(pane.decodedProperty().get()).as("drawn again").isNotEqualTo(before);
        assertThat(value()).startsWith("Heat: 6");
        assertThat(history()).containsExactly("Heat 6", "Speed 5");
        pane.show(old);
        assertThat(value()).startsWith("Speed: 5");
        pane.value().compareLines(true);
        pane.value().differenceProperty().set(true);
        pane.showLatest();
        assertThat(value()).contains("- Speed: 5", "+ Heat: 6");
    }

    @Test
    void aComparisonFollowsABirthThatIsReadLater() {
        receive(BIRTH, birth(0, "Speed"));
        receive(DATA, data(1, 1, 5));
        receive(DATA, data(2, 1, 6));
        select(DATA);
        pane.value().compareLines(true);
        pane.value().differenceProperty().set(true);
        assertThat(value()).contains("- alias 1: 5", "+ alias 1: 6");

        follow();

        assertThat(value()).contains("- Speed: 5", "+ Speed: 6");
    }

    @Test
    void messagesOfTwoNodesAreComparedWithTheirOwnNames() {
        receive(BIRTH, birth(0, "Speed"));
        receive("spBv1.0/plant/NBIRTH/line2", birth(0, "Heat"));
        long one = receive(DATA, data(1, 1, 5));
        long two = receive("spBv1.0/plant/NDATA/line2", data(1, 1, 5));
        select("spBv1.0/plant");
        follow();
        pane.value().compareLines(true);
        pane.compare(one, two);

        assertThat(value()).contains("- Speed: 5", "+ Heat: 5");
    }

    @Test
    void whatIsWrongWithAMessageIsSaidOnceItHasBeenRead() {
        receive(BIRTH, birth(0, "Speed"));
        receive(DATA, data(4, 1, 5));
        select(DATA);
        follow();

        assertThat(note())
                .isEqualTo("Sequence number 1 was expected, but 4 arrived: messages are missing or out of order.");
        assertThat(follower.state().liveness(DATA, session.log.end()).state()).isEqualTo(Liveness.State.STALE);
    }

    @Test
    void messagesThatTheLogHasDroppedAreCounted() {
        use(new TestSession(MessageLog.MIN_CAPACITY), Tasks.on(background::add));
        receive(BIRTH, birth(0, "Speed"));
        String filler = "x".repeat(1_000);
        for (int i = 0; i < 200; i++) {
            session.receive("garden/t", filler);
        }
        receive(DATA, data(1, 1, 5));
        select(DATA);
        follow();

        long missed = follower.state().missedMessages();
        assertThat(missed).isBetween(100L, 200L).isEqualTo(session.log.dropped());
        assertThat(note()).isEqualTo(NO_BIRTH + " " + missed + " messages were not read. Names and states may be old.");
    }

    @Test
    void otherMessagesAreReadBeforeTheLogDropsThem() {
        use(new TestSession(1 << 20), Tasks.on(background::add));
        receive(BIRTH, birth(0, "Speed"));
        follow();
        String filler = "x".repeat(1_000);
        for (int i = 0; i < 5_000; i++) {
            session.receive("garden/t", filler);
            follow();
        }
        receive(DATA, data(1, 1, 5));
        select(DATA);
        follow();

        assertThat(follower.state().missedMessages()).isZero();
        assertThat(session.log.dropped()).isPositive();
        assertThat(value()).startsWith("Speed: 5");
    }

    @Test
    void messagesThatCannotBeReadAreMissedAndTheNextOnesAreRead() {
        receive(BIRTH, birth(0, "Speed"));
        follow();
        // A topic that the tree does not have, as no session appends it.
        session.log.append(
                Integer.MAX_VALUE,
                1,
                Messages.NONE,
                Qos.AT_MOST_ONCE,
                false,
                false,
                ByteBuffer.allocate(0),
                ByteBuffer.allocate(0));
        receive(DATA, data(1, 1, 5));
        select(DATA);
        follow();
        receive(DATA, data(3, 1, 6));
        follow();

        assertThat(follower.state().missedMessages()).isEqualTo(2);
        assertThat(value()).startsWith("Speed: 6");
        assertThat(note()).isEqualTo("2 messages were not read. Names and states may be old.");
    }

    @Test
    void aClosedLogEndsTheWork() {
        receive(BIRTH, birth(0, "Speed"));
        tick();
        session.close();
        runAll();
        follower.tick();
        runAll();

        assertThat(background).isEmpty();
        assertThat(follower.state().births()).isZero();
    }

    @Test
    @TaskFails("task.sparkplug")
    void whenReadingFailsAliasesAreShownUntilItWorksAgain() {
        FailingTasks tasks = new FailingTasks();
        use(new TestSession(1 << 20), tasks.tasks());
        tasks.setFailing(true);
        receive(BIRTH, birth(0, "Speed"));
        receive(DATA, data(1, 1, 5));
        select(DATA);
        tick();
        tick();
        assertThat(value()).startsWith("alias 1: 5");

        tasks.setFailing(false);
        receive(DATA, data(2, 1, 6));
        tick();
        tick();
        assertThat(value()).startsWith("Speed: 6");
        assertThat(history()).containsExactly("Speed 6", "Speed 5");
        assertThat(follower.state().missedMessages()).isZero();
    }
}
