// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.image;

import java.nio.ByteOrder;
import java.util.List;
import org.topiary.core.text.TextBundle;
import org.topiary.payload.decode.PlainField;

/** JPEG (ITU-T T.81, annex B): the segments up to the first header of a frame. */
final class Jpeg {
    static final String SIGNATURE = "\u00ff\u00d8\u00ff";
    private static final int END = 0xd9;
    private static final int SCAN = 0xda;

    private Jpeg() {}

    static ImageFacts read(byte[] payload) throws BrokenImageException {
        ImageBytes bytes = new ImageBytes(payload, ByteOrder.BIG_ENDIAN);
        int at = 2;
        while (true) {
            // Decoders skip what is between two segments.
            while (bytes.at(at) != 0xff) {
                at++;
            }
            while (bytes.at(at) == 0xff) {
                at++;
            }
            int marker = bytes.at(at);
            if (isFrame(marker)) {
                return frame(bytes, at);
            }
            if (marker == END || marker == SCAN) {
                throw new BrokenImageException(at);
            }
            at++;
            if (!isAlone(marker)) {
                long length = bytes.number(at, 2);
                if (length < 2) {
                    throw new BrokenImageException(at);
                }
                at += (int) length;
            }
        }
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    /** Whether no length follows: a byte of zero after 0xff, a restart, the beginning, and a temporary marker. */
    private static boolean isAlone(int marker) {
        return marker <= 0x01 || (marker >= 0xd0 && marker <= 0xd8);
    }

    private static ImageFacts frame(ImageBytes bytes, int marker) throws BrokenImageException {
        int at = marker + 3;
        long height = bytes.number(at + 1, 2);
        long width = bytes.number(at + 3, 2);
        ImageFacts.check(width, height, at + 1);
        PlainField process = bytes.field("frameType", marker, 1).withNote(process(bytes.at(marker)));
        return ImageFacts.still(
                width,
                height,
                List.of(
                        process,
                        bytes.field("bitsPerSample", at, 1),
                        bytes.pixels("height", at + 1, 2),
                        bytes.pixels("width", at + 3, 2),
                        bytes.field("components", at + 5, 1).withNote(components(bytes.at(at + 5)))));
    }

    private static String process(int marker) {
        return switch (marker) {
            case 0xc0 -> TextBundle.current().get("image.process.baseline");
            case 0xc1 -> TextBundle.current().get("image.process.extended");
            case 0xc2 -> TextBundle.current().get("image.process.progressive");
            default -> TextBundle.current().get("image.process.other");
        };
    }

    private static String components(int count) {
        return switch (count) {
            case 1 -> TextBundle.current().get("image.colours.grey");
            case 3 -> TextBundle.current().get("image.colours.colour");
            case 4 -> TextBundle.current().get("image.colours.cmyk");
            default -> TextBundle.current().get("image.unknown");
        };
    }
}
