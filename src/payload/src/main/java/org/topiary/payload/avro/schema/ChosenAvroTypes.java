// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.avro.schema;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.topiary.payload.VisibleText;
import org.topiary.payload.decode.DecodeProblem;
import org.topiary.payload.decode.Sample;

/**
 * The types that the user chose for topics, in some schemas.
 *
 * @param schemas where the names are looked up
 * @param name the name of the type chosen for a payload, as {@link AvroSchemas#names} has it; empty if none was
 * @param reasons why schemas could not be read; empty if they were
 */
public record ChosenAvroTypes(AvroSchemas schemas, Function<Sample, String> name, List<DecodeProblem> reasons)
        implements AvroTypes {
    private static final int MAX_NAME = 300;
    /** Any of them may be why a type is missing; more are hard to read below a value. */
    private static final int MAX_FILES = 3;

    @Override
    public Optional<AvroType> typeOf(Sample sample) {
        return schemas.find(name.apply(sample));
    }

    @Override
    public List<DecodeProblem> problems(Sample sample) {
        String wanted = name.apply(sample);
        if (wanted.isEmpty() || schemas.find(wanted).isPresent()) {
            return List.of();
        }
        return reasons.isEmpty()
                ? Stream.concat(
                                Stream.of(DecodeProblem.of("avro.noType", VisibleText.line(wanted, MAX_NAME))),
                                schemas.problems().stream().limit(MAX_FILES))
                        .toList()
                : reasons;
    }

    @Override
    public Optional<AvroType> byFingerprint(long fingerprint) {
        return schemas.byFingerprint(fingerprint);
    }

    @Override
    public Optional<AvroType> byId(int id) {
        return schemas.byId(id);
    }
}
