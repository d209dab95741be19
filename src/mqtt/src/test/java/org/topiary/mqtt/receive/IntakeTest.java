// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.receive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.topiary.core.log.Message;
import org.topiary.core.log.MessageLog;
import org.topiary.core.log.Messages;
import org.topiary.core.log.Qos;
import org.topiary.core.tree.TopicTree;

class IntakeTest {
    private static final ByteBuffer NO_PROPERTIES = ByteBuffer.allocate(0);
    private static final String DROPPED = "$SYS/broker/publish/messages/dropped";

    private final MessageLog log = new MessageLog(MessageLog.MIN_CAPACITY);

    @AfterEach
    void close() {
        log.close();
    }

    /** With room in the tree for all topics, and with none left for the topic of the count. */
    @ParameterizedTest
    @ValueSource(ints = {100, 1})
    void whatTheBrokerSaysItDroppedIsKnownFromItsSecondCountOn(int limit) {
        Intake intake = new Intake(log, new TopicTree(limit), () -> true);
        accept(intake, "a", "first");
        assertThat(intake.brokerDropped()).isEqualTo(-1);
        accept(intake, DROPPED, "100");
        assertThat(intake.brokerDropped()).isZero();
        accept(intake, DROPPED, "107");
        assertThat(intake.brokerDropped()).isEqualTo(7);
        for (String noCount :
                new String[] {"no number", "", "-1", "9223372036854775808", "99999999999999999999", "1".repeat(5_000)
                }) {
            accept(intake, DROPPED, noCount);
            assertThat(intake.brokerDropped()).as(noCount).isEqualTo(7);
        }
        accept(intake, DROPPED, "108");
        assertThat(intake.brokerDropped()).isEqualTo(8);
        assertThat(intake.leftOut()).isEqualTo(limit == 1 ? 9 : 0);
        assertThat(intake.failed()).isZero();
    }

    @Test
    void whatTheBrokerDroppedStopsAtTheLargestNumber() {
        Intake intake = new Intake(log, new TopicTree(), () -> true);
        for (String count : new String[] {"0", "9223372036854775807", "5", "9223372036854775807"}) {
            accept(intake, DROPPED, count);
        }
        assertThat(intake.brokerDropped()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aSecondWriterIsRefusedAndCountedWithItsCause() {
        Intake intake = new Intake(log, new TopicTree(), () -> false);
        accept(intake, "a", "first");
        accept(intake, "a", "");
        assertThat(intake.failed()).isEqualTo(2);
        assertThat(log.appended()).isZero();
        LossCause cause = assertThat(intake.lossCauses()).singleElement().actual();
        assertThat(cause.kind()).isEqualTo(LossCause.Kind.FAILED);
        assertThat(cause.count()).isEqualTo(2);
        assertThat(cause.firstBytes()).isEqualTo(5);
        assertThat(cause.detail()).contains("IllegalStateException: Not the network thread", "Intake.java");
    }

    @Test
    void causesAreToldApartButNotWithoutEnd() {
        Intake intake = new Intake(log, new TopicTree(), () -> true);
        accept(intake, "a", "x".repeat(100_000));
        accept(intake, "a", "x".repeat(200_000));
        List<Throwable> errors = List.of(
                new IllegalStateException("first"),
                new IllegalStateException("second"),
                new IndexOutOfBoundsException(),
                new NullPointerException(),
                new ClassCastException(),
                new ArithmeticException(),
                new StackOverflowError(),
                new OutOfMemoryError(),
                new IllegalArgumentException(),
                new AssertionError());
        errors.forEach(intake::failed);

        List<LossCause> causes = intake.lossCauses();
        assertThat(causes).hasSize(Losses.MAX_CAUSES + 1);
        assertThat(causes.stream()
                        .filter(each -> each.kind() == LossCause.Kind.TOO_LARGE)
                        .toList())
                .singleElement()
                .satisfies(each -> assertThat(each.count()).isEqualTo(2))
                .satisfies(each -> assertThat(each.firstBytes()).isEqualTo(100_000));
        assertThat(causes.stream()
                        .filter(each -> each.detail().contains("IllegalStateException"))
                        .toList())
                .singleElement()
                .satisfies(each -> assertThat(each.count()).isEqualTo(2))
                .satisfies(each -> assertThat(each.detail()).contains("first"));
        assertThat(causes.stream()
                        .filter(each -> each.kind() == LossCause.Kind.OTHER)
                        .toList())
                .singleElement()
                .satisfies(each -> assertThat(each.count()).isEqualTo(2));
        assertThat(intake.failed()).isEqualTo(errors.size());
        assertThat(log.rejected()).isEqualTo(2);
    }

    @Test
    void aWallClockThatJumpsDisturbsNeitherTheOrderNorTheRates() {
        long[] hours = {100, 101, 5, 6, 200};
        int[] at = {0};
        InstantSource wall = () -> Instant.ofEpochSecond(hours[at[0]] * 3_600);
        TopicTree tree = new TopicTree();
        Intake intake = new Intake(log, tree, () -> true, wall);
        for (at[0] = 0; at[0] < hours.length; at[0]++) {
            accept(intake, "t", Integer.toString(at[0]));
        }

        int node = tree.find("t");
        long position = tree.lastPosition(node);
        for (int i = hours.length - 1; i >= 0; i--) {
            Message message = Objects.requireNonNull(log.read(position));
            assertThat(message.payload()).asString(UTF_8).isEqualTo(Integer.toString(i));
            assertThat(message.timeNanos()).isEqualTo(hours[i] * 3_600 * 1_000_000_000L);
            position = message.previous();
        }
        assertThat(position).isEqualTo(Messages.NONE);
        assertThat(tree.messages(node)).isEqualTo(hours.length);
        assertThat(intake.failed()).isZero();
        long end = 201L * 3_600 * 1_000_000_000L;
        for (double rate : intake.rates()
                .columns(0, end, 500, end, intake.messages(), intake.bytes())
                .messages()) {
            assertThat(Double.isNaN(rate) || (rate >= 0 && rate <= hours.length))
                    .as("rate %s", rate)
                    .isTrue();
        }
    }

    private static void accept(Intake intake, String topic, String payload) {
        intake.accept(
                ByteBuffer.wrap(topic.getBytes(UTF_8)),
                ByteBuffer.wrap(payload.getBytes(UTF_8)),
                Qos.AT_MOST_ONCE,
                false,
                NO_PROPERTIES,
                true);
    }
}
