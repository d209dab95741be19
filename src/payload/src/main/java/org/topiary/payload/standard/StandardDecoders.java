// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.standard;

import org.topiary.payload.cbor.CborDecoder;
import org.topiary.payload.decode.Decoders;
import org.topiary.payload.msgpack.MessagePackDecoder;

/** The decoders of the program. */
public final class StandardDecoders {
    /** A new format is one line here; the last one is tried first. */
    public static final Decoders ALL =
            Decoders.BASIC.with(new MessagePackDecoder()).with(new CborDecoder());

    private StandardDecoders() {}
}
