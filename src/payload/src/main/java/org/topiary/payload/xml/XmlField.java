// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.xml;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.topiary.payload.decode.Field;
import org.topiary.payload.decode.PlainField;

/**
 * An element. One with attributes or other elements is an object of them: attributes have an {@code @} before their
 * names, and texts between elements are called {@code #text}. Any other element is a text.
 */
record XmlField(XmlDocument document, int element) implements Field {
    private static final String TEXT = "#text";
    private static final String COMMENT = "<!--";
    private static final String SECTION = "<![CDATA[";
    private static final String SECTION_END = "]]>";

    @Override
    public String name() {
        try {
            int start = document.start(element) + 1;
            return document.text().text(start, document.text().nameEnd(start));
        } catch (XmlException e) {
            throw new IllegalStateException("The document was checked", e);
        }
    }

    @Override
    public Kind kind() {
        return hasAttributes() || hasElements() ? Kind.OBJECT : Kind.TEXT;
    }

    private boolean hasElements() {
        return document.next(element) > element + 1;
    }

    private boolean hasAttributes() {
        return !attributes().isEmpty();
    }

    @Override
    public String text() {
        return kind() == Kind.OBJECT ? "" : sent(document.contentStart(element), document.contentEnd(element));
    }

    @Override
    public @Nullable Object value() {
        return kind() == Kind.OBJECT ? null : meant(document.contentStart(element), document.contentEnd(element));
    }

    @Override
    public Range range() {
        return new Range(document.start(element), document.end(element));
    }

    @Override
    public Iterable<Field> children() {
        return kind() == Kind.OBJECT ? Children::new : List.of();
    }

    private String sent(int from, int to) {
        return document.text().text(from, to);
    }

    /** Text without comments, instructions, references and the marks of sections. */
    private String meant(int from, int to) {
        StringBuilder out = new StringBuilder();
        String text = XmlText.withLineFeeds(sent(from, to));
        int at = 0;
        for (int next = text.indexOf('<'); next >= 0; next = text.indexOf('<', at)) {
            out.append(XmlText.unescaped(text.substring(at, next)));
            if (text.startsWith(SECTION, next)) {
                int end = text.indexOf(SECTION_END, next);
                out.append(text, next + SECTION.length(), end);
                at = end + SECTION_END.length();
            } else {
                boolean comment = text.startsWith(COMMENT, next);
                String last = comment ? "-->" : "?>";
                // The > of <!--> is in the comment.
                at = text.indexOf(last, next + (comment ? COMMENT.length() : 2)) + last.length();
            }
        }
        return out.append(XmlText.unescaped(text.substring(at))).toString();
    }

    private List<Field> attributes() {
        XmlText text = document.text();
        List<Field> attributes = new ArrayList<>();
        try {
            int at = text.nameEnd(document.start(element) + 1);
            int end = document.contentStart(element);
            for (at = text.skipSpace(at); text.at(at) != '>' && text.at(at) != '/'; at = text.skipSpace(at)) {
                int nameEnd = text.nameEnd(at);
                int value = document.attributeValue(nameEnd);
                int valueEnd = document.valueEnd(value);
                String sent = sent(value, valueEnd);
                // White space is a space each (section 3.3.3).
                String spaced = sent.replace("\r\n", " ").replaceAll("[\t\n\r]", " ");
                attributes.add(PlainField.value(
                        "@" + text.text(at, nameEnd),
                        Kind.TEXT,
                        sent,
                        XmlText.unescaped(spaced),
                        new Range(at, valueEnd + 1)));
                at = valueEnd + 1;
                if (at >= end) {
                    break;
                }
            }
        } catch (XmlException e) {
            throw new IllegalStateException("The document was checked", e);
        }
        return attributes;
    }

    /** Attributes, then elements and texts that are not blank, in their order. */
    private final class Children implements Iterator<Field> {
        private final Iterator<Field> attributes = attributes().iterator();
        private int at = document.contentStart(element);
        private int child = element + 1;
        private @Nullable Field next = advance();

        private @Nullable Field advance() {
            if (attributes.hasNext()) {
                return attributes.next();
            }
            int end = document.contentEnd(element);
            while (at < end) {
                boolean more = child < document.next(element);
                int to = more ? document.start(child) : end;
                if (to > at) {
                    int from = at;
                    at = to;
                    String meant = meant(from, to);
                    if (!meant.isBlank()) {
                        return PlainField.value(TEXT, Kind.TEXT, sent(from, to), meant, new Range(from, to));
                    }
                } else {
                    XmlField found = new XmlField(document, child);
                    at = document.end(child);
                    child = document.next(child);
                    return found;
                }
            }
            return null;
        }

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public Field next() {
            Field result = next;
            if (result == null) {
                throw new NoSuchElementException();
            }
            next = advance();
            return result;
        }
    }
}
