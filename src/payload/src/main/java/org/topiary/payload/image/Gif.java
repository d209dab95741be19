// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.image;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.topiary.payload.decode.Field;
import org.topiary.payload.decode.Field.Range;
import org.topiary.payload.decode.PlainField;

/** GIF87a and GIF89a. */
final class Gif {
    private static final int SCREEN = 13;
    private static final int EXTENSION = 0x21;
    private static final int CONTROL = 0xf9;
    private static final int IMAGE = 0x2c;
    private static final int TRAILER = 0x3b;
    private static final int DESCRIPTOR = 10;
    private static final int MILLIS_PER_TICK = 10;

    private final ImageBytes bytes;
    private final List<Range> frames = new ArrayList<>();
    private long largest;
    private boolean ended;

    private Gif(byte[] payload) {
        bytes = new ImageBytes(payload, ByteOrder.LITTLE_ENDIAN);
    }

    static boolean begins(ImageBytes bytes) {
        return bytes.isAt(0, "GIF87a") || bytes.isAt(0, "GIF89a");
    }

    static ImageFacts read(byte[] payload) throws BrokenImageException {
        return new Gif(payload).read();
    }

    private ImageFacts read() throws BrokenImageException {
        long width = bytes.number(6, 2);
        long height = bytes.number(8, 2);
        ImageFacts.check(width, height, 6);
        int flags = bytes.at(10);
        bytes.at(SCREEN - 1);
        List<Field> fields = new ArrayList<>();
        fields.add(bytes.text("version", 3, 3));
        fields.add(bytes.pixels("width", 6, 2));
        fields.add(bytes.pixels("height", 8, 2));
        fields.add(ImageBytes.field("colours", colours(flags), 10, 1));
        largest = width * height;
        try {
            walk(SCREEN + tableLength(flags));
        } catch (BrokenImageException e) {
            // The frames before it are there.
        }
        if (!frames.isEmpty()) {
            Range all = new Range(frames.getFirst().start(), frames.getLast().end());
            List<Range> ranges = List.copyOf(frames);
            fields.add(PlainField.array("frames", all, Frames.of(ranges, this::frame)));
        }
        return new ImageFacts(width, height, largest, frames.size() > 1 ? frames : List.of(), fields, !ended);
    }

    /** The number of colours of a table; 0 if there is none. */
    private static int colours(int flags) {
        return (flags & 0x80) == 0 ? 0 : 2 << (flags & 7);
    }

    private static int tableLength(int flags) {
        return 3 * colours(flags);
    }

    /** Finds the frames. */
    private void walk(int from) throws BrokenImageException {
        int at = from;
        int control = -1;
        while (frames.size() < ImageFacts.MAX_FRAMES) {
            switch (bytes.at(at)) {
                case TRAILER -> {
                    ended = true;
                    return;
                }
                case EXTENSION -> {
                    control = bytes.at(at + 1) == CONTROL ? at : control;
                    at = afterBlocks(at + 2);
                }
                case IMAGE -> {
                    int flags = bytes.at(at + DESCRIPTOR - 1);
                    int end = afterBlocks(at + DESCRIPTOR + tableLength(flags) + 1);
                    largest = Math.max(largest, bytes.number(at + 5, 2) * bytes.number(at + 7, 2));
                    frames.add(new Range(control < 0 ? at : control, end));
                    control = -1;
                    at = end;
                }
                default -> throw new BrokenImageException(at);
            }
        }
        ended = true;
    }

    /** The end of a list of blocks. */
    private int afterBlocks(int from) throws BrokenImageException {
        int at = from;
        int length = bytes.at(at);
        while (length > 0) {
            at += 1 + length;
            length = bytes.at(at);
        }
        return at + 1;
    }

    private List<Field> frame(Range range) throws BrokenImageException {
        List<Field> fields = new ArrayList<>();
        int at = range.start();
        if (bytes.at(at) == EXTENSION) {
            fields.add(ImageBytes.field("delay", MILLIS_PER_TICK * bytes.number(at + 4, 2), at + 4, 2)
                    .withUnit("ms"));
            // Other extensions may follow before the frame itself.
            while (bytes.at(at) == EXTENSION) {
                at = afterBlocks(at + 2);
            }
        }
        fields.add(bytes.pixels("left", at + 1, 2));
        fields.add(bytes.pixels("top", at + 3, 2));
        fields.add(bytes.pixels("width", at + 5, 2));
        fields.add(bytes.pixels("height", at + 7, 2));
        return fields;
    }
}
