// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.export;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.regex.Pattern;
import org.topiary.payload.decode.Field;

/** Writes JSON Lines: an object on each line, in UTF-8. */
public final class JsonLines {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");
    private static final long SECOND = 1_000_000_000L;

    private JsonLines() {}

    /**
     * A generator for values that follow each other on lines of their own; the stream stays open.
     *
     * @throws IOException if the stream fails
     */
    public static JsonGenerator to(OutputStream out) throws IOException {
        JsonGenerator generator = FACTORY.createGenerator(out, JsonEncoding.UTF8);
        generator.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        generator.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
        return generator;
    }

    /**
     * A time in UTC, with all its digits.
     *
     * @param timeNanos ns since the epoch
     */
    public static String time(long timeNanos) {
        return Instant.ofEpochSecond(Math.floorDiv(timeNanos, SECOND), Math.floorMod(timeNanos, SECOND))
                .toString();
    }

    /**
     * Writes a value: numbers exactly as they were sent, if that is a number in JSON, too.
     *
     * @throws IOException if the stream fails
     */
    public static void write(JsonGenerator json, Field.Kind kind, String text) throws IOException {
        switch (kind) {
            case NUMBER -> {
                if (NUMBER.matcher(text).matches()) {
                    json.writeNumber(text);
                } else {
                    json.writeString(text);
                }
            }
            case BOOLEAN -> {
                if (text.equals("true") || text.equals("false")) {
                    json.writeBoolean(text.equals("true"));
                } else {
                    json.writeString(text);
                }
            }
            case NULL -> json.writeNull();
            default -> json.writeString(text);
        }
    }
}
