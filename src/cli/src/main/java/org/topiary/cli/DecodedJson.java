// SPDX-License-Identifier: Apache-2.0
package org.topiary.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import org.topiary.payload.decode.DecodeProblem;
import org.topiary.payload.decode.Decoded;
import org.topiary.payload.decode.Field;
import org.topiary.payload.words.PayloadProblems;

/**
 * Writes a decoded payload as one line of JSON: {@code format}, {@code chain}, {@code value} and {@code problem}.
 *
 * <ul>
 *   <li>Numbers have all the digits that were sent; those that JSON does not have, such as NaN, are strings.
 *   <li>Bytes are strings in Base64 (RFC 4648, section 4), times are those of ISO 8601.
 *   <li>Names that occur more than once in an object are written as often.
 * </ul>
 *
 * <p>Does not recurse, however deep the payload is nested.
 */
final class DecodedJson {
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?");
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamWriteConstraints(StreamWriteConstraints.builder()
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .build())
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();

    private final JsonGenerator json;

    private DecodedJson(JsonGenerator json) {
        this.json = json;
    }

    static void write(Decoded decoded, PrintWriter out) {
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("format", decoded.chain().getLast());
            writeChain(json, decoded.chain());
            json.writeFieldName("value");
            new DecodedJson(json).writeValue(decoded.root());
            writeProblem(json, decoded.problems());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("A writer without exceptions threw one", e);
        }
        out.println();
    }

    /** Writes the line of a file that could not be read. */
    static void writeUnread(String reason, PrintWriter out) {
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            json.writeStartObject();
            json.writeNullField("format");
            writeChain(json, List.of());
            json.writeNullField("value");
            writeProblem(json, reason, DecodeProblem.NOWHERE);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("A writer without exceptions threw one", e);
        }
        out.println();
    }

    private static void writeChain(JsonGenerator json, List<String> chain) throws IOException {
        json.writeArrayFieldStart("chain");
        for (String each : chain) {
            json.writeString(each);
        }
        json.writeEndArray();
    }

    private static void writeProblem(JsonGenerator json, List<DecodeProblem> problems) throws IOException {
        if (problems.isEmpty()) {
            json.writeNullField("problem");
            return;
        }
        int offset = problems.stream()
                .mapToInt(DecodeProblem::offset)
                .filter(each -> each != DecodeProblem.NOWHERE)
                .findFirst()
                .orElse(DecodeProblem.NOWHERE);
        writeProblem(json, PayloadProblems.sentences(problems), offset);
    }

    private static void writeProblem(JsonGenerator json, String reason, int offset) throws IOException {
        json.writeObjectFieldStart("problem");
        json.writeStringField("reason", reason);
        if (offset == DecodeProblem.NOWHERE) {
            json.writeNullField("offset");
        } else {
            json.writeNumberField("offset", offset);
        }
        json.writeEndObject();
    }

    private void writeValue(Field root) throws IOException {
        Deque<Iterator<Field>> open = new ArrayDeque<>();
        Deque<Field> parents = new ArrayDeque<>();
        begin(root, open, parents);
        while (!open.isEmpty()) {
            if (open.peek().hasNext()) {
                Field field = open.peek().next();
                if (parents.element().kind() == Field.Kind.OBJECT) {
                    json.writeFieldName(field.name());
                }
                begin(field, open, parents);
            } else {
                open.pop();
                if (parents.pop().kind() == Field.Kind.OBJECT) {
                    json.writeEndObject();
                } else {
                    json.writeEndArray();
                }
            }
        }
    }

    private void begin(Field field, Deque<Iterator<Field>> open, Deque<Field> parents) throws IOException {
        switch (field.kind()) {
            case OBJECT -> json.writeStartObject();
            case ARRAY -> json.writeStartArray();
            default -> writeLeaf(field);
        }
        if (field.kind().hasChildren()) {
            open.push(field.children().iterator());
            parents.push(field);
        }
    }

    private void writeLeaf(Field field) throws IOException {
        switch (field.kind()) {
            case NUMBER -> {
                String number = field.text();
                if (NUMBER.matcher(number).matches()) {
                    json.writeRawValue(number);
                } else {
                    json.writeString(number);
                }
            }
            case BOOLEAN -> json.writeRawValue(Boolean.toString(Boolean.TRUE.equals(field.value())));
            case NULL -> json.writeNull();
            default -> {
                switch (field.value()) {
                    case byte[] bytes -> json.writeBinary(bytes);
                    case String text -> json.writeString(text);
                    case null, default -> json.writeString(field.text());
                }
            }
        }
    }
}
