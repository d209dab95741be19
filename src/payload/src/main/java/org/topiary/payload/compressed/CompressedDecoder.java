// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.compressed;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.topiary.payload.decode.Context;
import org.topiary.payload.decode.DecodeProblem;
import org.topiary.payload.decode.Decoded;
import org.topiary.payload.decode.Decoder;
import org.topiary.payload.decode.Head;
import org.topiary.payload.decode.Sample;

/**
 * Unpacks a payload and decodes what is inside. Unpacks at most {@link #MAX_BYTES}, and at most {@link #MAX_RATIO}
 * times the payload; of more, and of a payload that ends early or is damaged, the beginning is shown with a problem:
 *
 * <ul>
 *   <li>{@code compressed.limited}: the name of the format, the number of bytes unpacked
 *   <li>{@code compressed.broken}: the name of the format, the number of bytes unpacked
 * </ul>
 */
public final class CompressedDecoder implements Decoder {
    static final int MAX_BYTES = 256 << 20;
    static final int MAX_RATIO = 1_000;
    /** Small payloads may be larger than the ratio allows. */
    private static final int ALWAYS = 1 << 20;

    private static final int CHUNK = 8_192;

    private final Compression format;

    private CompressedDecoder(Compression format) {
        this.format = format;
    }

    /** A decoder for each format. */
    public static List<Decoder> all() {
        return Arrays.stream(Compression.values())
                .<Decoder>map(CompressedDecoder::new)
                .toList();
    }

    @Override
    public String id() {
        return format.id();
    }

    @Override
    public String name() {
        return format.displayName();
    }

    @Override
    public String fileEnding() {
        return format.fileEnding();
    }

    @Override
    public boolean detect(Head head) {
        return format.begins(head.start());
    }

    /**
     * What was unpacked.
     *
     * @param limited whether there is more
     * @param problem what kept the rest from being unpacked; null for nothing
     */
    private record Unpacked(
            byte[] bytes, boolean limited, @Nullable DecodeProblem problem) {}

    @Override
    public Decoded decode(Sample sample, Context context) {
        Unpacked unpacked = unpack(sample.bytes(), limit(sample.bytes().length));
        DecodeProblem problem = unpacked.problem;
        if (problem != null && isDoubtful(unpacked, sample, context)) {
            return Decoded.unreadable(id(), sample.bytes(), problem);
        }
        Sample inner = new Sample(
                sample.topic(), unpacked.bytes, Sample.Properties.NONE, sample.position(), sample.timeNanos());
        Decoded decoded = context.decodeInner(inner);
        Decoded whole = decoded.inside(id(), unpacked.bytes);
        return problem == null ? whole : whole.withProblems(() -> joined(problem, decoded.problems()));
    }

    /**
     * Whether the payload is probably in another format. The two bytes by which zlib is recognized may be the beginning
     * of anything, so that it must be whole unless the user chose it.
     */
    private boolean isDoubtful(Unpacked unpacked, Sample sample, Context context) {
        return unpacked.bytes.length == 0
                || (format == Compression.ZLIB
                        && !unpacked.limited
                        && !context.chosenDecoder(sample).equals(id()));
    }

    private static List<DecodeProblem> joined(DecodeProblem first, List<DecodeProblem> others) {
        List<DecodeProblem> all = new ArrayList<>(others.size() + 1);
        all.add(first);
        all.addAll(others);
        return all;
    }

    private static int limit(int packed) {
        return (int) Math.min(MAX_BYTES, Math.max(ALWAYS, (long) packed * MAX_RATIO));
    }

    private Unpacked unpack(byte[] packed, int limit) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(Math.min(limit, 4 * packed.length + CHUNK));
        byte[] chunk = new byte[CHUNK];
        try (InputStream in = format.unpack(packed)) {
            int read = in.read(chunk);
            while (read >= 0) {
                int fits = Math.min(read, limit - bytes.size());
                bytes.write(chunk, 0, fits);
                if (fits < read) {
                    return new Unpacked(bytes.toByteArray(), true, problem("limited", bytes));
                }
                read = in.read(chunk);
            }
            return new Unpacked(bytes.toByteArray(), false, null);
        } catch (IOException e) {
            // It ends early, or a checksum does not match; the reasons of the JDK say no more than that.
            return new Unpacked(bytes.toByteArray(), false, problem("broken", bytes));
        }
    }

    private DecodeProblem problem(String kind, ByteArrayOutputStream bytes) {
        return DecodeProblem.of("compressed." + kind, name(), bytes.size()).at(bytes.size());
    }
}
