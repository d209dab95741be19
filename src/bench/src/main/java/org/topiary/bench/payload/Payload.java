// SPDX-License-Identifier: Apache-2.0
package org.topiary.bench.payload;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.topiary.payload.decode.Context;
import org.topiary.payload.decode.Decoder;
import org.topiary.payload.decode.Field;
import org.topiary.payload.decode.Sample;

/**
 * A payload, and the two ways to read it.
 *
 * @param context what our decoder knows
 * @param library the other way
 */
record Payload(Sample sample, Decoder decoder, Context context, Parser library) {
    /** Keeps the objects of the library from being optimised away. */
    private static final AtomicReference<@Nullable Object> PARSED = new AtomicReference<>();

    /** Reads a payload into the objects of a library. */
    interface Parser {
        Object parse(byte[] payload) throws IOException;
    }

    int bytes() {
        return sample.bytes().length;
    }

    /** Parses with the library. Returns 1. */
    long parse() {
        try {
            PARSED.set(library.parse(sample.bytes()));
            return 1;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Decodes with our decoder and makes all fields with their names, kinds and byte ranges. Returns a number that
     * depends on all of them.
     *
     * @param values whether the typed values are made, too
     */
    long decode(boolean values) {
        return walk(decoder.decode(sample, context).root(), values);
    }

    private static long walk(Field field, boolean values) {
        Field.Range range = field.range();
        long sum = range.start() + 31L * range.end() + field.name().length();
        if (field.kind().hasChildren()) {
            for (Field child : field.children()) {
                sum += walk(child, values);
            }
        } else if (values) {
            Object value = field.value();
            sum += value == null ? 0 : value.hashCode();
        }
        return sum;
    }

    /** Fails if one of the ways does not read the payload, because then nothing would be compared. */
    Payload checked() {
        if (!decoder.decode(sample, context).isValid()
                || !decoder.decode(sample, context).problems().isEmpty()) {
            throw new IllegalStateException(
                    decoder.name() + ": " + decoder.decode(sample, context).problems());
        }
        parse();
        return this;
    }
}
