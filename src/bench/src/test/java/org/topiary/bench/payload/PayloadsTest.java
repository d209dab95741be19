// SPDX-License-Identifier: Apache-2.0
package org.topiary.bench.payload;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.topiary.bench.payload.Decode.Format;
import org.topiary.payload.decode.Context;
import org.topiary.payload.decode.Decoded;
import org.topiary.payload.decode.Field;
import org.topiary.payload.decode.Sample;
import org.topiary.payload.sparkplug.state.MemberState;
import org.topiary.payload.sparkplug.state.SparkplugState;
import org.topiary.payload.sparkplug.state.SparkplugTopic;
import org.topiary.payload.standard.StandardDecoders;

/** Tests that the payloads that are measured are what they are meant to be. */
class PayloadsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Format.class)
    void payloadsHaveTheirSizesAndAllFields(Format format) throws Exception {
        Payloads payloads = format.payloads(folder);

        assertThat(payloads.small().bytes()).isBetween(160, 340);
        assertThat(payloads.large().bytes()).isBetween(95_000, 105_000);
        List<String> names =
                children(payloads.small()).stream().map(Field::name).toList();
        assertThat(names)
                .containsSequence(
                        format == Format.SPARKPLUG
                                ? List.of("Unit0/Motor/Temperature", "Unit0/Motor/Current", "Unit0/Motor/Speed")
                                : List.of("device", "time", "seq", "temperature"));
        assertThat(children(payloads.large()).size()).isGreaterThan(format == Format.SPARKPLUG ? 5_000 : 1);
    }

    private static List<Field> children(Payload payload) {
        Decoded decoded = payload.decoder().decode(payload.sample(), payload.context());
        List<Field> children = new ArrayList<>();
        decoded.root().children().forEach(children::add);
        return children;
    }

    @ParameterizedTest
    @EnumSource(Mixed.class)
    void payloadsOfAMixAreRecognized(Mixed kind) throws Exception {
        Sample sample = new Sample(kind.topic(7), kind.payload(7, 1), Sample.Properties.NONE, 0, 0);

        assertThat(StandardDecoders.ALL.decode(sample, Context.NONE).chain()).containsExactly(kind.id());
    }

    @Test
    void aSparkplugPlantHasNoFindingsWhenItsDataIsRepeated() {
        SparkplugState state = new SparkplugState();
        Set<String> topics = new HashSet<>();
        int end = SparkplugPlant.BIRTHS + SparkplugPlant.DATA;
        for (int i = 0; i < end + SparkplugPlant.DATA / 100; i++) {
            int number = i < end ? i : i - SparkplugPlant.DATA;
            topics.add(SparkplugPlant.topic(number));
            state.accept(i, 0, SparkplugPlant.topic(number), SparkplugPlant.payload(number));
        }

        assertThat(topics).hasSize(SparkplugPlant.TOPICS);
        assertThat(state.nodes()).hasSize(SparkplugPlant.NODES);
        for (String node : state.nodes()) {
            assertThat(state.devices(node)).hasSize(SparkplugPlant.DEVICES);
            SparkplugTopic topic =
                    Objects.requireNonNull(SparkplugTopic.of("spBv1.0/plant/NDATA/" + node.substring(6)));
            MemberState newest = state.newest(topic);
            assertThat(newest.findings()).as(node).isZero();
            assertThat(state.violations(topic)).as(node).isEmpty();
        }
    }
}
