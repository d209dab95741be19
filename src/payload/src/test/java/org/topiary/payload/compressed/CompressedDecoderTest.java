// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.compressed;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorOutputStream;
import org.apache.commons.compress.compressors.snappy.FramedSnappyCompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.topiary.payload.StyledText;
import org.topiary.payload.cbor.CborDecoder;
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
        Decoders all = Decoders.BASIC.with(new CborDecoder());
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

    private static byte[] zstd(byte[] content) {
        return Zstd.compress(content);
    }

    private static byte[] lz4(byte[] content) {
        return packed(content, FramedLZ4CompressorOutputStream::new);
    }

    private static byte[] snappy(byte[] content) {
        return packed(content, FramedSnappyCompressorOutputStream::new);
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
    void zstdLz4AndSnappyAreRecognized() {
        assertThat(decode(zstd(JSON)).chain()).containsExactly("zstd", "json");
        assertThat(decode(lz4(JSON)).chain()).containsExactly("lz4", "json");
        assertThat(decode(snappy(JSON)).chain()).containsExactly("snappy", "json");
        byte[] cbor = HexFormat.of().parseHex("a26174f94d606261741a514b67b0");
        Decoded nested = decode(zstd(lz4(cbor)));
        assertThat(nested.chain()).containsExactly("zstd", "lz4", "cbor");
        assertThat(text(nested)).contains("\"t\": 21.5");
        assertThat(nested.unwrapped()).contains(cbor);
    }

    @Test
    void rawSnappyHasNoHeaderSoItIsUnpackedOnlyIfItWasChosen() {
        // 11 bytes: one literal of this length.
        byte[] payload = new byte[JSON.length + 2];
        payload[0] = (byte) JSON.length;
        payload[1] = (byte) ((JSON.length - 1) << 2);
        System.arraycopy(JSON, 0, payload, 2, JSON.length);

        assertThat(decode(payload).chain()).doesNotContain("snappy-raw");
        assertThat(decode(payload, "snappy-raw").chain()).containsExactly("snappy-raw", "json");
        assertThat(decode(Arrays.copyOf(payload, 8), "snappy-raw").problems())
                .contains(
                        DecodeProblem.of("compressed.broken", "Snappy (raw)", 6).at(6));
    }

    @Test
    void aDamagedPayloadWhoseFormatIsCertainHasAProblemEvenIfNothingCanBeUnpacked() {
        byte[] payload = zstd("line of a log\n".repeat(100).getBytes(StandardCharsets.UTF_8));
        Decoded decoded = decode(Arrays.copyOf(payload, payload.length - 1));

        assertThat(decoded.chain()).containsExactly("zstd");
        assertThat(decoded.text()).isEmpty();
        assertThat(decoded.problems())
                .containsExactly(
                        DecodeProblem.of("compressed.broken", "zstd", 0).at(0));
    }

    @Test
    void aDictionaryThatIsNeededIsNamed() {
        // A frame with the dictionary 0x1234 and one block of three bytes.
        byte[] payload = HexFormat.of().parseHex("28b52ffd" + "22" + "3412" + "03" + "190000" + "616263");

        assertThat(decode(payload).chain()).containsExactly("zstd");
        assertThat(decode(payload).problems())
                .containsExactly(DecodeProblem.of("compressed.dictionary", "zstd", "4660")
                        .at(0));
    }

    @Test
    void theContentTypeDecidesWhereFormatsBeginAlike() {
        ByteArrayOutputStream payload = new ByteArrayOutputStream();
        payload.writeBytes(HexFormat.of().parseHex("502a4d18" + "01000000" + "ff"));
        payload.writeBytes(zstd(JSON));
        Sample sample =
                new Sample("t", payload.toByteArray(), new Sample.Properties("application/zstd; v=1", false), -1, 0);

        assertThat(decode(payload.toByteArray()).chain()).containsExactly("hex");
        assertThat(decoders().decode(sample, Context.NONE).chain()).containsExactly("zstd", "json");
        assertThat(decoders().basis(sample, List.of("zstd"))).isEqualTo(Decoder.Basis.CONTENT_TYPE);
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
        byte[] zeros = new byte[40 * MIB];
        Map<String, byte[]> payloads = Map.of("gzip", gzip(zeros), "zstd", zstd(zeros));
        payloads.forEach((format, payload) -> {
            Decoded decoded = decode(payload);
            int unpacked = Math.max(MIB, payload.length * 1_000);

            assertThat(unpacked).as(format).isLessThan(zeros.length);
            assertThat(decoded.unwrapped().orElseThrow()).hasSize(unpacked);
            assertThat(decoded.problems())
                    .contains(DecodeProblem.of("compressed.limited", format, unpacked)
                            .at(unpacked));
        });
    }

    @Test
    void sizesThatAPayloadDeclaresReserveNoMemory() {
        // A frame of zstd that declares a content of 2^63 - 1 bytes, and a raw Snappy payload of 4 GiB.
        byte[] zstd = HexFormat.of().parseHex("28b52ffd" + "e0" + "ffffffffffffff7f" + "190000" + "616263");
        assertThat(decode(zstd).unwrapped()).contains("abc".getBytes(StandardCharsets.UTF_8));
        assertThat(decode(zstd).problems()).hasSize(1);
        byte[] snappy = HexFormat.of().parseHex("ffffffff0f" + "08616263");
        assertThat(decode(snappy, "snappy-raw").unwrapped()).contains("abc".getBytes(StandardCharsets.UTF_8));
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
