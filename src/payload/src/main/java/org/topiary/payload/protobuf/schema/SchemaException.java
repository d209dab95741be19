// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.protobuf.schema;

import org.topiary.payload.decode.DecodeProblem;
import org.topiary.payload.protobuf.schema.SchemaProblem.Reason;

/** A mistake in a .proto file. */
final class SchemaException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Place place;
    private final transient DecodeProblem reason;

    SchemaException(Place place, Reason reason, Object... arguments) {
        super(reason + " at " + place, null, false, false);
        this.place = place;
        this.reason = SchemaProblem.reason(reason, arguments);
    }

    SchemaProblem in(String file) {
        return new SchemaProblem(file, place.line(), place.column(), reason);
    }
}
