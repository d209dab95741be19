// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.fields;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.CancellationException;
import java.util.regex.Pattern;
import org.topiary.core.progress.CheckingReader;
import org.topiary.core.progress.WorkStage;
import org.topiary.payload.decode.Field;

/**
 * Writes a field of any format, with everything in it, as JSON.
 *
 * <ul>
 *   <li>Numbers have all the digits that were sent; those that JSON does not have, such as NaN, are strings.
 *   <li>Bytes are strings in Base64 (RFC 4648, section 4), times are those of ISO 8601.
 *   <li>Names that occur more than once in an object are written as often.
 * </ul>
 *
 * <p>Does not recurse, however deep the payload is nested.
 */
public final class FieldJson {
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?");
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamWriteConstraints(StreamWriteConstraints.builder()
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .build())
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();

    private final JsonGenerator json;
    private final Deque<Iterator<Field>> open = new ArrayDeque<>();
    private final Deque<Field> parents = new ArrayDeque<>();

    private FieldJson(JsonGenerator json) {
        this.json = json;
    }

    /** A generator that writes any depth, and does not close its target. */
    public static JsonGenerator generator(Writer out) throws IOException {
        return FACTORY.createGenerator(out);
    }

    /**
     * Writes a field as a value, in one line. Reports the place in its bytes to the {@link WorkStage} of the thread.
     *
     * @throws CancellationException if that was cancelled
     */
    public static void write(Field field, JsonGenerator json) throws IOException {
        new FieldJson(json).writeAll(field);
    }

    /** A field as JSON in one line. Takes memory in proportion to the field. */
    public static String text(Field field) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = generator(out)) {
            write(field, json);
        } catch (IOException e) {
            throw new UncheckedIOException("A writer without exceptions threw one", e);
        }
        return out.toString();
    }

    private void writeAll(Field root) throws IOException {
        Field.Range all = root.range();
        int written = 0;
        begin(root);
        while (!open.isEmpty()) {
            if (open.element().hasNext()) {
                Field field = open.element().next();
                if (++written % WorkStage.ITEMS == 0) {
                    WorkStage.current().reached((long) field.range().start() - all.start(), all.length());
                }
                if (parents.element().kind() == Field.Kind.OBJECT) {
                    json.writeFieldName(field.name());
                }
                begin(field);
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

    private void begin(Field field) throws IOException {
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

    /** Bytes that end with the next part if the task was cancelled. */
    private static final class Parts extends ByteArrayInputStream {
        private final WorkStage stage = WorkStage.current();

        Parts(byte[] bytes) {
            super(bytes);
        }

        @Override
        public synchronized int read(byte[] buffer, int offset, int length) {
            stage.check();
            return super.read(buffer, offset, length);
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
                    case byte[] bytes
                    when bytes.length > WorkStage.BYTES -> json.writeBinary(new Parts(bytes), bytes.length);
                    case byte[] bytes -> json.writeBinary(bytes);
                    case String text
                    when text.length() > WorkStage.BYTES -> json.writeString(new CheckingReader(text), text.length());
                    case String text -> json.writeString(text);
                    case null, default -> json.writeString(field.text());
                }
            }
        }
    }
}
