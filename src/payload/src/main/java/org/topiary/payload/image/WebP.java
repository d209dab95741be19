// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.image;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.topiary.core.text.TextBundle;
import org.topiary.payload.decode.Field;
import org.topiary.payload.decode.Field.Range;
import org.topiary.payload.decode.PlainField;

/** WebP (RFC 9649): lossy, lossless, and with extended features such as animation. */
final class WebP {
    private static final int FIRST = 12;
    /** Type and length of a chunk. */
    private static final int CHUNK = 8;
    /** What is in a frame of an animation ahead of its chunks. */
    private static final int FRAME_HEADER = 16;

    private final ImageBytes bytes;
    private final List<Range> frames = new ArrayList<>();
    private long largest;

    private WebP(byte[] payload) {
        bytes = new ImageBytes(payload, ByteOrder.LITTLE_ENDIAN);
    }

    static boolean begins(ImageBytes bytes) {
        return bytes.isAt(0, "RIFF") && bytes.isAt(8, "WEBP");
    }

    static ImageFacts read(byte[] payload) throws BrokenImageException {
        return new WebP(payload).read();
    }

    /**
     * The size of a picture, and the byte that it begins at.
     *
     * @param bytesEach of width and of height; 0 if both are in the same four bytes
     */
    private record Size(long width, long height, int at, int bytesEach) {
        List<Field> fields() {
            return List.of(
                    ImageBytes.pixels("width", width, at, bytesEach == 0 ? 4 : bytesEach),
                    ImageBytes.pixels("height", height, at + bytesEach, bytesEach == 0 ? 4 : bytesEach));
        }
    }

    private ImageFacts read() throws BrokenImageException {
        List<Field> fields = new ArrayList<>();
        fields.add(bytes.field("fileSize", 4, 4).withUnit("B"));
        PlainField kind = bytes.text("kind", FIRST, 4);
        boolean extended = bytes.isAt(FIRST, "VP8X");
        Size size;
        if (extended) {
            int at = FIRST + CHUNK;
            size = new Size(bytes.number(at + 4, 3) + 1, bytes.number(at + 7, 3) + 1, at + 4, 3);
            fields.add(kind.withNote(TextBundle.current().get("image.webp.extended")));
            fields.add(ImageBytes.flag("alpha", (bytes.at(at) & 0x10) != 0, at));
            fields.add(ImageBytes.flag("animation", (bytes.at(at) & 0x02) != 0, at));
        } else {
            size = simple(FIRST);
            String note = bytes.isAt(FIRST, "VP8L") ? "image.webp.lossless" : "image.webp.lossy";
            fields.add(kind.withNote(TextBundle.current().get(note)));
        }
        ImageFacts.check(size.width, size.height, size.at);
        fields.addAll(size.fields());
        largest = size.width * size.height;
        boolean whole = bytes.number(4, 4) + CHUNK <= bytes.length();
        walk(FIRST);
        if (!frames.isEmpty()) {
            Range all = new Range(frames.getFirst().start(), frames.getLast().end());
            fields.add(PlainField.array("frames", all, Frames.of(List.copyOf(frames), this::frame)));
        }
        return new ImageFacts(size.width, size.height, largest, frames.size() > 1 ? frames : List.of(), fields, !whole);
    }

    /** The size in a chunk with pixels. */
    private Size simple(int chunk) throws BrokenImageException {
        int at = chunk + CHUNK;
        if (bytes.isAt(chunk, "VP8 ") && bytes.isAt(at + 3, "\u009d\u0001*")) {
            return new Size(bytes.number(at + 6, 2) & 0x3fff, bytes.number(at + 8, 2) & 0x3fff, at + 6, 2);
        }
        if (bytes.isAt(chunk, "VP8L") && bytes.at(at) == 0x2f) {
            long bits = bytes.number(at + 1, 4);
            return new Size((bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1, at + 1, 0);
        }
        throw new BrokenImageException(Math.min(chunk, bytes.length()));
    }

    /** Finds the frames, and the largest picture among all chunks. */
    private void walk(int from) throws BrokenImageException {
        long at = from;
        while (bytes.has(at, CHUNK) && frames.size() < ImageFacts.MAX_FRAMES) {
            int chunk = (int) at;
            long length = bytes.number(chunk + 4, 4);
            long next = at + CHUNK + length + (length & 1);
            if (bytes.isAt(chunk, "VP8 ") || bytes.isAt(chunk, "VP8L")) {
                Size size = simple(chunk);
                largest = Math.max(largest, size.width * size.height);
            } else if (bytes.isAt(chunk, "ANMF") && length >= FRAME_HEADER && bytes.has(at + CHUNK, FRAME_HEADER)) {
                frames.add(new Range(chunk, (int) Math.min(next, bytes.length())));
                largest = Math.max(
                        largest, (bytes.number(chunk + CHUNK + 6, 3) + 1) * (bytes.number(chunk + CHUNK + 9, 3) + 1));
            }
            at = next;
        }
    }

    private List<Field> frame(Range range) throws BrokenImageException {
        int at = range.start() + CHUNK;
        return List.of(
                ImageBytes.pixels("left", 2 * bytes.number(at, 3), at, 3),
                ImageBytes.pixels("top", 2 * bytes.number(at + 3, 3), at + 3, 3),
                ImageBytes.pixels("width", bytes.number(at + 6, 3) + 1, at + 6, 3),
                ImageBytes.pixels("height", bytes.number(at + 9, 3) + 1, at + 9, 3),
                bytes.field("delay", at + 12, 3).withUnit("ms"));
    }
}
