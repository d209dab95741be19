// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.encoded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.topiary.payload.decode.Context;
import org.topiary.payload.decode.Decoded;
import org.topiary.payload.decode.Sample;
import org.topiary.payload.standard.StandardDecoders;
import org.topiary.payload.words.PayloadProblems;

class DigitsDecoderTest {
    private static Decoded decode(String payload, String chosen) {
        return StandardDecoders.ALL.decode(Sample.of(payload.getBytes(UTF_8)), sample -> chosen);
    }

    @Test
    void whatIsInsideIsDecodedInTurn() {
        String json = Base64.getEncoder().encodeToString("{\"t\":21.50}".getBytes(UTF_8));
        Decoded decoded = decode(json, "base64");
        assertThat(decoded.chain()).containsExactly("base64", "json");
        assertThat(decoded.text().orElseThrow().text()).isEqualTo("{\n  \"t\": 21.50\n}");
        assertThat(decoded.unwrapped()).contains("{\"t\":21.50}".getBytes(UTF_8));
        assertThat(decode("A1 61 74\n01", "hextext").chain()).containsExactly("hextext", "cbor");
        assertThat(decode("00FFff01", "hextext").chain()).containsExactly("hextext", "hex");
    }

    @Test
    void nothingIsDecodedUnlessItIsChosen() {
        assertThat(StandardDecoders.ALL
                        .decode(Sample.of("eyJ0IjoyMX0=".getBytes(UTF_8)), Context.NONE)
                        .chain())
                .containsExactly("text");
        assertThat(StandardDecoders.ALL
                        .decode(Sample.of("deadbeef".getBytes(UTF_8)), Context.NONE)
                        .chain())
                .containsExactly("text");
    }

    @ParameterizedTest
    @CsvSource({
        "hextext,0g,Not valid Hex text: see byte 1.",
        "hextext,012,Not valid Hex text: see byte 3.",
        "hextext,'',Not valid Hex text: see byte 0.",
        "base64,YQ=,Not valid Base64 text: see byte 3.",
        "base64,YQ===,Not valid Base64 text: see byte 4.",
        "base64,Y,Not valid Base64 text: see byte 1.",
        "base64,Y===,Not valid Base64 text: see byte 1.",
        "base64,YQ==YQ==,Not valid Base64 text: see byte 4.",
        "base64,YQ.a,Not valid Base64 text: see byte 2."
    })
    void textsThatAreNotWholeAreShownAsTheyAre(String format, String text, String problem) {
        Decoded decoded = decode(text, format);
        assertThat(decoded.isValid()).isFalse();
        assertThat(PayloadProblems.sentences(decoded.problems())).isEqualTo(problem);
        assertThat(decoded.root().text()).isEqualTo(text);
    }

    @Property(tries = 500)
    void what_the_encoders_of_the_jdk_write_is_read(@ForAll @Size(min = 1, max = 60) byte[] bytes) {
        for (String text : new String[] {
            Base64.getEncoder().encodeToString(bytes),
            Base64.getMimeEncoder(12, new byte[] {'\r', '\n'}).encodeToString(bytes),
            Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)
        }) {
            assertThat(inside(text, "base64")).isEqualTo(bytes);
        }
        assertThat(inside(HexFormat.of().formatHex(bytes), "hextext")).isEqualTo(bytes);
    }

    /** The bytes that the outermost format contains. */
    private static byte[] inside(String text, String chosen) {
        byte[][] inner = new byte[1][];
        Decoded decoded = DigitsDecoder.all().stream()
                .filter(each -> each.id().equals(chosen))
                .findFirst()
                .orElseThrow()
                .decode(Sample.of(text.getBytes(UTF_8)), new Context() {
                    @Override
                    public String chosenDecoder(Sample sample) {
                        return chosen;
                    }

                    @Override
                    public Decoded decodeInner(Sample sample) {
                        inner[0] = sample.bytes();
                        return Context.super.decodeInner(sample);
                    }
                });
        assertThat(decoded.chain()).first().isEqualTo(chosen);
        return inner[0];
    }
}
