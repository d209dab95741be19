// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.image;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.topiary.core.text.TextBundle;
import org.topiary.payload.decode.Field;

/** Portable Network Graphics (third edition), with its animations. */
final class Png {
    static final String SIGNATURE = "\u0089PNG\r\n\u001a\n";
    private static final int HEADER = 8;
    private static final int DATA = 16;
    private static final int HEADER_LENGTH = 13;
    /** Length, type and checksum of a chunk. */
    private static final int AROUND = 12;

    private Png() {}

    static ImageFacts read(byte[] payload) throws BrokenImageException {
        ImageBytes bytes = new ImageBytes(payload, ByteOrder.BIG_ENDIAN);
        if (!bytes.isAt(HEADER + 4, "IHDR") || bytes.number(HEADER, 4) != HEADER_LENGTH) {
            throw new BrokenImageException(Math.min(HEADER, payload.length));
        }
        long width = bytes.number(DATA, 4);
        long height = bytes.number(DATA + 4, 4);
        ImageFacts.check(width, height, DATA);
        List<Field> fields = new ArrayList<>();
        fields.add(bytes.pixels("width", DATA, 4));
        fields.add(bytes.pixels("height", DATA + 4, 4));
        fields.add(bytes.field("bitsPerSample", DATA + 8, 1));
        fields.add(bytes.field("colourType", DATA + 9, 1).withNote(colours(bytes.at(DATA + 9))));
        fields.add(ImageBytes.flag("interlaced", bytes.at(DATA + 12) != 0, DATA + 12));
        boolean whole = walk(bytes, fields);
        return ImageFacts.still(width, height, fields).ending(!whole);
    }

    private static String colours(int type) {
        return switch (type) {
            case 0 -> TextBundle.current().get("image.colours.grey");
            case 2 -> TextBundle.current().get("image.colours.rgb");
            case 3 -> TextBundle.current().get("image.colours.palette");
            case 4 -> TextBundle.current().get("image.colours.greyAlpha");
            case 6 -> TextBundle.current().get("image.colours.rgbAlpha");
            default -> TextBundle.current().get("image.unknown");
        };
    }

    /**
     * Reads the other chunks.
     *
     * @return whether the last one is there
     */
    private static boolean walk(ImageBytes bytes, List<Field> fields) throws BrokenImageException {
        long at = DATA + HEADER_LENGTH + 4;
        while (bytes.has(at, AROUND)) {
            int chunk = (int) at;
            if (bytes.isAt(chunk + 4, "IEND")) {
                return true;
            }
            if (bytes.isAt(chunk + 4, "IHDR")) {
                // A reader may take the last one, whose size nobody has checked.
                throw new BrokenImageException(chunk);
            }
            if (bytes.isAt(chunk + 4, "acTL") && bytes.has(chunk + 8, 8)) {
                fields.add(bytes.field("frames", chunk + 8, 4));
            }
            at += AROUND + bytes.number(chunk, 4);
        }
        return false;
    }
}
