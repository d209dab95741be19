// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.xml;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.topiary.core.progress.WorkStage;
import org.topiary.payload.xml.XmlException.Reason;

/**
 * Where the elements of a document are in its bytes. Checked once, without recursion, in time in proportion to the
 * payload; takes 20 bytes for each element. Immutable if the bytes are not modified.
 */
final class XmlDocument {
    static final int NONE = -1;
    /** Documents with more elements are not treated as XML. */
    static final int MAX_ELEMENTS = 1 << 20;

    /** Nor are those with an element that has more attributes. */
    static final int MAX_ATTRIBUTES = 10_000;

    private final XmlText text;
    private int count;
    /** For each element the offset of its first byte. */
    private int[] starts = new int[16];

    /** After its last byte. */
    private int[] ends = new int[16];

    /** After its start tag. */
    private int[] contents = new int[16];

    /** Of its end tag; the end of an empty element. */
    private int[] contentEnds = new int[16];

    /** The number of the first element after it, which is not in it. */
    private int[] nexts = new int[16];

    private XmlDocument(byte[] bytes, WorkStage stage) throws XmlException {
        text = new XmlText(bytes);
        int at = text.startsWith("\u00ef\u00bb\u00bf", 0) ? 3 : 0;
        if (text.startsWith("<?xml", at) && text.isSpace(at + 5)) {
            at = declaration(at);
        }
        at = misc(at);
        if (text.at(at) != '<') {
            throw new XmlException(text.at(at) == XmlText.END ? Reason.EMPTY : Reason.TAG, at);
        }
        if (text.at(at + 1) == '/' || text.at(at + 1) == '!') {
            throw new XmlException(Reason.NAME, at + 1);
        }
        at = misc(elements(at, stage));
        if (at != text.length()) {
            throw new XmlException(Reason.AFTER_END, at);
        }
    }

    /**
     * @param utf8 well-formed
     * @param stage receives the place in the bytes
     */
    static XmlDocument of(byte[] utf8, WorkStage stage) throws XmlException {
        return new XmlDocument(utf8, stage);
    }

    XmlText text() {
        return text;
    }

    int count() {
        return count;
    }

    int start(int element) {
        return starts[element];
    }

    int end(int element) {
        return ends[element];
    }

    int contentStart(int element) {
        return contents[element];
    }

    int contentEnd(int element) {
        return contentEnds[element];
    }

    /** The number of the first element after another that is not in it; may be none. */
    int next(int element) {
        return nexts[element];
    }

    private int declaration(int start) throws XmlException {
        int end = text.find("?>", start);
        if (end < 0) {
            throw new XmlException(Reason.ENDS, text.length());
        }
        int at = start + 5;
        Set<String> seen = new HashSet<>();
        while (text.skipSpace(at) < end) {
            if (!text.isSpace(at)) {
                throw new XmlException(Reason.INSTRUCTION, at);
            }
            int nameStart = text.skipSpace(at);
            int nameEnd = text.nameEnd(nameStart);
            int valueStart = attributeValue(nameEnd);
            at = valueEnd(valueStart) + 1;
            if (at > end) {
                throw new XmlException(Reason.INSTRUCTION, start);
            }
            check(text.text(nameStart, nameEnd), text.text(valueStart, at - 1), nameStart, seen);
        }
        if (!seen.contains("version")) {
            throw new XmlException(Reason.INSTRUCTION, start);
        }
        return end + 2;
    }

    private static void check(String name, String value, int at, Set<String> seen) throws XmlException {
        boolean fits = switch (name) {
            case "version" -> seen.isEmpty() && value.matches("1\\.[0-9]{1,4}");
            case "encoding" -> seen.equals(Set.of("version"));
            case "standalone" -> seen.contains("version") && (value.equals("yes") || value.equals("no"));
            default -> false;
        };
        if (!fits || !seen.add(name)) {
            throw new XmlException(Reason.INSTRUCTION, at);
        }
        String encoding = value.toUpperCase(Locale.ROOT);
        if (name.equals("encoding") && !encoding.equals("UTF-8") && !encoding.equals("US-ASCII")) {
            throw new XmlException(Reason.ENCODING, at);
        }
    }

    /** Skips white space, comments and processing instructions. */
    private int misc(int from) throws XmlException {
        int at = from;
        while (true) {
            at = text.skipSpace(at);
            if (text.startsWith("<!--", at)) {
                at = comment(at);
            } else if (text.startsWith("<?", at)) {
                at = instruction(at);
            } else if (text.startsWith("<!DOCTYPE", at)) {
                throw new XmlException(Reason.DOCTYPE, at);
            } else {
                return at;
            }
        }
    }

    private int comment(int at) throws XmlException {
        int end = text.find("--", at + 4);
        if (end < 0) {
            throw new XmlException(Reason.ENDS, text.length());
        }
        if (text.at(end + 2) != '>') {
            throw new XmlException(Reason.COMMENT, end);
        }
        text.checkCharacters(at, end);
        return end + 3;
    }

    private int instruction(int at) throws XmlException {
        int nameEnd = text.nameEnd(at + 2);
        int end = text.find("?>", nameEnd);
        if (end < 0) {
            throw new XmlException(Reason.ENDS, text.length());
        }
        if (text.text(at + 2, nameEnd).equalsIgnoreCase("xml") || (nameEnd != end && !text.isSpace(nameEnd))) {
            throw new XmlException(Reason.INSTRUCTION, at);
        }
        text.checkCharacters(nameEnd, end);
        return end + 2;
    }

    /** Reads the root element with all elements in it. */
    private int elements(int from, WorkStage stage) throws XmlException {
        int[] open = new int[16];
        int depth = 0;
        int at = from;
        int due = WorkStage.BYTES;
        do {
            if (at >= due) {
                stage.reached(at, text.length());
                due = at + WorkStage.BYTES;
            }
            if (text.at(at) != '<') {
                at = characters(at);
            } else if (text.startsWith("<!--", at)) {
                at = comment(at);
            } else if (text.startsWith("<![CDATA[", at)) {
                at = section(at);
            } else if (text.startsWith("<?", at)) {
                at = instruction(at);
            } else if (text.startsWith("</", at)) {
                depth--;
                at = endTag(open[depth], at);
            } else {
                int element = add(at);
                at = startTag(at);
                contents[element] = at;
                if (text.at(at - 2) == '/') {
                    contentEnds[element] = at;
                    ends[element] = at;
                    nexts[element] = count;
                } else {
                    open = depth == open.length ? Arrays.copyOf(open, 2 * depth) : open;
                    open[depth++] = element;
                }
            }
        } while (depth > 0);
        return at;
    }

    private int add(int at) throws XmlException {
        if (count == MAX_ELEMENTS) {
            throw new XmlException(Reason.TOO_MANY, at);
        }
        if (count == starts.length) {
            int length = 2 * count;
            starts = Arrays.copyOf(starts, length);
            ends = Arrays.copyOf(ends, length);
            contents = Arrays.copyOf(contents, length);
            contentEnds = Arrays.copyOf(contentEnds, length);
            nexts = Arrays.copyOf(nexts, length);
        }
        starts[count] = at;
        return count++;
    }

    private int characters(int from) throws XmlException {
        int at = from;
        int due = from + WorkStage.BYTES;
        while (text.at(at) != '<') {
            if (at >= due) {
                WorkStage.current().check();
                due = at + WorkStage.BYTES;
            }
            if (text.at(at) == XmlText.END) {
                throw new XmlException(Reason.ENDS, at);
            }
            if (text.at(at) == '&') {
                at = text.referenceEnd(at);
            } else if (text.startsWith("]]>", at)) {
                throw new XmlException(Reason.SECTION_END, at);
            } else {
                at++;
            }
        }
        text.checkCharacters(from, at);
        return at;
    }

    private int section(int at) throws XmlException {
        int end = text.find("]]>", at);
        if (end < 0) {
            throw new XmlException(Reason.ENDS, text.length());
        }
        text.checkCharacters(at, end);
        return end + 3;
    }

    /** The offset after a start tag; of an empty element, a slash is before its end. */
    private int startTag(int start) throws XmlException {
        int at = text.nameEnd(start + 1);
        Set<String> names = Set.of();
        while (true) {
            int next = text.skipSpace(at);
            if (text.at(next) == '>') {
                return next + 1;
            }
            if (text.startsWith("/>", next)) {
                return next + 2;
            }
            if (next == at) {
                throw new XmlException(text.at(at) == XmlText.END ? Reason.ENDS : Reason.TAG, at);
            }
            int nameEnd = text.nameEnd(next);
            names = names.isEmpty() ? new HashSet<>() : names;
            if (names.size() == MAX_ATTRIBUTES) {
                throw new XmlException(Reason.TOO_MANY, next);
            }
            if (!names.add(text.text(next, nameEnd))) {
                throw new XmlException(Reason.ATTRIBUTE_TWICE, next);
            }
            int value = attributeValue(nameEnd);
            int end = valueEnd(value);
            checkValue(value, end);
            at = end + 1;
        }
    }

    /** The offset of a value, after its quote. */
    int attributeValue(int nameEnd) throws XmlException {
        int equals = text.skipSpace(nameEnd);
        int quote = text.skipSpace(equals + 1);
        if (text.at(equals) != '=' || (text.at(quote) != '"' && text.at(quote) != '\'')) {
            throw new XmlException(Reason.ATTRIBUTE, text.at(equals) == '=' ? quote : equals);
        }
        return quote + 1;
    }

    /** The offset of the quote that ends a value. */
    int valueEnd(int value) throws XmlException {
        int end = value;
        int due = value + WorkStage.BYTES;
        while (text.at(end) != text.at(value - 1)) {
            if (text.at(end) == XmlText.END) {
                throw new XmlException(Reason.ENDS, end);
            }
            if (end >= due) {
                WorkStage.current().check();
                due = end + WorkStage.BYTES;
            }
            end++;
        }
        return end;
    }

    private void checkValue(int from, int to) throws XmlException {
        int at = from;
        while (at < to) {
            if (text.at(at) == '<') {
                throw new XmlException(Reason.ATTRIBUTE, at);
            }
            at = text.at(at) == '&' ? text.referenceEnd(at) : at + 1;
        }
        text.checkCharacters(from, to);
    }

    private int endTag(int element, int at) throws XmlException {
        int nameEnd = text.nameEnd(at + 2);
        int startEnd = text.nameEnd(starts[element] + 1);
        int end = text.skipSpace(nameEnd);
        if (!text.text(at + 2, nameEnd).equals(text.text(starts[element] + 1, startEnd)) || text.at(end) != '>') {
            throw new XmlException(Reason.END_TAG, at);
        }
        contentEnds[element] = at;
        ends[element] = end + 1;
        nexts[element] = count;
        return end + 1;
    }
}
