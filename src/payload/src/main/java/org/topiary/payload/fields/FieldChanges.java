// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.fields;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.topiary.payload.ChangeSummary;
import org.topiary.payload.decode.Field;

/**
 * What changed between the fields of two small payloads, in a few words: {@code temperature 21.5→21.6 °C}. Texts are
 * without quotation marks. Depth and number of fields are bounded; what is beyond has no changes. Any thread.
 */
public final class FieldChanges {
    private static final int MAX_MEMBERS = 256;
    private static final int MAX_DEPTH = 4;

    private final ChangeSummary summary = new ChangeSummary();

    private final byte[] bytesBefore;
    private final byte[] bytesNow;

    /** @param name as a field may make it anew each time */
    private record Member(Field field, String name) {
        boolean isElement() {
            return field.index() != Field.NO_INDEX;
        }

        boolean isNamed(Member wanted) {
            return field.index() == wanted.field.index() && name.equals(wanted.name);
        }
    }

    private FieldChanges(byte[] bytesBefore, byte[] bytesNow) {
        this.bytesBefore = bytesBefore;
        this.bytesNow = bytesNow;
    }

    /**
     * The first changes; empty if there are none, or if the values themselves say more, see {@link ChangeSummary}.
     *
     * @param bytesBefore the bytes that the ranges of the fields before refer to
     * @param bytesNow the bytes that the ranges of the fields now refer to
     */
    public static String of(Field before, byte[] bytesBefore, Field now, byte[] bytesNow) {
        FieldChanges changes = new FieldChanges(bytesBefore, bytesNow);
        return changes.compare(before, now, "", 1) ? changes.summary.text() : "";
    }

    /** Returns false if the two are no two objects and no two arrays, or too large. */
    private boolean compare(Field before, Field now, String path, int depth) {
        if (before.kind() != now.kind() || !now.kind().hasChildren()) {
            return false;
        }
        List<Member> old = members(before);
        List<Member> fresh = members(now);
        if (old == null || fresh == null) {
            return false;
        }
        for (int i = 0; i < fresh.size(); i++) {
            Member member = fresh.get(i);
            Member was = find(old, member, i);
            summary.count(member.isElement(), was != null);
            if (was == null) {
                add("+", path, member, "", value(member.field));
            } else if (!hasSameBytes(was.field, member.field)) {
                compare(was.field, path, member, depth);
            }
        }
        for (int i = 0; i < old.size(); i++) {
            Member was = old.get(i);
            if (find(fresh, was, i) == null) {
                add("−", path, was, "", "");
            }
        }
        return true;
    }

    /** Compares a field with one of the same name and other bytes. */
    private void compare(Field was, String path, Member member, int depth) {
        if (depth < MAX_DEPTH
                && member.field.kind().hasChildren()
                && compare(was, member.field, path(path, member), depth + 1)) {
            return;
        }
        if (!summary.hasRoom()) {
            summary.add("", member.isElement());
            return;
        }
        String before = value(was);
        String now = value(member.field);
        // A number may be the same in other bytes.
        boolean same = before.equals(now) && was.kind() == member.field.kind() && !before.contains(ChangeSummary.MORE);
        if (!same) {
            add("", path, member, before + "→", now);
        }
    }

    private static @Nullable List<Member> members(Field parent) {
        List<Member> members = new ArrayList<>();
        for (Field child : parent.children()) {
            if (members.size() == MAX_MEMBERS) {
                return null;
            }
            members.add(new Member(child, child.name()));
        }
        return members;
    }

    /** The member of the same name, which is mostly at the same place; of an array, the element at the same place. */
    private static @Nullable Member find(List<Member> members, Member wanted, int index) {
        if (index < members.size() && members.get(index).isNamed(wanted)) {
            return members.get(index);
        }
        if (!wanted.isElement()) {
            for (Member each : members) {
                if (each.isNamed(wanted)) {
                    return each;
                }
            }
        }
        return null;
    }

    private boolean hasSameBytes(Field was, Field member) {
        Field.Range before = was.range();
        Field.Range now = member.range();
        return was.kind() == member.kind()
                && Arrays.equals(bytesBefore, before.start(), before.end(), bytesNow, now.start(), now.end());
    }

    private static String path(String path, Member member) {
        if (member.isElement()) {
            return path + "[" + member.field.index() + "]";
        }
        return path.isEmpty() ? member.name : path + "." + member.name;
    }

    private void add(String sign, String path, Member member, String before, String now) {
        String change = "";
        if (summary.hasRoom()) {
            String unit = member.field.unit().isEmpty() || now.isEmpty() ? "" : " " + member.field.unit();
            change = sign + path(path, member) + (before.isEmpty() && now.isEmpty() ? "" : " ") + before + now + unit;
        }
        summary.add(change, member.isElement());
    }

    private static String value(Field field) {
        if (field.kind().hasChildren()) {
            return field.kind() == Field.Kind.OBJECT ? "{" + ChangeSummary.MORE + "}" : "[" + ChangeSummary.MORE + "]";
        }
        String text = field.text();
        boolean quoted =
                field.kind() == Field.Kind.TEXT && text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        return ChangeSummary.cut(quoted ? text.substring(1, text.length() - 1) : text);
    }
}
