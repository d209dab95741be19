// SPDX-License-Identifier: Apache-2.0
package org.topiary.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.topiary.payload.decode.DecodeProblem;
import org.topiary.payload.decode.Decoded;
import org.topiary.payload.fields.FieldJson;
import org.topiary.payload.words.PayloadProblems;

/**
 * Writes a decoded payload as one line of JSON: {@code format}, {@code chain}, {@code value}, as {@link FieldJson}
 * writes it, and {@code problem}.
 */
final class DecodedJson {
    private DecodedJson() {}

    static void write(Decoded decoded, PrintWriter out) {
        try (JsonGenerator json = FieldJson.generator(out)) {
            json.writeStartObject();
            json.writeStringField("format", decoded.chain().getLast());
            writeChain(json, decoded.chain());
            json.writeFieldName("value");
            FieldJson.write(decoded.root(), json);
            writeProblem(json, decoded.problems());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("A writer without exceptions threw one", e);
        }
        out.println();
    }

    /** Writes the line of a file that could not be read. */
    static void writeUnread(String reason, PrintWriter out) {
        try (JsonGenerator json = FieldJson.generator(out)) {
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
}
