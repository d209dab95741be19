// SPDX-License-Identifier: Apache-2.0
package org.topiary.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("integration")
class DemoTest {
    private static Demo demo;

    @BeforeAll
    static void startDemo() {
        demo = Demo.start(4, 1);
    }

    @AfterAll
    static void stopDemo() {
        demo.close();
    }

    @Test
    void everySiteShowsItsRetainedStatesToALateSubscriber() {
        Set<String> wanted = Set.of(
                "zigbee2mqtt/bridge/state",
                "zigbee2mqtt/kitchen_spots",
                "zigbee2mqtt/front_door/availability",
                "tele/fridge/LWT",
                "spBv1.0/STATE/Scada",
                "wearables/mia/battery",
                "stations/delta/status",
                "stations/harbour/webcam");
        // Devices connect one after the other: a client that subscribes before a device's first message receives it
        // live.
        try (Watcher early = new Watcher(demo.port(), "#")) {
            early.awaitAll(received -> topics(received.stream()).containsAll(wanted));
        }
        try (Watcher late = new Watcher(demo.port(), "#")) {
            late.awaitAll(received ->
                    topics(received.stream().filter(Mqtt5Publish::isRetain)).containsAll(wanted));
            assertThat(late.received())
                    .filteredOn(p -> topic(p).startsWith("homeassistant/sensor/"))
                    .isNotEmpty();
        }
    }

    @Test
    void lightObeysSetAndAnswersOnItsStateTopic() {
        try (Watcher watcher = new Watcher(demo.port(), "zigbee2mqtt/bedroom_lamp")) {
            watcher.publish("zigbee2mqtt/bedroom_lamp/set", "{\"state\":\"ON\",\"brightness\":123}");
            watcher.await(p -> text(p).contains("\"brightness\":123") && text(p).contains("\"state\":\"ON\""));
            watcher.publish("zigbee2mqtt/bedroom_lamp/set", "OFF");
            watcher.await(p -> text(p).contains("\"state\":\"OFF\""));
        }
    }

    @Test
    void tasmotaSocketObeysItsCommandTopic() {
        try (Watcher watcher = new Watcher(demo.port(), "stat/desk/RESULT")) {
            watcher.publish("cmnd/desk/POWER", "OFF");
            watcher.await(p -> text(p).equals("{\"POWER\":\"OFF\"}"));
        }
    }

    @Test
    void birthsAreKeptForClientsThatConnectLater() {
        String birth = "spBv1.0/Plant1/NBIRTH/Line1";
        try (Watcher early = new Watcher(demo.port(), "spBv1.0/Plant1/NDATA/Line1")) {
            // Data follow the birth.
            early.awaitAll(received -> !received.isEmpty());
        }
        try (Watcher late = new Watcher(demo.port(), "$sparkplug/certificates/#")) {
            late.awaitAll(received -> received.stream()
                    .anyMatch(each -> topic(each).equals("$sparkplug/certificates/" + birth)
                            && each.isRetain()
                            && Sparkplug.decode(each.getPayloadAsBytes()).seq() == 0));
        }
    }

    @Test
    void edgeNodeRebirthsOnCommandAndCountsItsMessagesWithoutAGap() {
        try (Watcher watcher = new Watcher(demo.port(), "spBv1.0/Plant1/+/Line1/#")) {
            watcher.await(p -> topic(p).contains("/DDATA/"));
            Protobuf.Writer command = new Protobuf.Writer()
                    .string(1, "Node Control/Rebirth")
                    .varint(4, 11)
                    .bool(14, true);
            int before = watcher.received().size();
            watcher.publish(
                    "spBv1.0/Plant1/NCMD/Line1",
                    new Protobuf.Writer().message(2, command).toByteArray());
            watcher.awaitAll(received ->
                    births(received, before) == 1 + SparkplugEdgeNode.CELLS && received.size() > before + 600);

            Map<Long, String> names = new HashMap<>();
            long expected = -1;
            int data = 0;
            // A snapshot, because more messages arrive meanwhile.
            List<Mqtt5Publish> received = watcher.received();
            for (Mqtt5Publish publish : received.subList(before, received.size())) {
                String type = topic(publish).split("/", -1)[2];
                if (type.equals("NCMD")) {
                    continue;
                }
                Sparkplug.Payload payload = Sparkplug.decode(publish.getPayloadAsBytes());
                if (type.equals("NBIRTH")) {
                    assertThat(payload.seq()).isZero();
                    expected = 0;
                }
                if (expected < 0) {
                    continue; // still from before the rebirth
                }
                assertThat(payload.seq()).isEqualTo(expected);
                expected = (expected + 1) % 256;
                for (Sparkplug.Metric metric : payload.metrics()) {
                    if (type.endsWith("BIRTH")) {
                        assertThat(metric.name()).isNotEmpty();
                        assertThat(metric.dataType()).isPositive();
                        assertThat(names.put(metric.alias(), metric.name()))
                                .as("alias %d", metric.alias())
                                .isNull();
                    } else {
                        assertThat(metric.name()).isEmpty();
                        assertThat(names).containsKey(metric.alias());
                        data++;
                    }
                }
            }
            assertThat(names).hasSize(250);
            assertThat(data).isPositive();
        }
    }

    private static long births(List<Mqtt5Publish> received, int from) {
        return received.stream()
                .skip(from)
                .filter(p -> topic(p).contains("BIRTH/"))
                .count();
    }

    @Test
    void wearableAnswersARequestWithItsCorrelationData() {
        String answers = "test/answers/" + UUID.randomUUID();
        byte[] correlation = {1, 2, 3, -4};
        try (Watcher watcher = new Watcher(demo.port(), answers)) {
            // The band subscribes after it has connected; earlier requests are lost.
            watcher.awaitAnswer(
                    () -> watcher.request("wearables/mia/cmd", "{\"cmd\":\"identify\"}", answers, correlation));

            Mqtt5Publish answer = watcher.received().getFirst();
            assertThat(text(answer)).contains("\"user\":\"mia\"", "\"device\":\"Pulse 3\"");
            assertThat(answer.getCorrelationData()).hasValueSatisfying(data -> {
                byte[] bytes = new byte[data.remaining()];
                data.duplicate().get(bytes);
                assertThat(bytes).isEqualTo(correlation);
            });
            assertThat(answer.getContentType()).hasToString("Optional[application/json]");
            assertThat(answer.getUserProperties().asList()).hasSize(2);
        }
    }

    @Test
    void aStationDropsOffWithItsWillAndComesBack() {
        try (Watcher watcher = new Watcher(demo.port(), "stations/+/status")) {
            Mqtt5Publish gone = watcher.await(p -> text(p).equals("offline"));
            watcher.awaitAll(received -> received.stream()
                    .skip(received.indexOf(gone) + 1)
                    .anyMatch(p -> topic(p).equals(topic(gone)) && text(p).equals("online")));
        }
    }

    @Test
    void messagesFlowAndTheRateReachedIsKnown() {
        try (Watcher watcher = new Watcher(demo.port(), "#")) {
            watcher.awaitAll(received -> received.size() > 2_000);
        }
        assertThat(demo.rateReached()).isPositive().isLessThanOrEqualTo(4);
    }

    @Test
    void closeMayBeRepeatedAndFreesThePort() {
        Demo other = Demo.start(1, 2);
        other.close();
        other.close();
        Deadline.await(Duration.ofSeconds(20), "the port is free again", () -> !Watcher.accepts(other.port()));
    }

    private static Set<String> topics(Stream<Mqtt5Publish> received) {
        return received.map(DemoTest::topic).collect(Collectors.toSet());
    }

    static String topic(Mqtt5Publish publish) {
        return publish.getTopic().toString();
    }

    static String text(Mqtt5Publish publish) {
        return new String(publish.getPayloadAsBytes(), StandardCharsets.UTF_8);
    }
}
