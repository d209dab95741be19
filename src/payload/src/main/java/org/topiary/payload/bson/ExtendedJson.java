// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.bson;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import org.topiary.core.progress.WorkStage;
import org.topiary.payload.StyledText;
import org.topiary.payload.StyledText.Kind;
import org.topiary.payload.StyledText.Span;
import org.topiary.payload.decode.Field;
import org.topiary.payload.decode.Notation;

/**
 * Writes a document as relaxed Extended JSON (version 2), without recursion. The text ends with an ellipsis after about
 * 2<sup>24</sup> characters.
 */
final class ExtendedJson {
    private static final int MAX_CHARS = 1 << 24;
    /** Deeper levels are not indented further, so that indentation does not outgrow the content. */
    private static final int MAX_INDENT = 60;

    private static final int MAX_SPANS = 100_000;
    private static final Instant MAX_TEXT_DATE = Instant.parse("9999-12-31T23:59:59.999Z");

    private final StringBuilder out = new StringBuilder();
    private final List<Span> spans = new ArrayList<>();

    private ExtendedJson() {}

    private record Level(Field field, Iterator<Field> children) {}

    static StyledText of(BsonField root) {
        ExtendedJson json = new ExtendedJson();
        json.write(root);
        return new StyledText(json.out.toString(), json.spans);
    }

    private void write(Field root) {
        Deque<Level> open = new ArrayDeque<>();
        open(root, open);
        boolean first = true;
        int due = WorkStage.BYTES;
        while (!open.isEmpty()) {
            if (out.length() >= due) {
                WorkStage.current().reached(out.length(), MAX_CHARS);
                due = out.length() + WorkStage.BYTES;
            }
            Level level = open.element();
            boolean array = level.field.kind() == Field.Kind.ARRAY;
            if (!level.children.hasNext()) {
                open.pop();
                if (!first) {
                    lineBreak(open.size());
                }
                out.append(array ? ']' : '}');
                first = false;
                continue;
            }
            if (out.length() > MAX_CHARS) {
                out.append("\n…");
                return;
            }
            out.append(first ? "" : ",");
            lineBreak(open.size());
            Field field = level.children.next();
            if (!array) {
                add(Notation.quoted(field.name()), Kind.KEY);
                out.append(": ");
            }
            first = field.kind().hasChildren();
            if (first) {
                open(field, open);
            } else {
                scalar((BsonField) field);
            }
        }
    }

    private void open(Field field, Deque<Level> open) {
        out.append(field.kind() == Field.Kind.ARRAY ? '[' : '{');
        open.push(new Level(field, field.children().iterator()));
    }

    private void lineBreak(int depth) {
        out.append('\n').repeat(' ', 2 * Math.min(depth, MAX_INDENT));
    }

    private void add(String text, Kind kind) {
        int start = out.length();
        out.append(text);
        if (spans.size() < MAX_SPANS) {
            spans.add(new Span(start, out.length(), kind));
        }
    }

    private void scalar(BsonField field) {
        switch (field.type()) {
            case NULL -> add("null", Kind.LITERAL);
            case BOOLEAN -> add(field.text(), Kind.LITERAL);
            case INT32, INT64 -> add(field.text(), Kind.NUMBER);
            case DOUBLE -> {
                if (Double.isFinite(field.floating())) {
                    add(field.text(), Kind.NUMBER);
                } else {
                    wrapped("$numberDouble", Notation.quoted(field.text()), Kind.NUMBER);
                }
            }
            case DECIMAL -> wrapped("$numberDecimal", Notation.quoted(field.text()), Kind.NUMBER);
            case STRING -> add(Notation.quoted(field.text()), Kind.STRING);
            case CODE -> {
                // That of a code with a scope is one of its fields already.
                if (field.name().equals("$code")) {
                    add(Notation.quoted(field.text()), Kind.STRING);
                } else {
                    wrapped("$code", Notation.quoted(field.text()), Kind.STRING);
                }
            }
            case SYMBOL -> wrapped("$symbol", Notation.quoted(field.text()), Kind.STRING);
            case OBJECT_ID -> wrapped("$oid", Notation.quoted(field.text()), Kind.STRING);
            case DATE -> wrapped("$date", date(field), Kind.STRING);
            case BINARY -> {
                String base64 = Base64.getEncoder().encodeToString(field.data());
                String subtype = HexFormat.of().withUpperCase().toHexDigits((byte) field.subtype());
                wrapped("$binary", "{\"base64\": \"" + base64 + "\", \"subType\": \"" + subtype + "\"}", Kind.STRING);
            }
            case REGEX ->
                wrapped(
                        "$regularExpression",
                        "{\"pattern\": " + Notation.quoted(field.pattern()) + ", \"options\": "
                                + Notation.quoted(field.options()) + "}",
                        Kind.STRING);
            case DB_POINTER ->
                wrapped(
                        "$dbPointer",
                        "{\"$ref\": " + Notation.quoted(field.collection()) + ", \"$id\": {\"$oid\": \""
                                + field.pointer() + "\"}}",
                        Kind.STRING);
            case TIMESTAMP ->
                wrapped(
                        "$timestamp",
                        "{\"t\": " + field.seconds() + ", \"i\": " + field.increment() + "}",
                        Kind.NUMBER);
            case UNDEFINED -> wrapped("$undefined", "true", Kind.LITERAL);
            case MIN_KEY -> wrapped("$minKey", "1", Kind.NUMBER);
            case MAX_KEY -> wrapped("$maxKey", "1", Kind.NUMBER);
            case DOCUMENT, ARRAY, CODE_WITH_SCOPE -> {}
        }
    }

    /** Dates outside the years 1970 to 9999 are numbers. */
    private static String date(BsonField field) {
        Instant date = Instant.ofEpochMilli(field.int64());
        return date.isBefore(Instant.EPOCH) || date.isAfter(MAX_TEXT_DATE)
                ? "{\"$numberLong\": \"" + field.int64() + "\"}"
                : Notation.quoted(date.toString());
    }

    private void wrapped(String key, String value, Kind kind) {
        out.append("{\"").append(key).append("\": ");
        add(value, kind);
        out.append('}');
    }
}
