// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.sparkplug.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.topiary.payload.sparkplug.state.Nodes.metric;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.topiary.payload.protobuf.Wire;
import org.topiary.payload.sparkplug.BirthMetric;
import org.topiary.payload.sparkplug.state.Liveness.State;
import org.topiary.payload.sparkplug.state.SparkplugTopic.MessageType;

/** Tests what the state says about all hosts, nodes and devices as of the newest message. */
final class MembersTest {
    private static final SparkplugTopic NODE = SparkplugTopic.of(MessageType.NDATA, "g/n", "");
    private static final SparkplugTopic DEVICE = SparkplugTopic.of(MessageType.DDATA, "g/n", "d");

    private final Nodes nodes = new Nodes();

    @Test
    void nothingIsKnownAtFirst() {
        assertThat(nodes.state.hosts()).isEmpty();
        assertThat(nodes.state.nodes()).isEmpty();
        assertThat(nodes.state.devices("g/n")).isEmpty();
        assertThat(nodes.state.newest(NODE)).isEqualTo(new MemberState(Liveness.UNKNOWN, 0, 0));
    }

    @Test
    void hostsNodesAndDevicesAreListedWithTheirNewestState() {
        nodes.accept("spBv1.0/STATE/scada", "{\"online\":true,\"timestamp\":1}");
        nodes.nodeBirth(0, 0, metric("A", 1));
        long born = nodes.deviceBirth(1, metric("B", 1), metric("C", 2));
        nodes.deviceData(5, 1);

        assertThat(nodes.state.hosts()).containsExactly("scada");
        assertThat(nodes.state.nodes()).containsExactly("g/n");
        assertThat(nodes.state.devices("g/n")).containsExactly("d");
        assertThat(nodes.state.newest(SparkplugTopic.ofHost("scada")).liveness().state())
                .isEqualTo(State.ONLINE);
        MemberState node = nodes.state.newest(NODE);
        assertThat(node.liveness().state()).isEqualTo(State.STALE);
        assertThat(node.metrics()).as("with bdSeq").isEqualTo(2);
        assertThat(node.findings()).isEqualTo(1);
        MemberState device = nodes.state.newest(DEVICE);
        assertThat(device.metrics()).isEqualTo(2);
        assertThat(device.findings()).isEqualTo(1);
        assertThat(nodes.state.birth(DEVICE.name(), Long.MAX_VALUE).metrics().byName())
                .extracting(BirthMetric::name)
                .containsExactly("B", "C");
        assertThat(device.liveness().position()).isGreaterThan(born);
    }

    /** The metrics of a device with the positions of their newest values. */
    private List<String> newest(SparkplugTopic topic) {
        NewestMetrics newest = nodes.state.newestMetrics(topic);
        List<BirthMetric> metrics = newest.metrics().byName();
        return IntStream.range(0, metrics.size())
                .mapToObj(i -> metrics.get(i).name() + "@" + newest.positions()[i])
                .toList();
    }

    @Test
    void theNewestValueOfEachMetricIsFound() {
        assertThat(newest(DEVICE)).isEmpty();
        nodes.nodeBirth(0, 0, metric("speed", 1));
        long birth = nodes.deviceBirth(1, metric("heat", 4), metric("force", 3), metric("mass", 5));
        long data = nodes.deviceData(2, 3, 9);
        long byName = nodes.accept(
                Nodes.DEVICE,
                new Wire().message(2, new Wire().text(1, "heat").varint(10, 7)).varint(3, 3));
        assertThat(newest(DEVICE)).containsExactly("force@" + data, "heat@" + byName, "mass@" + birth);
        assertThat(newest(NODE)).contains("speed@10");

        long again = nodes.deviceBirth(4, metric("force", 1));
        assertThat(newest(DEVICE)).containsExactly("force@" + again);
        nodes.nodeBirth(0, 0);
        assertThat(newest(DEVICE)).as("ended by the birth of its node").isEmpty();
    }

    @Test
    void historicalValuesAreNotTheNewest() {
        nodes.nodeBirth(0, 0);
        long birth = nodes.deviceBirth(1, metric("heat", 4));
        nodes.accept(
                Nodes.DEVICE,
                new Wire()
                        .message(2, new Wire().varint(2, 4).varint(5, 1).varint(10, 7))
                        .varint(3, 2));
        assertThat(newest(DEVICE)).containsExactly("heat@" + birth);
    }

    @Test
    void aTopicIsMadeOfItsParts() {
        assertThat(SparkplugTopic.of(MessageType.NCMD, "g/n", "").name()).isEqualTo("spBv1.0/g/NCMD/n");
        assertThat(DEVICE.name()).isEqualTo("spBv1.0/g/DDATA/n/d");
        assertThat(SparkplugTopic.ofHost("scada").name()).isEqualTo("spBv1.0/STATE/scada");
        assertThat(SparkplugTopic.of(DEVICE.name())).isEqualTo(DEVICE);
    }

    @Test
    void aNodeIsWithoutABirthUntilItsOwnOrWhileThatOfADeviceWithDataIsMissing() {
        assertThat(nodes.state.isWithoutBirth("g/n")).isFalse();
        nodes.nodeData(5);
        assertThat(nodes.state.nodesWithoutBirth()).containsExactly("g/n");

        nodes.nodeBirth(0, 0, metric("A", 1));
        assertThat(nodes.state.nodesWithoutBirth()).isEmpty();
        nodes.deviceData(1, 1);
        assertThat(nodes.state.nodesWithoutBirth())
                .as("a device without a birth")
                .containsExactly("g/n");
        nodes.deviceBirth(2, metric("B", 1));
        assertThat(nodes.state.nodesWithoutBirth()).isEmpty();
    }

    @Test
    void aDeviceThatIsNotBornAgainIsMissedOnceItSendsData() {
        nodes.nodeBirth(0, 0);
        nodes.deviceData(1, 1);
        nodes.nodeBirth(0, 0);
        assertThat(nodes.state.isWithoutBirth("g/n")).isFalse();
        nodes.deviceData(1, 1);
        assertThat(nodes.state.isWithoutBirth("g/n")).isTrue();
        nodes.deviceDeath(2);
        assertThat(nodes.state.isWithoutBirth("g/n")).isFalse();
    }

    @Test
    void aNodeThatIsOfflineOrWhoseBirthTheServerKeepsIsNotWithoutOne() {
        nodes.nodeDeath(0);
        nodes.nodeData(1);
        assertThat(nodes.state.isWithoutBirth("g/n")).isFalse();
        nodes.accept("spBv1.0/g/NDATA/other", new byte[] {0x18, 1});
        assertThat(nodes.state.nodesWithoutBirth()).containsExactly("g/other");
        nodes.accept("$sparkplug/certificates/spBv1.0/g/NBIRTH/other", new byte[] {0x18, 0});
        assertThat(nodes.state.nodesWithoutBirth()).isEmpty();
    }
}
