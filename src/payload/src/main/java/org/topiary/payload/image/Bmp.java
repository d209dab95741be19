// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.image;

import java.nio.ByteOrder;
import java.util.List;
import org.topiary.core.text.TextBundle;

/** Windows bitmaps, with the header of OS/2 1 or any of Windows. */
final class Bmp {
    private static final int HEADER = 14;
    private static final int OLD_HEADER = 12;

    private Bmp() {}

    /** Whether the header has a length that exists, and one plane: two letters could be the beginning of a text. */
    static boolean begins(ImageBytes bytes) {
        if (!bytes.isAt(0, "BM") || !bytes.has(HEADER, 16)) {
            return false;
        }
        try {
            return switch ((int) bytes.number(HEADER, 4)) {
                case OLD_HEADER -> bytes.number(22, 2) == 1;
                case 40, 52, 56, 64, 108, 124 -> bytes.number(26, 2) == 1;
                default -> false;
            };
        } catch (BrokenImageException e) {
            return false;
        }
    }

    static ImageFacts read(byte[] payload) throws BrokenImageException {
        ImageBytes bytes = new ImageBytes(payload, ByteOrder.LITTLE_ENDIAN);
        if (bytes.number(HEADER, 4) == OLD_HEADER) {
            long width = bytes.number(18, 2);
            long height = bytes.number(20, 2);
            ImageFacts.check(width, height, 18);
            return ImageFacts.still(
                    width,
                    height,
                    List.of(
                            bytes.field("fileSize", 2, 4).withUnit("B"),
                            bytes.pixels("width", 18, 2),
                            bytes.pixels("height", 20, 2),
                            bytes.field("bitsPerPixel", 24, 2)));
        }
        long width = (int) bytes.number(18, 4);
        long height = (int) bytes.number(22, 4);
        ImageFacts.check(width, Math.abs(height), 18);
        return ImageFacts.still(
                width,
                Math.abs(height),
                List.of(
                        bytes.field("fileSize", 2, 4).withUnit("B"),
                        bytes.pixels("width", 18, 4),
                        ImageBytes.pixels("height", height, 22, 4)
                                .withNote(height < 0 ? TextBundle.current().get("image.topDown") : ""),
                        bytes.field("bitsPerPixel", 28, 2),
                        bytes.field("compression", 30, 4)));
    }
}
