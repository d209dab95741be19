// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.image;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.topiary.payload.ByteSize;
import org.topiary.payload.Utf8;
import org.topiary.payload.VisibleText;
import org.topiary.payload.decode.Context;
import org.topiary.payload.decode.DecodeProblem;
import org.topiary.payload.decode.Decoded;
import org.topiary.payload.decode.Decoder;
import org.topiary.payload.decode.Head;
import org.topiary.payload.decode.Sample;

/**
 * Reads the header of a picture, and finds the frames of an animation; {@link Decoded#root} is a {@link Picture}.
 * Pixels are not decoded. Recognized by the first bytes, or by the content type, if the payload is neither another
 * picture nor a text. Problems:
 *
 * <ul>
 *   <li>{@code image.broken}: the name of the format, the offset of the first byte that is wrong or missing in the
 *       header; the payload is bytes then
 *   <li>{@code image.incomplete}: the name of the format, the length in bytes, of a picture that ends early
 *   <li>{@code image.not}: the name of the format, of a payload that begins differently
 * </ul>
 */
public final class ImageDecoder implements Decoder {
    private final ImageFormat format;

    private ImageDecoder(ImageFormat format) {
        this.format = format;
    }

    /** A decoder for each format. */
    public static List<Decoder> all() {
        return Arrays.stream(ImageFormat.values())
                .<Decoder>map(ImageDecoder::new)
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

    /** There is nothing to choose: a picture is recognized, and what is not recognized cannot be shown. */
    @Override
    public boolean isOffered() {
        return false;
    }

    @Override
    public boolean detect(Head head) {
        return format.begins(head.start()) || isDeclared(head.sample());
    }

    private boolean isDeclared(Sample sample) {
        return format.isContentType(sample.properties().mediaType());
    }

    @Override
    public Basis basis(Head head) {
        return format.begins(head.start()) ? Basis.BYTES : Basis.CONTENT_TYPE;
    }

    @Override
    public Decoded decode(Sample sample, Context context) {
        byte[] bytes = sample.bytes();
        if (!format.begins(bytes)) {
            return other(sample);
        }
        try {
            ImageFacts facts = format.read(bytes);
            Decoded decoded = Decoded.of(id(), new Picture(format, facts, bytes.length));
            return facts.missing()
                    ? decoded.withProblems(() -> List.of(DecodeProblem.of("image.incomplete", name(), bytes.length)
                            .at(bytes.length)))
                    : decoded;
        } catch (BrokenImageException e) {
            DecodeProblem broken =
                    DecodeProblem.of("image.broken", name(), e.offset()).at(e.offset());
            return Decoded.recognized(id(), bytes, broken);
        }
    }

    /** The content type is wrong if the payload is another picture or a text, such as the picture in Base64. */
    private Decoded other(Sample sample) {
        byte[] bytes = sample.bytes();
        DecodeProblem other = DecodeProblem.of("image.not", name()).at(0);
        boolean known =
                Utf8.isWellFormed(bytes) || Arrays.stream(ImageFormat.values()).anyMatch(each -> each.begins(bytes));
        return known || !isDeclared(sample)
                ? Decoded.unreadable(id(), bytes, other)
                : Decoded.recognized(id(), bytes, other);
    }

    /** Format, width, height and length, as far as the beginning of the payload has them. */
    @Override
    public @Nullable String preview(Head head, Context context, int maxChars) {
        if (!format.begins(head.start())) {
            return null;
        }
        String size;
        try {
            ImageFacts facts = format.read(head.start());
            size = " " + facts.width() + " × " + facts.height();
        } catch (BrokenImageException e) {
            size = "";
        }
        return VisibleText.line(name() + size + ", " + ByteSize.text(head.length()), maxChars);
    }
}
