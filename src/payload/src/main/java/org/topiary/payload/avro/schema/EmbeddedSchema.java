// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.avro.schema;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.topiary.payload.decode.DecodeProblem;

/**
 * A schema that is in a payload.
 *
 * @param type null if it cannot be read
 * @param problem {@code avro.schemaInFile} with the reason as a phrase; without a meaning if there is a type
 */
public record EmbeddedSchema(@Nullable AvroType type, DecodeProblem problem) {
    private static final DecodeProblem NO_PROBLEM = DecodeProblem.of("avro.schemaInFile");

    /** Reads a schema, which must not refer to types that it does not define. */
    public static EmbeddedSchema parse(String json) {
        try {
            byte[] source = json.getBytes(StandardCharsets.UTF_8);
            return new EmbeddedSchema(
                    AvscParser.parse(source, name -> Optional.empty()).type(), NO_PROBLEM);
        } catch (AvscException e) {
            return new EmbeddedSchema(null, DecodeProblem.of("avro.schemaInFile", e.words()));
        }
    }
}
