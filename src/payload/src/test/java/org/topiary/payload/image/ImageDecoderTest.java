// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.topiary.payload.StyledText;
import org.topiary.payload.decode.Context;
import org.topiary.payload.decode.DecodeProblem;
import org.topiary.payload.decode.Decoded;
import org.topiary.payload.decode.Field;
import org.topiary.payload.decode.Head;
import org.topiary.payload.decode.Sample;
import org.topiary.payload.standard.StandardDecoders;

class ImageDecoderTest {
    private static final byte[] LOSSY = base64("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA");
    private static final byte[] LOSSLESS = base64("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==");
    private static final byte[] ANIMATED =
            base64("UklGRlIAAABXRUJQVlA4WAoAAAASAAAAAAAAAAAAQU5JTQYAAAD/////AABBTk1GJgAAAAAA"
                    + "AAAAAAAAAAAAAGQAAABWUDhMDQAAAC8AAAAQBxAREYiI/gcA");

    private static byte[] base64(String text) {
        return Base64.getDecoder().decode(text);
    }

    /** A picture of 30 by 20 pixels, written by the JDK. */
    private static byte[] written(String format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            ImageIO.write(new BufferedImage(30, 20, BufferedImage.TYPE_INT_RGB), format, stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** An animation of 2 by 1 pixels; each frame has a control extension of 8 bytes and a picture of 15. */
    private static byte[] gif(int frames) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes("GIF89a".getBytes(ISO_8859_1));
        out.writeBytes(HexFormat.of().parseHex("02000100" + "800000" + "000000ffffff"));
        for (int i = 0; i < frames; i++) {
            out.writeBytes(HexFormat.of().parseHex("21f904000a000000"));
            out.writeBytes(HexFormat.of().parseHex("2c0000000002000100" + "00" + "02" + "02440a" + "00"));
        }
        out.write(0x3b);
        return out.toByteArray();
    }

    private static Decoded decode(byte[] payload) {
        return decode(payload, "");
    }

    private static Decoded decode(byte[] payload, String contentType) {
        Sample sample = new Sample("t", payload, new Sample.Properties(contentType, false), -1, 0);
        return StandardDecoders.ALL.decode(sample, Context.NONE);
    }

    private static Field child(Field parent, String name) {
        return StreamSupport.stream(parent.children().spliterator(), false)
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String preview(byte[] payload) {
        return StandardDecoders.ALL.preview(Head.of(Sample.of(payload)), Context.NONE, 100);
    }

    @ParameterizedTest
    @CsvSource({
        "png,PNG,16,20,20,24",
        "jpeg,JPEG,-1,-1,-1,-1",
        "gif,GIF,6,8,8,10",
        "bmp,BMP,18,22,22,26",
    })
    void typeAndSizeAreReadWithTheirBytes(
            String format, String name, int widthAt, int widthEnd, int heightAt, int heightEnd) {
        byte[] payload = written(format);
        Decoded decoded = decode(payload);
        assertThat(decoded.chain()).containsExactly(format);
        assertThat(decoded.problems()).isEmpty();
        Field width = child(decoded.root(), "width");
        Field height = child(decoded.root(), "height");
        assertThat(width.text() + " " + height.text() + " " + height.unit()).isEqualTo("30 20 px");
        if (widthAt >= 0) {
            assertThat(width.range()).isEqualTo(new Field.Range(widthAt, widthEnd));
            assertThat(height.range()).isEqualTo(new Field.Range(heightAt, heightEnd));
        } else {
            assertThat(Arrays.copyOfRange(
                            payload, height.range().start(), width.range().end()))
                    .containsExactly(0, 20, 0, 30);
        }
        assertThat(preview(payload)).startsWith(name + " 30 × 20, ");
    }

    @Test
    void coloursAreNamed() {
        assertThat(decode(written("png")).text().map(StyledText::text))
                .contains("width: 30 px\nheight: 20 px\nbitsPerSample: 8\ncolourType: 2  (RGB)\ninterlaced: false");
        assertThat(decode(written("jpeg")).text().map(StyledText::text).orElse(""))
                .contains("frameType: 192  (baseline)", "components: 3  (colour)");
    }

    @Test
    void framesOfAnAnimationAreFields() {
        byte[] payload = gif(3);
        Decoded decoded = decode(payload);
        assertThat(decoded.problems()).isEmpty();
        Field frames = child(decoded.root(), "frames");
        List<Field> all =
                StreamSupport.stream(frames.children().spliterator(), false).toList();
        assertThat(all).hasSize(3);
        assertThat(all.get(1).range()).isEqualTo(new Field.Range(19 + 23, 19 + 46));
        Field delay = child(all.get(1), "delay");
        assertThat(delay.text() + delay.unit()).isEqualTo("100ms");
        assertThat(delay.range()).isEqualTo(new Field.Range(19 + 23 + 4, 19 + 23 + 6));
        Picture picture = (Picture) decoded.root();
        assertThat(picture.frames()).hasSize(3);
        assertThat(picture.pixels()).isEqualTo(2);

        byte[] early = Arrays.copyOf(payload, payload.length - 5);
        assertThat(((Picture) decode(early).root()).frames()).hasSize(2);
        assertThat(decode(early).problems()).extracting(DecodeProblem::id).containsExactly("image.incomplete");
    }

    @Test
    void allKindsOfWebPAreRead() {
        for (byte[] payload : List.of(LOSSY, LOSSLESS, ANIMATED)) {
            Decoded decoded = decode(payload);
            assertThat(decoded.chain()).containsExactly("webp");
            assertThat(decoded.problems()).isEmpty();
            assertThat(preview(payload)).startsWith("WebP 1 × 1, ");
        }
        assertThat(child(decode(LOSSY).root(), "kind").note()).isEqualTo("lossy");
        assertThat(child(decode(LOSSLESS).root(), "kind").note()).isEqualTo("lossless");
        Field frame =
                child(decode(ANIMATED).root(), "frames").children().iterator().next();
        assertThat(child(frame, "delay").text()).isEqualTo("100");
        assertThat(child(frame, "width").text()).isEqualTo("1");
    }

    @Test
    void aFrameMayBeLargerThanThePicture() {
        byte[] payload = gif(1);
        payload[19 + 8 + 5] = (byte) 0xff;
        payload[19 + 8 + 6] = (byte) 0xff;
        assertThat(((Picture) decode(payload).root()).pixels()).isEqualTo(0xffff);
    }

    @Test
    void aPictureIsReadInsideOfOtherFormats() throws IOException {
        byte[] png = written("png");
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(png);
        }
        assertThat(decode(packed.toByteArray()).chain()).containsExactly("gzip", "png");
        String text = Base64.getEncoder().encodeToString(png);
        assertThat(StandardDecoders.ALL
                        .decode(Sample.of(text.getBytes(UTF_8)), sample -> "base64")
                        .chain())
                .containsExactly("base64", "png");
        Decoded uri = decode(("data:image/png;base64," + text).getBytes(UTF_8));
        assertThat(uri.chain()).containsExactly("datauri", "png");
        assertThat(uri.unwrapped()).contains(png);
        assertThat(decode("DATA:text/plain;base64,b24=".getBytes(UTF_8)).text().map(StyledText::text))
                .contains("on");
        assertThat(decode("data:text/plain;base64,b2.n".getBytes(UTF_8)).chain())
                .containsExactly("text");
        assertThat(decode("data: 21.5".getBytes(UTF_8)).chain()).containsExactly("text");
    }

    @Test
    void aBrokenHeaderIsNamedAndThePayloadIsBytes() {
        byte[] png = written("png");
        Decoded early = decode(Arrays.copyOf(png, 20));
        assertThat(early.chain()).containsExactly("png");
        assertThat(early.problems())
                .containsExactly(DecodeProblem.of("image.broken", "PNG", 20).at(20));
        assertThat(early.text()).isEmpty();
        assertThat(early.root().kind()).isEqualTo(Field.Kind.BYTES);

        byte[] empty = png.clone();
        Arrays.fill(empty, 16, 20, (byte) 0);
        assertThat(decode(empty).problems())
                .containsExactly(DecodeProblem.of("image.broken", "PNG", 16).at(16));
        assertThat(decode(Arrays.copyOf(png, png.length - 12)).problems())
                .extracting(DecodeProblem::id)
                .containsExactly("image.incomplete");
    }

    /** A reader would take the second one, whose size nobody has checked. */
    @Test
    void aSecondHeaderIsRefused() {
        byte[] png = written("png");
        byte[] twice = new byte[png.length + 25];
        System.arraycopy(png, 0, twice, 0, 33);
        System.arraycopy(png, 8, twice, 33, png.length - 8);
        assertThat(decode(twice).problems())
                .containsExactly(DecodeProblem.of("image.broken", "PNG", 33).at(33));
    }

    @Test
    void theContentTypeCountsUnlessThePayloadContradictsIt() {
        byte[] noise = {0, (byte) 0xff, 7, 1};
        assertThat(decode(noise, "image/png").problems())
                .containsExactly(DecodeProblem.of("image.not", "PNG").at(0));
        assertThat(decode(noise).chain()).containsExactly("hex");
        assertThat(decode(written("gif"), "image/png").chain()).containsExactly("gif");
        assertThat(decode("offline".getBytes(UTF_8), "image/jpeg").chain()).containsExactly("text");
        assertThat(decode("BM is no picture, but a text of letters".getBytes(UTF_8))
                        .chain())
                .containsExactly("text");
    }

    @Test
    void sizesAreNumbersWithoutSign() {
        byte[] png = written("png");
        Arrays.fill(png, 16, 24, (byte) 0xff);
        Picture picture = (Picture) decode(png).root();
        assertThat(picture.width()).isEqualTo(0xffffffffL);
        assertThat(preview(png)).startsWith("PNG 4294967295 × 4294967295, ");
        byte[] bmp = written("bmp");
        byte[] topDown = {(byte) 0xec, (byte) 0xff, (byte) 0xff, (byte) 0xff};
        System.arraycopy(topDown, 0, bmp, 22, 4);
        assertThat(((Picture) decode(bmp).root()).height()).isEqualTo(20);
        assertThat(child(decode(bmp).root(), "height").text()).isEqualTo("-20");
    }
}
