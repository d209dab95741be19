// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.topiary.core.log.Qos;
import org.topiary.mqtt.profile.UserProperty;
import org.topiary.mqtt.publish.PublishProperties.PayloadFormat;
import org.topiary.testkit.English;

class PublishMessageTest {
    private static final PublishMessage EMPTY = PublishMessage.of("t", new byte[0], Qos.AT_MOST_ONCE, false);

    private static PublishMessage text(byte[] payload) {
        return PublishMessage.of("t", payload, Qos.AT_MOST_ONCE, false)
                .withProperties(PublishProperties.builder()
                        .payloadFormat(PayloadFormat.UTF_8)
                        .build());
    }

    @Test
    void thePacketSizeIsThatOfTheEncodedPacket() {
        // 30 04 00 01 74 00: fixed header, topic, no properties.
        assertThat(EMPTY.packetSize()).isEqualTo(6);
        assertThat(PublishMessage.of("t", new byte[123], Qos.AT_MOST_ONCE, false)
                        .packetSize())
                .isEqualTo(129);
        // From 128 bytes on the length takes two bytes; QoS 1 adds a packet identifier.
        assertThat(PublishMessage.of("t", new byte[124], Qos.AT_MOST_ONCE, false)
                        .packetSize())
                .isEqualTo(131);
        assertThat(PublishMessage.of("t", new byte[0], Qos.AT_LEAST_ONCE, false).packetSize())
                .isEqualTo(8);
        PublishProperties all = PublishProperties.builder()
                .payloadFormat(PayloadFormat.BYTES) // 2
                .expirySeconds(0) // 5
                .contentType("°") // 5
                .responseTopic("r") // 4
                .correlationData(new byte[2]) // 5
                .userProperties(List.of(new UserProperty("a", ""), new UserProperty("a", "b"))) // 6 + 7
                .topicAlias(1) // 3
                .build();
        assertThat(EMPTY.withProperties(all).packetSize()).isEqualTo(6 + 37);
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 7, 128, 129, 130, 131, 132, 16_385, 16_386, 16_387, 16_388, 2_097_156, 2_097_157})
    void theLargestPayloadFitsExactly(long limit) {
        long most = EMPTY.maximumPayload(limit);
        assertThat(size(most)).isLessThanOrEqualTo(limit);
        assertThat(size(most + 1)).isGreaterThan(limit);
    }

    private static long size(long payload) {
        return PublishMessage.of("t", new byte[Math.toIntExact(payload)], Qos.AT_MOST_ONCE, false)
                .packetSize();
    }

    @Test
    void withoutALimitOfTheBrokerThatOfMqttApplies() {
        assertThat(EMPTY.maximumPayload(-1)).isEqualTo(PublishMessage.MAX_REMAINING_LENGTH - 4);
        assertThat(EMPTY.maximumPayload(3)).isZero();
    }

    @Test
    void whatNoBrokerMayBeSentHasAReason() {
        assertThat(EMPTY.problem()).isNull();
        assertThat(English.text(PublishMessage.of("a/#", new byte[0], Qos.AT_MOST_ONCE, false)
                        .problem()))
                .startsWith("Wildcards");
        assertThat(text("°".getBytes(StandardCharsets.UTF_8)).problem()).isNull();
        assertThat(English.text(text(new byte[] {(byte) 0xC2}).problem())).contains("not valid UTF-8");
    }

    @Test
    void aFileIsReadByteForByteUpToTheMaximum(@TempDir Path folder) throws Exception {
        byte[] content = {0, -1, 13, 10, 26};
        Path file = Files.write(folder.resolve("payload.bin"), content);
        var payload = new PublishPayload.FileContent(file);
        assertThat(payload.read(5)).isEqualTo(content);
        assertThatThrownBy(() -> payload.read(4)).isInstanceOfSatisfying(PayloadFileException.class, e -> {
            assertThat(e.kind()).isEqualTo(PayloadFileException.Kind.TOO_LARGE);
            assertThat(e.size()).isEqualTo(5);
            assertThat(e.maximum()).isEqualTo(4);
        });
        assertThatThrownBy(() -> new PublishPayload.FileContent(folder).read(5))
                .isInstanceOfSatisfying(
                        PayloadFileException.class,
                        e -> assertThat(e.kind()).isEqualTo(PayloadFileException.Kind.NOT_REGULAR));
        assertThatThrownBy(() -> new PublishPayload.FileContent(folder.resolve("none")).read(5))
                .isInstanceOfSatisfying(
                        PayloadFileException.class,
                        e -> assertThat(e.kind()).isEqualTo(PayloadFileException.Kind.MISSING));
        assertThatIllegalStateException()
                .isThrownBy(() -> EMPTY.withPayload(payload).bytes());
    }

    @Test
    void onlyAnEmptyRetainedMessageClears() {
        assertThat(PublishMessage.of("t", new byte[0], Qos.AT_MOST_ONCE, true).clearsRetained())
                .isTrue();
        assertThat(EMPTY.clearsRetained()).isFalse();
        assertThat(PublishMessage.of("t", new byte[1], Qos.AT_MOST_ONCE, true).clearsRetained())
                .isFalse();
    }
}
