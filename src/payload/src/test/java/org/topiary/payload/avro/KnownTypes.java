// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.avro;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.topiary.payload.avro.schema.AvroType;
import org.topiary.payload.avro.schema.AvroTypes;
import org.topiary.payload.decode.Context;
import org.topiary.payload.decode.DecodeProblem;
import org.topiary.payload.decode.Sample;

/** Knows some types, one of which the user chose. */
final class KnownTypes implements Context, AvroTypes {
    final Map<Long, AvroType> fingerprints = new HashMap<>();
    final Map<Integer, AvroType> ids = new HashMap<>();
    private final @Nullable AvroType chosen;

    /** @param chosen null if the user chose none */
    KnownTypes(@Nullable AvroType chosen) {
        this.chosen = chosen;
    }

    @Override
    public String chosenDecoder(Sample sample) {
        return chosen == null ? "" : "avro";
    }

    @Override
    public <T> Optional<T> knowledge(Class<T> type) {
        return type.isInstance(this) ? Optional.of(type.cast(this)) : Optional.empty();
    }

    @Override
    public Optional<AvroType> typeOf(Sample sample) {
        return Optional.ofNullable(chosen);
    }

    @Override
    public List<DecodeProblem> problems(Sample sample) {
        return List.of();
    }

    @Override
    public Optional<AvroType> byFingerprint(long fingerprint) {
        return Optional.ofNullable(fingerprints.get(fingerprint));
    }

    @Override
    public Optional<AvroType> byId(int id) {
        return Optional.ofNullable(ids.get(id));
    }
}
