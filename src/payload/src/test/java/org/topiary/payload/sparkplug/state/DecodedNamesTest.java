// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.sparkplug.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.topiary.payload.sparkplug.state.Nodes.NODE;
import static org.topiary.payload.sparkplug.state.Nodes.metric;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.topiary.payload.StyledText;
import org.topiary.payload.decode.Context;
import org.topiary.payload.decode.DecodeProblem;
import org.topiary.payload.decode.Decoded;
import org.topiary.payload.decode.Decoders;
import org.topiary.payload.decode.Field;
import org.topiary.payload.decode.Head;
import org.topiary.payload.decode.Sample;
import org.topiary.payload.protobuf.Wire;
import org.topiary.payload.sparkplug.MetricNames;
import org.topiary.payload.standard.StandardDecoders;

/** Tests that payloads are decoded with the births of the session. */
class DecodedNamesTest {
    private final Nodes nodes = new Nodes();
    private final Context context = new Context() {
        @Override
        public String chosenDecoder(Sample sample) {
            return "";
        }

        @Override
        public <T> Optional<T> knowledge(Class<T> type) {
            return type == MetricNames.class ? Optional.of(type.cast(nodes.state)) : Optional.empty();
        }
    };

    private Sample sample(String topic, Wire payload, long position) {
        return new Sample(topic, payload.toBytes(), Sample.Properties.NONE, position, 0);
    }

    private Decoded decode(String topic, Wire payload, long position) {
        return StandardDecoders.ALL.decode(sample(topic, payload, position), context);
    }

    private static String text(Decoded decoded) {
        return decoded.text().map(StyledText::text).orElse("");
    }

    @Test
    void whatWasNotSentIsThatOfTheBirth() {
        Wire unit = new Wire()
                .text(1, "engUnit")
                .message(2, new Wire().varint(1, 12).text(8, "mm/s"));
        nodes.nodeBirth(
                0,
                0,
                metric("Speed", 1).message(9, unit),
                new Wire().text(1, "Offset").varint(4, 1));
        Wire data = new Wire()
                .message(2, new Wire().varint(2, 1).varint(5, 1).fixed32(12, 1.5f))
                .message(2, new Wire().text(1, "Offset").varint(10, 0xffff_ff85L))
                .varint(3, 1);
        long at = nodes.accept(NODE, data);

        Decoded decoded = decode(NODE, data, at);

        assertThat(text(decoded)).isEqualTo("""
                Speed: 1.5 mm/s  (Float, alias 1, historical)
                Offset: -123  (Int8)
                seq: 1""");
        assertThat(decoded.problems()).isEmpty();
        Field speed = decoded.root().children().iterator().next();
        assertThat(speed.range()).isEqualTo(new Field.Range(2, 11));
        assertThat(StandardDecoders.ALL.preview(Head.of(sample(NODE, data, at)), context, 100))
                .isEqualTo("Speed 1.5 mm/s, Offset -123");
    }

    @Test
    void messagesOfThePastKeepTheNamesOfTheirTime() {
        nodes.nodeBirth(0, 0, metric("Speed", 1), metric("Heat", 2));
        long before = nodes.nodeData(1, 1);
        nodes.nodeBirth(0, 0, metric("Heat", 1), metric("Speed", 2));
        long after = nodes.nodeData(1, 1);

        assertThat(text(decode(NODE, Nodes.data(1, 1), before))).contains("Speed: 1.5  (Float, alias 1)");
        assertThat(text(decode(NODE, Nodes.data(1, 1), after))).contains("Heat: 1.5  (Float, alias 1)");
    }

    @Test
    void whyANameIsNotKnownIsSaid() {
        long early = nodes.nodeData(0, 1);
        nodes.nodeBirth(0, 0, metric("Speed", 1));
        long unknown = nodes.nodeData(1, 1, -1, 9);
        long gap = nodes.nodeData(5, 1);
        long end = nodes.state.end();

        assertThat(decode(NODE, Nodes.data(0, 1), early).problems())
                .containsExactly(DecodeProblem.of("sparkplug.noBirth"));
        assertThat(text(decode(NODE, Nodes.data(0, 1), early))).contains("alias 1: 1.5");
        assertThat(decode(NODE, Nodes.data(1, 1, -1, 9), unknown).problems())
                .containsExactly(DecodeProblem.of("sparkplug.unknownAlias", 2, "18446744073709551615"));
        assertThat(decode(NODE, Nodes.data(5, 1), gap).problems())
                .containsExactly(DecodeProblem.of("sparkplug.sequenceGap", 2L, 5L));
        assertThat(decode(NODE, Nodes.data(6, 9), end).problems())
                .as("the newest birth may not be the one")
                .isEmpty();
        assertThat(text(decode(NODE, Nodes.data(6, 1), end))).contains("Speed: 1.5");
    }

    @Test
    void aBirthThatIsNoLongerKeptGivesNoWrongName() {
        Nodes few = new Nodes(new SparkplugState(600, 1));
        few.nodeBirth(0, 0, metric("Speed", 1));
        long at = few.nodeData(1, 1);
        Context known = new Context() {
            @Override
            public String chosenDecoder(Sample sample) {
                return "";
            }

            @Override
            public <T> Optional<T> knowledge(Class<T> type) {
                return Optional.of(type.cast(few.state));
            }
        };

        assertThat(StandardDecoders.ALL
                        .decode(sample(NODE, Nodes.data(1, 1), at), known)
                        .problems())
                .containsExactly(DecodeProblem.of("sparkplug.birthNotKept"));
    }

    @Test
    void certificatesAreSparkplugPayloads() {
        String topic = "$sparkplug/certificates/spBv1.0/g/NBIRTH/n";

        assertThat(StandardDecoders.ALL
                        .decode(sample(topic, Nodes.birth(0), -1), Context.NONE)
                        .chain())
                .containsExactly("sparkplug");
        assertThat(Decoders.BASIC
                        .decode(sample(topic, Nodes.birth(0), -1), context)
                        .problems())
                .as("other decoders know no births")
                .isEmpty();
    }
}
