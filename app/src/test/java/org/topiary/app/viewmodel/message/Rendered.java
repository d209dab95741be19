// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message;

import org.jspecify.annotations.Nullable;
import org.topiary.core.search.PayloadPattern;
import org.topiary.payload.decode.Context;
import org.topiary.payload.decode.Decoded;
import org.topiary.payload.decode.Sample;
import org.topiary.payload.standard.StandardDecoders;

/** Values as the value area shows them. */
final class Rendered {
    private Rendered() {}

    /** @param decoder the id of a decoder; empty for the one that fits */
    static ValueContent value(byte[] payload, String decoder, boolean all, @Nullable PayloadPattern searched) {
        return ValueRenderer.value(payload, decoded(payload, decoder), all, searched);
    }

    static ValueContent difference(byte[] before, byte[] after, String decoder) {
        return DifferenceRenderer.difference(
                new DifferenceRenderer.Side(before, decoded(before, decoder)),
                new DifferenceRenderer.Side(after, decoded(after, decoder)));
    }

    private static Decoded decoded(byte[] payload, String decoder) {
        Context chosen = sample -> decoder;
        return StandardDecoders.ALL.decode(Sample.of(payload), chosen);
    }
}
