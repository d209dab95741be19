// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.decode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.topiary.payload.decode.Decoder.Basis;
import org.topiary.payload.decode.Field.Kind;
import org.topiary.payload.decode.Field.Range;
import org.topiary.payload.standard.StandardDecoders;

final class DecodersTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":1}|json",
                " [1] |json",
                "21.50|number",
                " -3e5 |number",
                "007|text",
                "55.49.1|text",
                "1,5|text",
                "\"x\"|text",
                "ON|text",
                "``|text",
                "{oops|text",
                "[1] x|text",
                "\uFEFF{}|text",
                "a\u0001b|hex"
            })
    void theFirstFormatThatFitsIsChosen(String payload, String decoder) {
        assertThat(decode(payload, Context.NONE).chain()).containsExactly(decoder);
    }

    @Test
    void aLargePayloadIsDetectedByItsHeadAndTriedAsTheNextFormatIfThatWasWrong() {
        String padding = " ".repeat(70_000);

        assertThat(decode("[1]" + padding, Context.NONE).chain()).containsExactly("json");
        assertThat(decode("[1" + padding, Context.NONE).chain()).containsExactly("text");
        assertThat(decode("[1]" + padding + "\0", Context.NONE).chain()).containsExactly("hex");
        assertThat(decode("1" + padding, Context.NONE).chain()).containsExactly("text");
    }

    @Test
    void theDecoderChosenForTheTopicIsUsedEvenWhereItDoesNotFit() {
        Decoded text = decode("{}", sample -> "text");
        Decoded number = decode("on", sample -> "number");

        assertThat(text.chain()).containsExactly("text");
        assertThat(text.isValid()).isTrue();
        assertThat(number.isValid()).isFalse();
        assertThat(number.problems()).containsExactly(DecodeProblem.of("number.invalid"));
        assertThat(decode("on", sample -> "of a later version").chain()).containsExactly("text");
        assertThat(StandardDecoders.ALL.preview(head("{ }"), sample -> "hex", 80))
                .isEqualTo("3 B  7b 20 7d");
        assertThat(StandardDecoders.ALL.preview(head("a\0"), sample -> "json", 80))
                .isEqualTo("2 B  61 00");
    }

    private static Sample declared(byte[] bytes, String contentType, boolean text) {
        return new Sample("t", bytes, new Sample.Properties(contentType, text), -1, 0);
    }

    @Test
    void whatIsDeclaredToBeTextIsReadAsNothingElse() {
        // Begins like LZ4; and like a picture of the type GIF.
        byte[] lz4 = {0x04, 0x22, 0x4d, 0x18};
        byte[] gif = "GIF89a, he said".getBytes(UTF_8);
        assertThat(StandardDecoders.ALL
                        .decode(declared(gif, "", false), Context.NONE)
                        .chain())
                .containsExactly("gif");
        Sample text = declared(gif, "", true);

        Decoded decoded = StandardDecoders.ALL.decode(text, Context.NONE);

        assertThat(decoded.chain()).containsExactly("text");
        assertThat(decoded.problems()).isEmpty();
        assertThat(StandardDecoders.ALL.basis(text, decoded.chain())).isEqualTo(Basis.PAYLOAD_FORMAT);
        assertThat(StandardDecoders.ALL.preview(Head.of(text), Context.NONE, 80))
                .isEqualTo("GIF89a, he said");
        Sample json = declared("{}".getBytes(UTF_8), "", true);
        assertThat(StandardDecoders.ALL.decode(json, Context.NONE).chain()).containsExactly("json");
        assertThat(StandardDecoders.ALL.basis(json, List.of("json"))).isEqualTo(Basis.PAYLOAD_FORMAT);
        assertThat(StandardDecoders.ALL
                        .decode(declared(lz4, "", true), Context.NONE)
                        .problems())
                .as("has control characters, but is UTF-8")
                .noneMatch(problem -> problem.id().equals("decoder.notText"));
    }

    @Test
    void whatIsDeclaredToBeTextAndIsNotIsReadByItsBytesAndSaidSo() {
        byte[] cbor = {(byte) 0xa1, 0x61, 0x61, 0x01};

        Decoded decoded = StandardDecoders.ALL.decode(declared(cbor, "", true), Context.NONE);

        assertThat(decoded.chain()).containsExactly("cbor");
        assertThat(decoded.isValid()).isTrue();
        assertThat(decoded.problems())
                .containsExactly(DecodeProblem.of("decoder.notText").at(0));
        assertThat(StandardDecoders.ALL.basis(declared(cbor, "", true), decoded.chain()))
                .isEqualTo(Basis.BYTES);
    }

    @Test
    void theContentTypeCountsMoreThanTheBytes() {
        byte[] ambiguous = {(byte) 0x81, 0x07};
        assertThat(StandardDecoders.ALL
                        .decode(declared(ambiguous, "application/cbor", false), Context.NONE)
                        .chain())
                .containsExactly("cbor");
        byte[] gzip = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0};
        assertThat(StandardDecoders.ALL
                        .decode(declared(gzip, "application/json", false), Context.NONE)
                        .chain())
                .startsWith("gzip");
        byte[] row = "1,2".getBytes(UTF_8);
        assertThat(StandardDecoders.ALL
                        .decode(declared(row, "text/csv", true), Context.NONE)
                        .chain())
                .containsExactly("csv");
        assertThat(StandardDecoders.ALL
                        .decode(declared(row, "text/csv", true), sample -> "text")
                        .chain())
                .as("the user's choice counts more")
                .containsExactly("text");
    }

    @Test
    void aNumberKeepsItsDigits() {
        Field root = decode(" 21.50\n", Context.NONE).root();

        assertThat(root.kind()).isEqualTo(Kind.NUMBER);
        assertThat(root.text()).isEqualTo("21.50");
        assertThat(root.range()).isEqualTo(new Range(1, 6));
    }

    @Test
    void anAddedDecoderComesFirstAndItsFieldsAreShownAsLinesAndInOneLine() {
        Decoders decoders = StandardDecoders.ALL.with(new Reading());
        Sample sample = Sample.of("T;21.50;3".getBytes(UTF_8));

        Decoded decoded = decoders.decode(sample, Context.NONE);

        assertThat(decoded.text().orElseThrow().text()).isEqualTo("temp: 21.50 °C\nraw:\n  [0]: 3  (low)");
        assertThat(decoders.preview(Head.of(sample), Context.NONE, 80)).isEqualTo("temp 21.50 °C, [0] 3");
        assertThat(decoders.decode(Sample.of("T;".getBytes(UTF_8)), Context.NONE)
                        .chain())
                .containsExactly("text");
    }

    @Test
    void aDecoderThatThrowsLeavesThePayloadToTheNextOne() {
        Decoders decoders = StandardDecoders.ALL.with(new Reading());
        Sample sample = Sample.of("T;boom".getBytes(UTF_8));

        assertThat(decoders.decode(sample, Context.NONE).chain()).containsExactly("text");
        assertThat(decoders.decode(sample, topic -> "reading").problems())
                .extracting(DecodeProblem::id)
                .containsExactly("decoder.failed");
    }

    private static Head head(String payload) {
        return Head.of(Sample.of(payload.getBytes(UTF_8)));
    }

    private static Decoded decode(String payload, Context context) {
        return StandardDecoders.ALL.decode(Sample.of(payload.getBytes(UTF_8)), context);
    }

    /** T;temperature;raw value. */
    private static final class Reading implements Decoder {
        @Override
        public String id() {
            return "reading";
        }

        @Override
        public String name() {
            return "Reading";
        }

        @Override
        public boolean detect(Head head) {
            return head.length() > 1 && head.start()[0] == 'T' && head.start()[1] == ';';
        }

        @Override
        public Decoded decode(Sample sample, Context context) {
            String text = new String(sample.bytes(), UTF_8);
            if (text.contains("boom")) {
                throw new IllegalStateException(text);
            }
            String[] parts = text.split(";");
            if (parts.length != 3) {
                return Decoded.invalid(id(), TextDecoder.field(sample.bytes()), List::of);
            }
            int second = text.lastIndexOf(';');
            Field temperature = PlainField.value("temp", Kind.NUMBER, parts[1], null, new Range(2, second))
                    .withUnit("°C");
            Range last = new Range(second + 1, text.length());
            Field raw = PlainField.array(
                    "raw",
                    last,
                    List.of(PlainField.value("", Kind.NUMBER, parts[2], null, last)
                            .at(0)
                            .withNote("low")));
            return Decoded.of(id(), PlainField.object("", new Range(0, text.length()), List.of(temperature, raw)));
        }
    }
}
