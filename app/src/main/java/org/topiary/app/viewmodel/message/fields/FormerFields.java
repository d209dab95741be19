// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message.fields;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.topiary.payload.decode.Field;
import org.topiary.payload.decode.FieldPath.Step;

/** Finds the children that a field had in the previous message, mostly in their order, without a look at the others. */
final class FormerFields {
    /** Later children of a field are not found by name unless their order is the same. */
    private static final int MAX_NAMES = 10_000;

    private final @Nullable Field parent;
    private final Iterator<Field> inOrder;
    private @Nullable Map<Step, Field> byName;

    /** @param parent null if there was none */
    FormerFields(@Nullable Field parent) {
        this.parent = parent;
        inOrder = parent == null
                ? java.util.Collections.emptyIterator()
                : parent.children().iterator();
    }

    /** Whether there is something to compare with. */
    boolean isThere() {
        return parent != null && parent.kind().hasChildren();
    }

    /** The same child of the previous message; children must be asked for in their order. Null if there was none. */
    @Nullable
    Field find(Field child) {
        if (parent == null) {
            return null;
        }
        Step step = FieldRow.step(child);
        if (byName == null && inOrder.hasNext()) {
            Field next = inOrder.next();
            if (FieldRow.step(next).equals(step)) {
                return next;
            }
        }
        if (child.index() != Field.NO_INDEX) {
            return null;
        }
        Map<Step, Field> names = byName;
        if (names == null) {
            names = new HashMap<>();
            Iterator<Field> all = parent.children().iterator();
            while (all.hasNext() && names.size() < MAX_NAMES) {
                Field each = all.next();
                names.put(FieldRow.step(each), each);
            }
            byName = names;
        }
        return names.get(step);
    }
}
