// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.compressed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDictTrainer;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorOutputStream;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorOutputStream.BlockSize;
import org.apache.commons.compress.compressors.snappy.FramedSnappyCompressorOutputStream;
import org.apache.commons.compress.compressors.snappy.SnappyCompressorOutputStream;
import org.junit.jupiter.api.Test;

/** Compares what is unpacked with what other libraries packed: zstd with its reference implementation. */
class ForeignEncodersTest {
    private static final int LIMIT = 4 << 20;

    /** A library with some settings. */
    private record Encoder(Compression format, String settings, Packer packer) {
        byte[] pack(byte[] content) throws IOException {
            return packer.pack(content);
        }
    }

    private interface Packer {
        byte[] pack(byte[] content) throws IOException;
    }

    private interface Streaming {
        OutputStream over(OutputStream out) throws IOException;
    }

    private static Packer stream(Streaming streaming) {
        return content -> {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (OutputStream out = streaming.over(bytes)) {
                // In parts, so that the size of the content is not known to the encoder.
                for (int at = 0; at < content.length; at += 50_000) {
                    out.write(content, at, Math.min(50_000, content.length - at));
                    out.flush();
                }
            }
            return bytes.toByteArray();
        };
    }

    private static Packer zstd(int level, boolean checksum) {
        return content -> {
            try (ZstdCompressCtx context = new ZstdCompressCtx()) {
                return context.setLevel(level).setChecksum(checksum).compress(content);
            }
        };
    }

    private static Encoder lz4(BlockSize size, boolean contentChecksum, boolean blockChecksum, boolean dependent) {
        return new Encoder(
                Compression.LZ4,
                size + " " + contentChecksum + " " + blockChecksum + " " + dependent,
                stream(out -> new FramedLZ4CompressorOutputStream(
                        out,
                        new FramedLZ4CompressorOutputStream.Parameters(
                                size, contentChecksum, blockChecksum, dependent))));
    }

    private static final List<Encoder> ENCODERS = List.of(
            new Encoder(Compression.ZSTD, "-5", zstd(-5, false)),
            new Encoder(Compression.ZSTD, "1", zstd(1, true)),
            new Encoder(Compression.ZSTD, "3", zstd(3, false)),
            new Encoder(Compression.ZSTD, "9", zstd(9, true)),
            new Encoder(Compression.ZSTD, "19", zstd(19, false)),
            new Encoder(Compression.ZSTD, "stream", stream(out -> new ZstdOutputStream(out, 5))),
            new Encoder(
                    Compression.ZSTD,
                    "stream with checksum",
                    stream(out -> new ZstdOutputStream(out, 2).setChecksum(true))),
            lz4(BlockSize.K64, true, false, false),
            lz4(BlockSize.M4, false, true, false),
            lz4(BlockSize.K64, true, true, true),
            new Encoder(Compression.SNAPPY, "", stream(FramedSnappyCompressorOutputStream::new)),
            new Encoder(Compression.RAW_SNAPPY, "", content -> {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                try (OutputStream out = new SnappyCompressorOutputStream(bytes, content.length)) {
                    out.write(content);
                }
                return bytes.toByteArray();
            }));

    /** In bytes, more than a block: the encoders of LZ4 and Snappy need seconds for long repetitions. */
    private static final int MAX_REPETITIONS = 80_000;

    /** Without those that take long to start. */
    private static final List<Encoder> QUICK = ENCODERS.stream()
            .filter(each -> !List.of("9", "19", "stream").contains(each.settings))
            .toList();

    /**
     * Contents of up to 2,850 bytes, the first one empty, each as the quick encoders packed it: packing takes most of
     * the time.
     */
    private static final List<List<byte[]>> SAMPLES = IntStream.range(0, 20)
            .mapToObj(i -> QUICK.stream()
                    .map(each -> packed(each, content(i, 150 * i)))
                    .toList())
            .toList();

    private static byte[] packed(Encoder encoder, byte[] content) {
        try {
            return encoder.pack(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Words, runs, noise and repetitions of earlier parts, in parts of any length. */
    private static byte[] content(long seed, int size) {
        Random random = new Random(seed);
        byte[] content = new byte[size];
        int at = 0;
        while (at < size) {
            int length = Math.min(size - at, 1 + random.nextInt(1 << random.nextInt(16)));
            switch (random.nextInt(5)) {
                case 0 -> Arrays.fill(content, at, at + length, (byte) random.nextInt());
                case 1 -> {
                    byte[] noise = new byte[length];
                    random.nextBytes(noise);
                    System.arraycopy(noise, 0, content, at, length);
                }
                case 2 -> {
                    int from = at == 0 ? 0 : random.nextInt(at);
                    for (int i = 0; i < length; i++) {
                        content[at + i] = content[from + i];
                    }
                }
                default -> {
                    for (int i = 0; i < length; i++) {
                        content[at + i] =
                                (byte) ("temperature: 21.5 °C\n".charAt(random.nextInt(20)) + random.nextInt(2));
                    }
                }
            }
            at += length;
        }
        return content;
    }

    /** What was unpacked before the problem, if there was one. */
    private static byte[] unpack(Compression format, byte[] packed, int limit) {
        Output out = new Output(limit, 100);
        try {
            format.unpack(packed, out);
        } catch (IOException e) {
            // The beginning.
        }
        return out.toByteArray();
    }

    @Property(tries = 12)
    void what_others_packed_is_unpacked(@ForAll long seed, @ForAll @IntRange(max = 300_000) int size)
            throws IOException {
        byte[] content = content(seed, size);
        byte[] beginning = Arrays.copyOf(content, Math.min(size, MAX_REPETITIONS));
        for (Encoder each : ENCODERS) {
            byte[] expected = each.format == Compression.ZSTD ? content : beginning;
            byte[] packed = each.pack(expected);
            Output out = new Output(LIMIT, packed.length);
            each.format.unpack(packed, out);
            assertThat(out.toByteArray())
                    .as("%s %s", each.format, each.settings)
                    .isEqualTo(expected);
            assertThat(each.format == Compression.RAW_SNAPPY || each.format.begins(packed))
                    .isTrue();
        }
    }

    @Property(tries = 15)
    void of_a_payload_that_is_cut_off_the_beginning_is_unpacked(
            @ForAll long seed, @ForAll @IntRange(max = 100_000) int size, @ForAll @IntRange(max = 1_000) int permille)
            throws IOException {
        byte[] content = content(seed, size);
        for (Encoder each : QUICK) {
            byte[] packed = each.pack(content);
            byte[] cut = Arrays.copyOf(packed, (int) ((long) (packed.length - 1) * permille / 1_000));
            byte[] unpacked = unpack(each.format, cut, LIMIT);
            assertThat(unpacked).as(each.settings).isEqualTo(Arrays.copyOf(content, unpacked.length));
        }
    }

    @Property(tries = 1_000)
    void a_changed_byte_is_a_problem_or_another_content(
            @ForAll @IntRange(max = 19) int sample,
            @ForAll @IntRange(min = 0, max = 1 << 20) int place,
            @ForAll byte changed) {
        for (int i = 0; i < QUICK.size(); i++) {
            byte[] packed = SAMPLES.get(sample).get(i).clone();
            packed[place % packed.length] = changed;
            assertThat(unpack(QUICK.get(i).format, packed, LIMIT).length).isLessThanOrEqualTo(LIMIT);
        }
    }

    @Property(tries = 1_000)
    void any_bytes_after_the_first_ones_end_with_a_problem_or_a_content(@ForAll byte[] bytes) {
        for (int i = 0; i < QUICK.size(); i++) {
            byte[] packed = Arrays.copyOf(SAMPLES.getFirst().get(i), 6 + bytes.length);
            System.arraycopy(bytes, 0, packed, 6, bytes.length);
            assertThat(unpack(QUICK.get(i).format, packed, LIMIT).length).isLessThanOrEqualTo(LIMIT);
        }
    }

    @Test
    void changedContentDoesNotMatchItsChecksum() throws IOException {
        // Noise is stored as it is, so that a change is found by nothing but the checksum.
        byte[] noise = new byte[1_000];
        new Random(1).nextBytes(noise);
        for (Encoder each : List.of(ENCODERS.get(1), ENCODERS.get(7), ENCODERS.get(8), ENCODERS.get(10))) {
            byte[] packed = each.pack(noise);
            packed[packed.length / 2]++;
            assertThatExceptionOfType(UnpackException.class)
                    .as(each.settings)
                    .isThrownBy(() -> each.format.unpack(packed, new Output(LIMIT, 0)));
        }
    }

    @Test
    void whatIsUnpackedEndsAtTheLimit() throws IOException {
        byte[] zeros = new byte[LIMIT];
        for (Encoder each : ENCODERS) {
            byte[] packed = each.pack(zeros);
            for (int limit : new int[] {0, 1, 70_000, LIMIT - 1}) {
                Output out = new Output(limit, packed.length);
                assertThatExceptionOfType(UnpackException.class)
                        .isThrownBy(() -> each.format.unpack(packed, out))
                        .extracting(UnpackException::reason)
                        .isEqualTo(UnpackException.Reason.LIMITED);
                assertThat(out.toByteArray()).hasSize(limit);
            }
        }
    }

    @Test
    void severalFramesAreOneContentAndFramesWithoutContentArePassedOver() throws IOException {
        byte[] content = content(3, 10_000);
        byte[] empty = {0x5f, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3};
        for (Encoder each : ENCODERS) {
            if (each.format == Compression.ZSTD || each.format == Compression.LZ4) {
                ByteArrayOutputStream several = new ByteArrayOutputStream();
                several.writeBytes(empty);
                several.writeBytes(each.pack(content));
                several.writeBytes(empty);
                several.writeBytes(each.pack(content));
                ByteArrayOutputStream twice = new ByteArrayOutputStream();
                twice.writeBytes(content);
                twice.writeBytes(content);
                assertThat(unpack(each.format, several.toByteArray(), LIMIT)).isEqualTo(twice.toByteArray());
            }
        }
    }

    @Test
    void aFrameThatNeedsADictionarySaysWhich() {
        byte[] dictionary = dictionary();
        try (ZstdCompressCtx context = new ZstdCompressCtx()) {
            byte[] packed = context.loadDict(dictionary).compress(content(5, 2_000));
            assertThatExceptionOfType(UnpackException.class)
                    .isThrownBy(() -> Compression.ZSTD.unpack(packed, new Output(LIMIT, 0)))
                    .extracting(UnpackException::dictionary)
                    .isEqualTo(Long.toString(com.github.luben.zstd.Zstd.getDictIdFromDict(dictionary)));
        }
    }

    private static byte[] dictionary() {
        ZstdDictTrainer trainer = new ZstdDictTrainer(1 << 20, 4_096);
        for (int i = 0; i < 500; i++) {
            trainer.addSample(content(i, 1_000));
        }
        return trainer.trainSamples();
    }
}
