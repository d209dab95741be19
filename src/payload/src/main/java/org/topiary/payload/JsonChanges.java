// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What changed between two JSON payloads, in a few words: {@code state ON→OFF, power 0→12.5}. Values are as they were
 * sent, texts without quotation marks; control characters are left in. Both payloads are read once, with bounded depth
 * and length, and without a parser: payloads that are no JSON simply have no changes. Any thread.
 */
public final class JsonChanges {
    /** Maximum length of a payload in bytes. */
    public static final int MAX_BYTES = 4_096;

    private static final int MAX_MEMBERS = 256;
    private static final int MAX_DEPTH = 4;
    /** Bytes of a text of which at most a fourth is shown: a character takes up to four. */
    private static final int MAX_TEXT_BYTES = 96;

    /** A member of an object: ranges of its name and its value in the payload. */
    private record Member(int name, int nameEnd, int value, int valueEnd) {}

    private final byte[] before;
    private final byte[] now;
    private final ChangeSummary summary = new ChangeSummary();

    private JsonChanges(byte[] before, byte[] now) {
        this.before = before;
        this.now = now;
    }

    /**
     * The first changes of an object's members, or of an array's elements, see {@link ChangeSummary#text}; empty also
     * if a payload is too long or no such JSON.
     */
    public static String of(byte[] before, byte[] now) {
        if (before.length > MAX_BYTES || now.length > MAX_BYTES) {
            return "";
        }
        JsonChanges changes = new JsonChanges(before, now);
        boolean readable = changes.compare(skipSpace(before, 0), skipSpace(now, 0), "", 1);
        return readable ? changes.summary.text() : "";
    }

    /** Returns false if one of the two is no object or array, or cannot be read. */
    private boolean compare(int from, int to, String path, int depth) {
        List<Member> old = members(before, from);
        List<Member> fresh = members(now, to);
        if (old == null || fresh == null || before[from] != now[to]) {
            return false;
        }
        for (int i = 0; i < fresh.size(); i++) {
            Member member = fresh.get(i);
            Member was = find(old, member, i);
            boolean element = member.name < 0;
            summary.count(element, was != null);
            if (was != null && isSame(was, member)) {
                continue;
            }
            if (was != null
                    && depth < MAX_DEPTH
                    && isOpen(now, member)
                    && compare(was.value, member.value, path(path, now, member, i), depth + 1)) {
                continue;
            }
            String change = "";
            if (summary.hasRoom()) {
                String name = path(path, now, member, i);
                change = was == null
                        ? "+" + name + " " + value(now, member)
                        : name + " " + value(before, was) + "→" + value(now, member);
            }
            summary.add(change, element);
        }
        for (int i = 0; i < old.size(); i++) {
            if (find(fresh, before, old.get(i), now, i) == null) {
                String change = summary.hasRoom() ? "−" + path(path, before, old.get(i), i) : "";
                summary.add(change, old.get(i).name < 0);
            }
        }
        return true;
    }

    private static String path(String path, byte[] json, Member member, int index) {
        if (member.name < 0) {
            return path + "[" + index + "]";
        }
        String name = text(json, member.name, member.nameEnd);
        return path.isEmpty() ? name : path + "." + name;
    }

    private boolean isSame(Member was, Member member) {
        return Arrays.equals(before, was.value, was.valueEnd, now, member.value, member.valueEnd);
    }

    private @Nullable Member find(List<Member> old, Member member, int index) {
        return find(old, now, member, before, index);
    }

    /** The member of the same name, which is mostly at the same place; of an array, the element at the same place. */
    private static @Nullable Member find(List<Member> members, byte[] other, Member wanted, byte[] json, int index) {
        if (index < members.size() && isNamed(members.get(index), json, wanted, other)) {
            return members.get(index);
        }
        if (wanted.name >= 0) {
            for (Member each : members) {
                if (isNamed(each, json, wanted, other)) {
                    return each;
                }
            }
        }
        return null;
    }

    private static boolean isNamed(Member member, byte[] json, Member wanted, byte[] other) {
        return wanted.name < 0
                ? member.name < 0
                : member.name >= 0
                        && Arrays.equals(json, member.name, member.nameEnd, other, wanted.name, wanted.nameEnd);
    }

    private static boolean isOpen(byte[] json, Member member) {
        return json[member.value] == '{' || json[member.value] == '[';
    }

    private static String value(byte[] json, Member member) {
        byte first = json[member.value];
        if (isOpen(json, member)) {
            return first == '{' ? "{…}" : "[…]";
        }
        return first == '"'
                ? text(json, member.value + 1, member.valueEnd - 1)
                : text(json, member.value, member.valueEnd);
    }

    private static String text(byte[] json, int from, int to) {
        return ChangeSummary.cut(new String(json, from, Math.min(to - from, MAX_TEXT_BYTES), StandardCharsets.UTF_8));
    }

    /** The members of the object, or elements of the array, that begins at an index; null if there is none. */
    private static @Nullable List<Member> members(byte[] json, int from) {
        if (from >= json.length || (json[from] != '{' && json[from] != '[')) {
            return null;
        }
        boolean object = json[from] == '{';
        byte close = (byte) (object ? '}' : ']');
        List<Member> members = new ArrayList<>();
        int at = skipSpace(json, from + 1);
        while (at < json.length && json[at] != close && members.size() < MAX_MEMBERS) {
            int name = -1;
            int nameEnd = -1;
            if (object) {
                int end = json[at] == '"' ? endOfText(json, at) : -1;
                if (end < 0) {
                    return null;
                }
                name = at + 1;
                nameEnd = end - 1;
                at = skipSpace(json, end);
                if (at >= json.length || json[at] != ':') {
                    return null;
                }
                at = skipSpace(json, at + 1);
            }
            int end = endOfValue(json, at);
            if (end <= at) {
                return null;
            }
            members.add(new Member(name, nameEnd, at, end));
            at = skipSpace(json, end);
            if (at < json.length && json[at] == ',') {
                at = skipSpace(json, at + 1);
            }
        }
        return at < json.length && json[at] == close ? members : null;
    }

    /** The index after a value; -1 if it does not end. */
    private static int endOfValue(byte[] json, int from) {
        int depth = 0;
        for (int i = from; i < json.length; i++) {
            switch (json[i]) {
                case '"' -> {
                    i = endOfText(json, i) - 1;
                    if (i < 0) {
                        return -1;
                    }
                    if (depth == 0) {
                        return i + 1;
                    }
                }
                case '{', '[' -> depth++;
                case '}', ']' -> {
                    if (depth == 0) {
                        return i;
                    }
                    if (--depth == 0) {
                        return i + 1;
                    }
                }
                case ',', ' ', '\n', '\r', '\t' -> {
                    if (depth == 0) {
                        return i;
                    }
                }
                default -> {}
            }
        }
        return -1;
    }

    /** The index after the quotation mark that ends a text; -1 if there is none. */
    private static int endOfText(byte[] json, int from) {
        for (int i = from + 1; i < json.length; i++) {
            if (json[i] == '\\') {
                i++;
            } else if (json[i] == '"') {
                return i + 1;
            }
        }
        return -1;
    }

    private static int skipSpace(byte[] json, int from) {
        int at = from;
        while (at < json.length && (json[at] == ' ' || json[at] == '\n' || json[at] == '\r' || json[at] == '\t')) {
            at++;
        }
        return at;
    }
}
