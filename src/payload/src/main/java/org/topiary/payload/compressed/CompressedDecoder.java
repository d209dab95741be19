// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.compressed;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.topiary.core.progress.WorkStage;
import org.topiary.payload.decode.Context;
import org.topiary.payload.decode.DecodeProblem;
import org.topiary.payload.decode.Decoded;
import org.topiary.payload.decode.Decoder;
import org.topiary.payload.decode.Head;
import org.topiary.payload.decode.Sample;

/**
 * Unpacks a payload and decodes what is inside. Unpacks at most {@link #MAX_BYTES}, and at most {@link #MAX_RATIO}
 * times the payload; of more, and of a payload that ends early or is damaged, the beginning is shown with a problem.
 * Memory grows with what is unpacked, whatever sizes the payload declares.
 *
 * <ul>
 *   <li>{@code compressed.limited}: the name of the format, the number of bytes unpacked
 *   <li>{@code compressed.broken}: the name of the format, the number of bytes unpacked
 *   <li>{@code compressed.dictionary}: the name of the format, the number of the dictionary as a text
 * </ul>
 */
public final class CompressedDecoder implements Decoder {
    static final int MAX_BYTES = 256 << 20;
    static final int MAX_RATIO = 1_000;
    /** Small payloads may be larger than the ratio allows. */
    private static final int ALWAYS = 1 << 20;

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
    public Family family() {
        return Family.COMPRESSED;
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
        return format.begins(head.start()) || isDeclared(head);
    }

    private boolean isDeclared(Head head) {
        return format.isContentType(head.sample().properties().mediaType());
    }

    @Override
    public Basis basis(Head head) {
        return isDeclared(head) && !format.begins(head.start()) ? Basis.CONTENT_TYPE : Basis.BYTES;
    }

    @Override
    public Decoded decode(Sample sample, Context context) {
        byte[] packed = sample.bytes();
        int limit = limit(packed.length);
        WorkStage stage = WorkStage.current();
        int expected = Math.max(ALWAYS / 64, (int) Math.min(limit, 4L * packed.length));
        Output out = new Output(limit, expected, stage.part(0, 0.5));
        DecodeProblem problem = unpack(packed, out);
        byte[] bytes = out.toByteArray();
        if (problem != null && isDoubtful(bytes.length == limit, bytes.length, sample, context)) {
            return notUnpacked(packed, problem);
        }
        Sample inner = new Sample(sample.topic(), bytes, Sample.Properties.NONE, sample.position(), sample.timeNanos());
        Decoded decoded = stage.part(0.5, 1).call(() -> context.decodeInner(inner));
        Decoded whole = decoded.inside(id(), bytes);
        return problem == null ? whole : whole.withProblems(() -> joined(problem, decoded.problems()));
    }

    /**
     * Whether the payload is probably in another format, or there is nothing to decode. The two bytes by which zlib is
     * recognized may be the beginning of anything, so that it must be whole unless the user chose it.
     */
    private boolean isDoubtful(boolean limited, int unpacked, Sample sample, Context context) {
        return unpacked == 0
                || (format == Compression.ZLIB
                        && !limited
                        && !context.chosenDecoder(sample).equals(id()));
    }

    /** The payload as bytes; in this format nevertheless if its first bytes leave no doubt. */
    private Decoded notUnpacked(byte[] packed, DecodeProblem problem) {
        return format.isCertain() && format.begins(packed)
                ? Decoded.recognized(id(), packed, problem)
                : Decoded.unreadable(id(), packed, problem);
    }

    private static List<DecodeProblem> joined(DecodeProblem first, List<DecodeProblem> others) {
        List<DecodeProblem> all = new ArrayList<>(others.size() + 1);
        all.add(first);
        all.addAll(others);
        return all;
    }

    /** The number of bytes that a payload may become. */
    static int limit(int packed) {
        return (int) Math.min(MAX_BYTES, Math.max(ALWAYS, (long) packed * MAX_RATIO));
    }

    /** What keeps the rest from being unpacked; null for nothing. */
    private @Nullable DecodeProblem unpack(byte[] packed, Output out) {
        try {
            format.unpack(packed, out);
            return null;
        } catch (UnpackException e) {
            return switch (e.reason()) {
                case LIMITED -> problem("limited", out.size());
                case DAMAGED -> problem("broken", out.size());
                case DICTIONARY ->
                    DecodeProblem.of("compressed.dictionary", name(), e.dictionary())
                            .at(out.size());
            };
        } catch (IOException e) {
            // It ends early, or a checksum does not match; the reasons of the JDK say no more than that.
            return problem("broken", out.size());
        }
    }

    private DecodeProblem problem(String kind, int unpacked) {
        return DecodeProblem.of("compressed." + kind, name(), unpacked).at(unpacked);
    }
}
