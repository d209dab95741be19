// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import java.nio.ByteBuffer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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

    private static void accept(Intake intake, String topic, String payload) {
        intake.accept(
                ByteBuffer.wrap(topic.getBytes(UTF_8)), ByteBuffer.wrap(payload.getBytes(UTF_8)), Qos.AT_MOST_ONCE, false,
                NO_PROPERTIES, true);
    }
}
