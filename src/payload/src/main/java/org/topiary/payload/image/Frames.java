// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.image;

import java.util.Iterator;
import java.util.List;
import org.topiary.payload.decode.Field;
import org.topiary.payload.decode.Field.Range;
import org.topiary.payload.decode.PlainField;

/** The frames of an animation as fields. */
final class Frames {
    /** Reads the fields of a frame. */
    interface Reader {
        List<Field> read(Range frame) throws BrokenImageException;
    }

    private Frames() {}

    /** The frames as elements, which are read while they are iterated. */
    static Iterable<Field> of(List<Range> frames, Reader reader) {
        return () -> new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < frames.size();
            }

            @Override
            public Field next() {
                Range frame = frames.get(next);
                List<Field> fields;
                try {
                    fields = reader.read(frame);
                } catch (BrokenImageException e) {
                    fields = List.of();
                }
                return PlainField.object("", frame, fields).at(next++);
            }
        };
    }
}
