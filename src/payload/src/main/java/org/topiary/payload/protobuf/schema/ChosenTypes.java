// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.protobuf.schema;

import com.google.protobuf.Descriptors.Descriptor;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.topiary.payload.VisibleText;
import org.topiary.payload.decode.DecodeProblem;
import org.topiary.payload.decode.Sample;

/**
 * The message types that the user chose for topics, in some schemas.
 *
 * @param schemas where the names are looked up
 * @param name the full name of the type chosen for a payload; empty if none was
 */
public record ChosenTypes(Schemas schemas, Function<Sample, String> name) implements MessageTypes {
    private static final int MAX_NAME = 300;
    /** Any of them may be why a type is missing; more are hard to read below a value. */
    private static final int MAX_FILES = 3;

    @Override
    public Optional<Descriptor> typeOf(Sample sample) {
        return schemas.find(name.apply(sample));
    }

    @Override
    public List<DecodeProblem> problems(Sample sample) {
        String wanted = name.apply(sample);
        return wanted.isEmpty() || schemas.find(wanted).isPresent()
                ? List.of()
                : Stream.concat(
                                Stream.of(missing(wanted)),
                                schemas.problems().stream().limit(MAX_FILES).map(SchemaProblem::asDecodeProblem))
                        .toList();
    }

    private static DecodeProblem missing(String name) {
        return DecodeProblem.of("protobuf.noType", VisibleText.line(name, MAX_NAME));
    }

    /**
     * The same without any schemas: no type is known. Loads no class of protobuf-java.
     *
     * @param reasons why they could not be read; empty if there are none
     */
    public static MessageTypes withoutSchemas(Function<Sample, String> name, List<DecodeProblem> reasons) {
        return new MessageTypes() {
            @Override
            public Optional<Descriptor> typeOf(Sample sample) {
                return Optional.empty();
            }

            @Override
            public Schemas schemas() {
                return Schemas.NONE;
            }

            @Override
            public List<DecodeProblem> problems(Sample sample) {
                String wanted = name.apply(sample);
                if (wanted.isEmpty()) {
                    return List.of();
                }
                return reasons.isEmpty() ? List.of(missing(wanted)) : reasons;
            }
        };
    }
}
