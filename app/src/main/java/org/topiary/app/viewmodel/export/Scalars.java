// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.export;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.BiConsumer;
import org.topiary.payload.decode.Field;
import org.topiary.payload.decode.FieldPath;

/** Finds the fields of a payload that are no objects; arrays are one field. */
final class Scalars {
    static final int MAX_FIELDS = 1_000;
    static final int MAX_DEPTH = 16;

    private Scalars() {}

    private record Level(FieldPath path, Iterator<Field> fields) {}

    /** Passes up to {@link #MAX_FIELDS} fields, of objects up to {@link #MAX_DEPTH} levels deep, in their order. */
    static void forEach(Field root, BiConsumer<FieldPath, Field> each) {
        if (root.kind() != Field.Kind.OBJECT) {
            each.accept(FieldPath.ROOT, root);
            return;
        }
        Deque<Level> open = new ArrayDeque<>();
        open.push(new Level(FieldPath.ROOT, root.children().iterator()));
        int passed = 0;
        while (!open.isEmpty() && passed < MAX_FIELDS) {
            Level level = open.element();
            if (!level.fields.hasNext()) {
                open.pop();
                continue;
            }
            Field field = level.fields.next();
            FieldPath path = level.path.to(field);
            if (field.kind() != Field.Kind.OBJECT) {
                each.accept(path, field);
                passed++;
            } else if (open.size() < MAX_DEPTH) {
                open.push(new Level(path, field.children().iterator()));
            }
        }
    }
}
