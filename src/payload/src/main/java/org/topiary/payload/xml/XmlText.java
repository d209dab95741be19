// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.xml;

import java.nio.charset.StandardCharsets;
import org.topiary.core.progress.WorkStage;
import org.topiary.payload.xml.XmlException.Reason;

/** Reads the characters of XML 1.0 (fifth edition) in well-formed UTF-8. */
final class XmlText {
    static final int END = -1;

    private final byte[] bytes;

    XmlText(byte[] bytes) {
        this.bytes = bytes;
    }

    int length() {
        return bytes.length;
    }

    /** The byte at an offset, or {@link #END}. */
    int at(int offset) {
        return offset < bytes.length ? bytes[offset] & 0xff : END;
    }

    boolean startsWith(String ascii, int offset) {
        for (int i = 0; i < ascii.length(); i++) {
            if (at(offset + i) != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The offset of an ASCII text from an offset on; {@link #END} if it does not occur. */
    int find(String ascii, int offset) {
        int due = offset + WorkStage.BYTES;
        for (int i = offset; i <= bytes.length - ascii.length(); i++) {
            if (i >= due) {
                WorkStage.current().check();
                due = i + WorkStage.BYTES;
            }
            if (startsWith(ascii, i)) {
                return i;
            }
        }
        return END;
    }

    boolean isSpace(int offset) {
        int c = at(offset);
        return c == ' ' || c == '\n' || c == '\t' || c == '\r';
    }

    int skipSpace(int offset) {
        int at = offset;
        while (isSpace(at)) {
            at++;
        }
        return at;
    }

    String text(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    private int codePoint(int offset) {
        int first = at(offset);
        int length = length(first);
        int point = length == 1 ? first : first & (0xff >> (length + 1));
        for (int i = 1; i < length; i++) {
            point = point << 6 | (at(offset + i) & 0x3f);
        }
        return point;
    }

    private static int length(int first) {
        return first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    }

    /** Whether a character may occur (section 2.2). */
    static boolean isCharacter(int point) {
        return point >= 0x20
                ? point <= 0xd7ff || (point >= 0xe000 && point <= 0xfffd) || (point >= 0x10000 && point <= 0x10ffff)
                : point == '\t' || point == '\n' || point == '\r';
    }

    void checkCharacters(int from, int to) throws XmlException {
        int at = from;
        int due = from + WorkStage.BYTES;
        while (at < to) {
            if (at >= due) {
                WorkStage.current().check();
                due = at + WorkStage.BYTES;
            }
            int first = bytes[at] & 0xff;
            // Only control characters and U+FFFE and U+FFFF are excluded.
            if ((first < 0x20 && !isSpace(at)) || (first == 0xef && !isCharacter(codePoint(at)))) {
                throw new XmlException(Reason.CHARACTER, at);
            }
            at += length(first);
        }
    }

    /** The end of the name at an offset (section 2.3). */
    int nameEnd(int offset) throws XmlException {
        int at = offset;
        while (at < bytes.length && isNamePart(codePoint(at), at == offset)) {
            at += length(at(at));
        }
        if (at == offset) {
            throw new XmlException(at == bytes.length ? Reason.ENDS : Reason.NAME, at);
        }
        return at;
    }

    private static boolean isNamePart(int c, boolean first) {
        if (c < 0x80) {
            return (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || c == '_'
                    || c == ':'
                    || (!first && ((c >= '0' && c <= '9') || c == '-' || c == '.'));
        }
        boolean start = c >= 0xc0
                && c != 0xd7
                && c != 0xf7
                && !(c >= 0x300 && c <= 0x36f)
                && c != 0x37e
                && (c <= 0x1fff
                        || c == 0x200c
                        || c == 0x200d
                        || (c >= 0x2070 && c <= 0x218f)
                        || (c >= 0x2c00 && c <= 0x2fef)
                        || (c >= 0x3001 && c <= 0xd7ff)
                        || (c >= 0xf900 && c <= 0xfdcf)
                        || (c >= 0xfdf0 && c <= 0xfffd)
                        || (c >= 0x10000 && c <= 0xeffff));
        return start || (!first && (c == 0xb7 || (c >= 0x300 && c <= 0x36f) || c == 0x203f || c == 0x2040));
    }

    /** The end of the reference at an {@code &} (section 4.1). */
    int referenceEnd(int offset) throws XmlException {
        int end = offset + 1;
        while (end < bytes.length && end - offset < 12 && at(end) != ';') {
            end++;
        }
        if (at(end) != ';' || character(text(offset + 1, end)) < 0) {
            throw new XmlException(Reason.ENTITY, offset);
        }
        return end + 1;
    }

    /** The character that a reference stands for; negative if there is none. */
    private static int character(String name) {
        return switch (name) {
            case "lt" -> '<';
            case "gt" -> '>';
            case "amp" -> '&';
            case "apos" -> '\'';
            case "quot" -> '"';
            default -> number(name);
        };
    }

    private static int number(String name) {
        if (!name.startsWith("#") || name.indexOf('-') >= 0 || name.indexOf('+') >= 0) {
            return -1;
        }
        try {
            int point = name.startsWith("#x")
                    ? Integer.parseInt(name.substring(2), 16)
                    : Integer.parseInt(name.substring(1));
            return isCharacter(point) && name.chars().allMatch(c -> c < 0x80) ? point : -1;
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /** A text with a line feed for each line break (section 2.11). */
    static String withLineFeeds(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }

    /** A text with the characters that its references stand for. */
    static String unescaped(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int at = 0;
        for (int next = text.indexOf('&'); next >= 0; next = text.indexOf('&', at)) {
            int end = text.indexOf(';', next);
            out.append(text, at, next).appendCodePoint(character(text.substring(next + 1, end)));
            at = end + 1;
        }
        return out.append(text, at, text.length()).toString();
    }
}
