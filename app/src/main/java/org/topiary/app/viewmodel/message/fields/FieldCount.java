// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message.fields;

import java.util.Iterator;
import org.topiary.app.text.Texts;
import org.topiary.payload.decode.Field;

/** Counts the children of fields, up to a hundred of each, and so many in total. */
final class FieldCount {
    /** Not counted. */
    static final int UNKNOWN = -1;

    private static final int MAX = 100;

    private int left;

    /** @param budget how many children to visit in total */
    FieldCount(int budget) {
        left = budget;
    }

    /** The number of children, 101 for more than a hundred; {@link #UNKNOWN} once the budget is spent. */
    int of(Field field) {
        if (left <= 0) {
            return UNKNOWN;
        }
        int count = 0;
        Iterator<Field> children = field.children().iterator();
        while (count <= MAX && children.hasNext()) {
            children.next();
            count++;
        }
        left -= count;
        return count;
    }

    static String text(Field.Kind kind, int count) {
        if (count == UNKNOWN) {
            return kind == Field.Kind.ARRAY ? "[…]" : "{…}";
        }
        String key = kind == Field.Kind.ARRAY ? "message.fields.elements" : "message.fields.members";
        return count > MAX ? Texts.get(key + ".many", MAX) : Texts.get(key, count);
    }
}
