// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.image;

import java.util.List;
import org.topiary.payload.decode.Field;
import org.topiary.payload.decode.Field.Range;

/**
 * What a picture says about itself.
 *
 * @param width pixels, at least 1
 * @param height pixels, at least 1
 * @param largest number of pixels of the picture or of its largest frame: a frame may be larger than the picture
 * @param frames where the frames of an animation are, the first {@link #MAX_FRAMES}; empty if there is one picture only
 * @param fields from the header, in the order of their bytes
 * @param missing whether the picture ends before it should
 */
record ImageFacts(long width, long height, long largest, List<Range> frames, List<Field> fields, boolean missing) {
    static final int MAX_FRAMES = 100_000;

    ImageFacts {
        frames = List.copyOf(frames);
        fields = List.copyOf(fields);
    }

    /** A picture without frames. */
    static ImageFacts still(long width, long height, List<Field> fields) {
        return new ImageFacts(width, height, width * height, List.of(), fields, false);
    }

    ImageFacts ending(boolean early) {
        return new ImageFacts(width, height, largest, frames, fields, early);
    }

    /** Refuses a picture without pixels, at the offset of its size. */
    static void check(long width, long height, int offset) throws BrokenImageException {
        if (width < 1 || height < 1) {
            throw new BrokenImageException(offset);
        }
    }
}
