// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.decode;

import java.util.Iterator;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A field of a part of a payload, or of what was decoded from it, with the range that it has in the payload.
 *
 * @param name that in the payload
 * @param index that in the payload
 * @param mover from ranges in the part to those in the payload
 */
record MovedField(Field inner, String name, int index, UnaryOperator<Range> mover) implements Field {
    @Override
    public Kind kind() {
        return inner.kind();
    }

    @Override
    public String text() {
        return inner.text();
    }

    @Override
    public @Nullable Object value() {
        return inner.value();
    }

    @Override
    public Range range() {
        return mover.apply(inner.range());
    }

    @Override
    public String unit() {
        return inner.unit();
    }

    @Override
    public String note() {
        return inner.note();
    }

    @Override
    public Iterable<Field> children() {
        return () -> {
            Iterator<Field> children = inner.children().iterator();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return children.hasNext();
                }

                @Override
                public Field next() {
                    Field child = children.next();
                    return new MovedField(child, child.name(), child.index(), mover);
                }
            };
        };
    }
}
