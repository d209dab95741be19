// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.topiary.core.Message;
import org.topiary.core.MessageLog;
import org.topiary.core.Qos;
import org.topiary.core.TopicTree;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class IntakeTest {
    private static final ByteBuffer NO_PROPERTIES = ByteBuffer.allocate(0);
    private static final String DROPPED = "$SYS/broker/publish/messages/dropped";

    private final MessageLog log = new MessageLog(MessageLog.MIN_CAPACITY);

    @AfterEach
    void close() {
        log.close();
    }

    /** With room in the tree for all topics, and with none left for that of the count. */
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
        accept(intake, DROPPED, "no number");
        assertThat(intake.brokerDropped()).isEqualTo(7);
        assertThat(intake.leftOut()).isEqualTo(limit == 1 ? 3 : 0);
        assertThat(intake.failed()).isZero();
    }

    @Test
    void aSecondWriterIsRefusedAndCounted() {
        Intake intake = new Intake(log, new TopicTree(), () -> false);
        accept(intake, "a", "b");
        assertThat(intake.failed()).isEqualTo(1);
        assertThat(log.appended()).isZero();
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
        assertThat(position).isEqualTo(MessageLog.NONE);
        assertThat(tree.messages(node)).isEqualTo(hours.length);
        assertThat(intake.failed()).isZero();
        long end = 201L * 3_600 * 1_000_000_000L;
        for (double rate : intake.rates().columns(0, end, 500, end, intake.messages(), intake.bytes()).messages()) {
            assertThat(Double.isNaN(rate) || (rate >= 0 && rate <= hours.length)).as("rate %s", rate).isTrue();
        }
    }

    private static void accept(Intake intake, String topic, String payload) {
        intake.accept(
                ByteBuffer.wrap(topic.getBytes(UTF_8)), ByteBuffer.wrap(payload.getBytes(UTF_8)), Qos.AT_MOST_ONCE, false,
                NO_PROPERTIES, true);
    }
}
