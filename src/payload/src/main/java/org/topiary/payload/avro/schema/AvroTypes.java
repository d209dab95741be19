// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.avro.schema;

import java.util.List;
import java.util.Optional;
import org.topiary.payload.decode.DecodeProblem;
import org.topiary.payload.decode.Sample;

/** Which types of Avro payloads are. Any thread; must not block. */
public interface AvroTypes {
    /** The type that the user chose for a payload; empty if none was chosen, or it is not known. */
    Optional<AvroType> typeOf(Sample sample);

    /** Why the type chosen for a payload is not known; empty if none was chosen. */
    List<DecodeProblem> problems(Sample sample);

    /** The type with a fingerprint CRC-64-AVRO, as single objects have it. */
    Optional<AvroType> byFingerprint(long fingerprint);

    /** The type with the number that a registry of schemas gave it. */
    Optional<AvroType> byId(int id);
}
