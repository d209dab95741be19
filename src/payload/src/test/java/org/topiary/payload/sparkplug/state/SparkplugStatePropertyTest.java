// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.sparkplug.state;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.topiary.payload.sparkplug.state.Nodes.DEVICE;
import static org.topiary.payload.sparkplug.state.Nodes.NODE;
import static org.topiary.payload.sparkplug.state.Nodes.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.topiary.payload.protobuf.Wire;
import org.topiary.payload.sparkplug.state.Liveness.State;
import org.topiary.payload.sparkplug.state.SparkplugTopic.MessageType;

/** Compares the state with a reference that replays all messages for each question. */
class SparkplugStatePropertyTest {
    /**
     * A message without a sequence number.
     *
     * @param name of the metric with alias 1 in a birth
     * @param bdSeq of an NBIRTH or NDEATH
     */
    record Event(MessageType type, String name, int bdSeq) {
        byte[] payload() {
            Wire payload = new Wire().varint(1, 1_700_000_000_000L);
            switch (type) {
                case NBIRTH -> payload.message(2, Nodes.bdSeq(bdSeq)).message(2, metric(name, 1));
                case DBIRTH -> payload.message(2, metric(name, 1));
                case NDEATH -> payload.message(2, Nodes.bdSeq(bdSeq));
                default -> payload.message(2, new Wire().varint(2, 1).varint(10, 5));
            }
            return payload.toBytes();
        }

        String topic() {
            return "spBv1.0/g/" + type + "/n" + (type.isOfDevice() ? "/d" : "");
        }
    }

    @Provide
    Arbitrary<Event> events() {
        return Combinators.combine(
                        Arbitraries.of(
                                MessageType.NBIRTH,
                                MessageType.NDEATH,
                                MessageType.NDATA,
                                MessageType.DBIRTH,
                                MessageType.DDEATH,
                                MessageType.DDATA,
                                MessageType.NCMD),
                        Arbitraries.of("A", "B", "C"),
                        Arbitraries.integers().between(0, 2))
                .as(Event::new);
    }

    /** What is true after some of the events, found by reading them all. */
    private static final class Replay {
        private String node = "NOT_YET";
        private String device = "NOT_YET";
        private State nodeState = State.UNKNOWN;
        private State deviceState = State.UNKNOWN;
        private int bdSeq;

        Replay(List<Event> events) {
            for (Event event : events) {
                switch (event.type) {
                    case NBIRTH -> {
                        node = event.name;
                        device = "NOT_YET";
                        nodeState = State.ONLINE;
                        bdSeq = event.bdSeq;
                        deviceState = afterBirthOfNode(deviceState);
                    }
                    case NDEATH -> {
                        if (nodeState != State.ONLINE || event.bdSeq == bdSeq) {
                            nodeState = State.OFFLINE;
                            deviceState = deviceState == State.UNKNOWN ? State.UNKNOWN : State.OFFLINE;
                        }
                    }
                    case DBIRTH -> {
                        device = event.name;
                        deviceState = State.ONLINE;
                        ended = false;
                    }
                    case DDEATH -> {
                        deviceState = State.OFFLINE;
                        ended = true;
                    }
                    default -> {}
                }
            }
        }

        /** Whether the device itself sent a death after its last birth. */
        private boolean ended;

        private State afterBirthOfNode(State before) {
            return before == State.UNKNOWN || ended ? before : State.STALE;
        }
    }

    @Property(tries = 1_000)
    void namesAndStatesAreThoseOfAReplay(@ForAll @Size(max = 15) List<@From("events") Event> events) {
        Nodes nodes = new Nodes();
        List<Long> positions = new ArrayList<>();
        for (Event event : events) {
            positions.add(nodes.accept(event.topic(), event.payload()));
        }
        for (int i = 0; i < positions.size(); i++) {
            long at = positions.get(i);
            Replay replay = new Replay(events.subList(0, i + 1));
            assertThat(nodes.name(NODE, at, 1)).isEqualTo(replay.node);
            assertThat(nodes.name(DEVICE, at, 1)).isEqualTo(replay.device);
            assertThat(nodes.live(NODE, at)).as("node after %s", i).isEqualTo(replay.nodeState);
            assertThat(nodes.live(DEVICE, at)).as("device after %s", i).isEqualTo(replay.deviceState);
        }
    }

    @Property(tries = 300)
    void everyLossIsAGapUnlessTheNumbersHaveWrappedAround(
            @ForAll @Size(max = 25) List<@IntRange(max = 300) Integer> lost) {
        Nodes nodes = new Nodes();
        nodes.nodeBirth(0, 0);
        List<String> expected = new ArrayList<>();
        int next = 1;
        for (int count : lost) {
            int seq = (next + count) % 256;
            long at = nodes.nodeData(seq);
            if (count % 256 != 0) {
                expected.add("SEQUENCE_GAP@" + at + " " + next + " " + seq);
            }
            next = (seq + 1) % 256;
        }

        assertThat(nodes.findings()).isEqualTo(expected);
    }

    @Property(tries = 1_000)
    void noPayloadMakesItThrow(@ForAll long seed) {
        Random random = new Random(seed);
        List<MessageType> types = List.of(MessageType.values());
        Nodes nodes = new Nodes(new SparkplugState(20_000, 10));
        Wire unit = new Wire().text(1, "engUnit").message(2, new Wire().text(8, "mm/s"));
        byte[][] payloads = {
            Nodes.birth(0, Nodes.bdSeq(1), metric("A", 1).message(9, unit), metric("B", 2))
                    .toBytes(),
            Nodes.data(1, 1, 2, 3).toBytes(),
            "{\"online\":true,\"timestamp\":1700000000000}".getBytes(UTF_8)
        };
        for (int i = 0; i < 30; i++) {
            byte[] payload = payloads[random.nextInt(payloads.length)].clone();
            for (int j = random.nextInt(4); j > 0; j--) {
                payload[random.nextInt(payload.length)] = (byte) random.nextInt();
            }
            MessageType type = types.get(random.nextInt(types.size()));
            String topic = type == MessageType.STATE
                    ? "spBv1.0/STATE/h"
                    : (random.nextInt(5) == 0 ? "$sparkplug/certificates/" : "") + new Event(type, "", 0).topic();
            long at = nodes.accept(topic, payload);
            assertThat(nodes.state.birth(topic, at)).isNotNull();
            assertThat(nodes.state.problems(topic, at)).isNotNull();
            assertThat(nodes.state.liveness(topic, at)).isNotNull();
        }

        assertThat(nodes.state.birthBytes()).isBetween(0L, 20_000L);
        assertThat(nodes.state.findings(NODE).newest()).hasSizeLessThanOrEqualTo(FindingRing.MAX);
    }
}
