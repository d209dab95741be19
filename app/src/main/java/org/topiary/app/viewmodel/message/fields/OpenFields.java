// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message.fields;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.topiary.payload.decode.FieldPath;
import org.topiary.payload.decode.FieldPath.Step;

/** Which fields the user opened or closed, by their paths; small ones are open anyway. Immutable; any thread. */
public final class OpenFields {
    /** What the user did to a field. */
    public enum Mark {
        OPEN,
        CLOSED,
        /** Opened with everything in it. */
        ALL
    }

    /** With more marks than this, the older ones are forgotten. */
    private static final int MAX_MARKS = 2_000;

    /** Nothing opened or closed. */
    public static final OpenFields NONE = new OpenFields(null, Map.of());

    private final @Nullable Mark mark;
    private final Map<Step, OpenFields> inside;
    private final int count;

    private OpenFields(@Nullable Mark mark, Map<Step, OpenFields> inside) {
        this.mark = mark;
        this.inside = inside;
        int marks = mark == null ? 0 : 1;
        for (OpenFields each : inside.values()) {
            marks += each.count;
        }
        count = marks;
    }

    /** The mark of the field itself; null for none. */
    @Nullable
    Mark mark() {
        return mark;
    }

    /** The marks of a child and of the fields in it; null if there are none. */
    @Nullable
    OpenFields inside(Step step) {
        return inside.get(step);
    }

    /** A copy in which a field has another mark. {@link Mark#ALL} replaces those of the fields in it. */
    public OpenFields with(FieldPath path, Mark next) {
        OpenFields from = count < MAX_MARKS ? this : NONE;
        return from.with(path.steps(), next);
    }

    /** A copy in which the parents of a field are open, and the root. */
    public OpenFields withParentsOf(FieldPath path) {
        OpenFields opened = this;
        for (int depth = 1; depth < path.steps().size(); depth++) {
            opened = opened.with(new FieldPath(path.steps().subList(0, depth)), Mark.OPEN);
        }
        return opened;
    }

    private OpenFields with(List<Step> steps, Mark next) {
        if (steps.isEmpty()) {
            return new OpenFields(next, next == Mark.ALL ? Map.of() : inside);
        }
        Map<Step, OpenFields> changed = new HashMap<>(inside);
        changed.put(
                steps.getFirst(),
                changed.getOrDefault(steps.getFirst(), NONE).with(steps.subList(1, steps.size()), next));
        return new OpenFields(mark, Map.copyOf(changed));
    }
}
