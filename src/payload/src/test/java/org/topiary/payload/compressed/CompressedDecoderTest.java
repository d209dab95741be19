// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.compressed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.topiary.payload.StyledText;
import org.topiary.payload.decode.Context;
import org.topiary.payload.decode.DecodeProblem;
import org.topiary.payload.decode.Decoded;
import org.topiary.payload.decode.Decoder;
import org.topiary.payload.decode.Decoders;
import org.topiary.payload.decode.Sample;

class CompressedDecoderTest {
    private static final byte[] JSON = "{\"t\":21.50}".getBytes(StandardCharsets.UTF_8);
    private static final int MIB = 1 << 20;

    private static Decoders decoders() {
        Decoders all = Decoders.BASIC;
        for (Decoder each : CompressedDecoder.all()) {
            all = all.with(each);
        }
        return all;
    }

    private static Decoded decode(byte[] payload) {
        return decoders().decode(Sample.of(payload), Context.NONE);
    }

    private static Decoded decode(byte[] payload, String chosen) {
        return decoders().decode(Sample.of(payload), sample -> chosen);
    }

    private interface Packer {
        OutputStream over(OutputStream out) throws IOException;
    }

    private static byte[] packed(byte[] content, Packer packer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = packer.over(bytes)) {
            out.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] gzip(byte[] content) {
        return packed(content, GZIPOutputStream::new);
    }

    private static byte[] zlib(byte[] content) {
        return packed(content, DeflaterOutputStream::new);
    }

    private static String text(Decoded decoded) {
        return decoded.text().map(StyledText::text).orElse("");
    }

    @Test
    void whatIsInsideIsDecoded() {
        for (byte[] payload : List.of(gzip(JSON), zlib(JSON))) {
            Decoded decoded = decode(payload);
            assertThat(decoded.chain()).containsExactly(payload[0] == 0x1f ? "gzip" : "zlib", "json");
            assertThat(text(decoded)).contains("\"t\": 21.50");
            assertThat(decoded.unwrapped()).contains(JSON);
            assertThat(decoded.problems()).isEmpty();
        }
    }

    @Test
    void severalMembersOfGzipAreOneContent() {
        byte[] one = gzip("21".getBytes(StandardCharsets.UTF_8));
        byte[] both = Arrays.copyOf(one, 2 * one.length);
        System.arraycopy(one, 0, both, one.length, one.length);

        assertThat(text(decode(both))).isEqualTo("2121");
    }

    @Test
    void formatsMayBeNestedButNotWithoutEnd() {
        assertThat(decode(gzip(zlib(JSON))).chain()).containsExactly("gzip", "zlib", "json");
        assertThat(decode(gzip(zlib(JSON))).unwrapped()).contains(JSON);

        byte[] deep = JSON;
        for (int i = 0; i < 20; i++) {
            deep = gzip(deep);
        }
        assertThat(decode(deep).chain()).hasSizeLessThan(12).startsWith("gzip").endsWith("hex");
    }

    @Test
    void deflateHasNoHeaderSoItIsUnpackedOnlyIfItWasChosen() {
        byte[] payload = packed(JSON, out -> new DeflaterOutputStream(out, new Deflater(9, true)));

        assertThat(decode(payload).chain()).doesNotContain("deflate");
        assertThat(decode(payload, "deflate").chain()).containsExactly("deflate", "json");
    }

    @Test
    void whatBeginsLikeACompressedPayloadButIsNoneIsShownAsWhatItIs() {
        assertThat(decode("x^2 + 1 = 5".getBytes(StandardCharsets.UTF_8)).chain())
                .containsExactly("text");
        assertThat(decode(new byte[] {0x78, (byte) 0x9c, 1, 2, 3}).chain()).containsExactly("hex");
        assertThat(decode(new byte[] {0x1f, (byte) 0x8b, 8, 0}).chain()).containsExactly("hex");
        assertThat(decode(new byte[] {0x1f, (byte) 0x8b, 8, 0}, "gzip").problems())
                .containsExactly(
                        DecodeProblem.of("compressed.broken", "gzip", 0).at(0));
    }

    @Test
    void theBeginningOfADamagedPayloadIsShownWithTheProblem() {
        byte[] content = "line of a log\n".repeat(10_000).getBytes(StandardCharsets.UTF_8);
        byte[] payload = gzip(content);
        Decoded decoded = decode(Arrays.copyOf(payload, payload.length - 12));

        assertThat(decoded.chain()).containsExactly("gzip", "text");
        assertThat(text(decoded)).startsWith("line of a log\n");
        int unpacked = decoded.unwrapped().orElseThrow().length;
        assertThat(unpacked).isPositive().isLessThan(content.length + 1);
        assertThat(decoded.problems())
                .contains(
                        DecodeProblem.of("compressed.broken", "gzip", unpacked).at(unpacked));
    }

    @Test
    void aPayloadThatGrowsAThousandfoldIsUnpackedInPart() {
        byte[] payload = gzip(new byte[40 * MIB]);
        Decoded decoded = decode(payload);

        assertThat(payload.length * 1_000L).isLessThan(40 * MIB);
        assertThat(decoded.unwrapped().orElseThrow()).hasSize(payload.length * 1_000);
        int unpacked = payload.length * 1_000;
        assertThat(decoded.problems())
                .contains(
                        DecodeProblem.of("compressed.limited", "gzip", unpacked).at(unpacked));
    }

    @Property(tries = 2_000)
    void anyBytesAreDecodedSomehow(@ForAll @Size(max = 64) byte[] bytes) {
        byte[] zlib = bytes.clone();
        if (zlib.length > 1) {
            zlib[0] = 0x78;
            zlib[1] = (byte) 0xda;
        }
        assertThat(decode(bytes).chain()).isNotEmpty();
        assertThat(decode(zlib).chain()).isNotEmpty();
        for (Decoder each : CompressedDecoder.all()) {
            assertThat(decode(bytes, each.id()).chain()).isNotEmpty();
        }
    }
}
