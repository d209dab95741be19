// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.protobuf.schema;

import com.google.protobuf.Descriptors.Descriptor;
import java.util.List;
import java.util.Optional;
import org.topiary.payload.decode.DecodeProblem;
import org.topiary.payload.decode.Sample;

/** Which Protobuf messages payloads are. Any thread; must not block. */
public interface MessageTypes {
    /** The type of the message that a payload is; empty if it is not known. */
    Optional<Descriptor> typeOf(Sample sample);

    /** Why the type chosen for a payload is not known; empty if none was chosen. */
    default List<DecodeProblem> problems(Sample sample) {
        return List.of();
    }

    /** The schemas in which the types of parts are looked up, such as extensions and what is in an Any. */
    Schemas schemas();
}
