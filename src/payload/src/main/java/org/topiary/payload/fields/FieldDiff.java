// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.fields;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.topiary.core.progress.WorkStage;
import org.topiary.payload.decode.Field;
import org.topiary.payload.decode.Field.Kind;
import org.topiary.payload.decode.Field.Range;
import org.topiary.payload.decode.FieldPath;

/**
 * Compares the fields of two payloads of the same format. Members of objects belong together by their names, elements
 * of arrays by {@link ElementMatch}.
 *
 * <p>Lists at most 5,000 changes, visits at most 2,000,000 fields, reads at most 10,000 elements of an array and
 * 100,000 members of an object, and compares fields inside at most 1,000 others one by one. Takes memory in proportion
 * to the children of the open fields.
 */
public final class FieldDiff {
    /** Maximum number of changes that are listed. */
    public static final int MAX_CHANGES = 5_000;

    /** With more elements than this, the others of an array are not compared. */
    public static final int MAX_ELEMENTS = 10_000;

    private static final int MAX_MEMBERS = 100_000;
    private static final int MAX_VISITED = 2_000_000;
    private static final int VISITED_PER_CHECK = 1_024;

    /** Values whose bytes differ are the same if their texts are, such as numbers in another place of the bytes. */
    private static final int MAX_COMPARED_TEXT = 4 * 1024;

    private final byte[] before;
    private final byte[] after;
    private final Runnable check;
    private final WorkStage stage = WorkStage.current();
    private final List<FieldChange> changes = new ArrayList<>();
    private int visited;
    private int compared;
    private boolean cut;
    private boolean approximate;

    private FieldDiff(byte[] before, byte[] after, Runnable check) {
        this.before = before;
        this.after = after;
        this.check = check;
    }

    /**
     * The differences.
     *
     * @param changes in the order of the newer payload; of each object and array, what was removed comes last
     * @param cut whether there may be more
     * @param approximate whether elements of a long array were compared by their index
     */
    public record Result(List<FieldChange> changes, boolean cut, boolean approximate) {
        public Result {
            changes = List.copyOf(changes);
        }
    }

    /**
     * Compares two payloads.
     *
     * @param beforeBytes those that the ranges of the older fields refer to
     * @param afterBytes the same of the newer ones
     * @param check called after every 1,024 fields; may throw to end the comparison
     */
    public static Result of(Field before, byte[] beforeBytes, Field after, byte[] afterBytes, Runnable check) {
        FieldDiff diff = new FieldDiff(beforeBytes, afterBytes, check);
        diff.compare(before, after, FieldPath.ROOT, FieldPath.ROOT);
        return new Result(diff.changes, diff.cut, diff.approximate);
    }

    private void compare(Field then, Field now, FieldPath formerPath, FieldPath path) {
        if (++compared % WorkStage.ITEMS == 0) {
            // Fields are compared in the order of the newer payload.
            stage.reached(now.range().start(), after.length);
        }
        boolean whole = path.steps().isEmpty();
        // The same bytes of a message may mean something else: names of Sparkplug come from the birth of the node.
        if (isSame(then, now) && !(whole && now.kind().hasChildren())) {
            return;
        }
        boolean inside = then.kind() == now.kind()
                && now.kind().hasChildren()
                && path.steps().size() < FieldPlace.MAX_DEPTH;
        if (!inside) {
            add(FieldChange.Kind.CHANGED, path, formerPath, then, now);
        } else if (now.kind() == Kind.ARRAY) {
            compareElements(then, now, formerPath, path);
        } else {
            compareMembers(then, now, formerPath, path);
        }
    }

    /** Whether two fields have the same content: the same text, or, if they are long or have fields, the same bytes. */
    private boolean isSame(Field then, Field now) {
        return isSame(then, before, now, after);
    }

    /**
     * Whether two fields have the same content: values the same text and unit, or, if they are long, the same bytes, as
     * objects and arrays.
     *
     * @param thenBytes those that the range of the first field refers to
     */
    public static boolean isSame(Field then, byte[] thenBytes, Field now, byte[] nowBytes) {
        if (then.kind() != now.kind()) {
            return false;
        }
        Range old = then.range();
        Range range = now.range();
        boolean byText =
                !now.kind().hasChildren() && old.length() <= MAX_COMPARED_TEXT && range.length() <= MAX_COMPARED_TEXT;
        return byText
                ? then.text().equals(now.text()) && then.unit().equals(now.unit())
                : Arrays.equals(thenBytes, old.start(), old.end(), nowBytes, range.start(), range.end());
    }

    /** The bytes of a field, for a comparison by content. */
    private static int hash(byte[] bytes, Field field) {
        int hash = field.kind().hashCode();
        for (int i = field.range().start(); i < field.range().end(); i++) {
            hash = 31 * hash + bytes[i];
        }
        return hash;
    }

    private void add(
            FieldChange.Kind kind, FieldPath path, FieldPath formerPath, @Nullable Field then, @Nullable Field now) {
        if (changes.size() < MAX_CHANGES) {
            changes.add(new FieldChange(kind, path, formerPath, then, now));
        } else {
            cut = true;
        }
    }

    private boolean isFull() {
        boolean full = changes.size() >= MAX_CHANGES || visited >= MAX_VISITED;
        cut |= full;
        return full;
    }

    /** The nth member of a name. */
    private record Member(String name, int nth) {}

    private void compareMembers(Field then, Field now, FieldPath formerPath, FieldPath path) {
        Map<Member, Field> old = members(then);
        for (Map.Entry<Member, Field> each : members(now).entrySet()) {
            if (isFull()) {
                return;
            }
            Field field = each.getValue();
            Field former = old.remove(each.getKey());
            if (former == null) {
                add(FieldChange.Kind.ADDED, path.to(field), path.to(field), null, field);
            } else {
                compare(former, field, formerPath.to(former), path.to(field));
            }
        }
        for (Field removed : old.values()) {
            FieldPath where = formerPath.to(removed);
            add(FieldChange.Kind.REMOVED, where, where, removed, null);
        }
    }

    private Map<Member, Field> members(Field parent) {
        Map<Member, Field> members = new LinkedHashMap<>();
        Map<String, Integer> seen = new HashMap<>();
        for (Field child : children(parent, MAX_MEMBERS)) {
            members.put(new Member(child.name(), seen.merge(child.name(), 1, Integer::sum)), child);
        }
        return members;
    }

    private List<Field> children(Field parent, int most) {
        List<Field> children = new ArrayList<>();
        Iterator<Field> all = parent.children().iterator();
        while (all.hasNext()) {
            if (children.size() == most) {
                cut = true;
                break;
            }
            children.add(all.next());
            if (++visited % VISITED_PER_CHECK == 0) {
                check.run();
            }
        }
        return children;
    }

    private void compareElements(Field then, Field now, FieldPath formerPath, FieldPath path) {
        List<Field> old = children(then, MAX_ELEMENTS);
        List<Field> elements = children(now, MAX_ELEMENTS);
        ElementMatch match =
                ElementMatch.of(old, elements, this::isSame, field -> hash(before, field), field -> hash(after, field));
        approximate |= match.approximate();
        for (int i = 0; i < elements.size() && !isFull(); i++) {
            Field field = elements.get(i);
            int from = match.former(i);
            if (from < 0) {
                add(FieldChange.Kind.ADDED, path.to(field), path.to(field), null, field);
                continue;
            }
            Field former = old.get(from);
            if (match.isMoved(i)) {
                add(FieldChange.Kind.MOVED, path.to(field), formerPath.to(former), former, field);
            }
            compare(former, field, formerPath.to(former), path.to(field));
        }
        for (int from : match.removed()) {
            FieldPath where = formerPath.to(old.get(from));
            add(FieldChange.Kind.REMOVED, where, where, old.get(from), null);
        }
    }
}
