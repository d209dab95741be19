// SPDX-License-Identifier: Apache-2.0
package org.topiary.bench.payload;

import org.topiary.payload.decode.Context;
import org.topiary.payload.decode.Decoder;
import org.topiary.payload.decode.Sample;
import org.topiary.payload.standard.StandardDecoders;

/** The payloads of a format: a usual message of a device, and one of about 100,000 bytes. */
record Payloads(Payload small, Payload large) {
    static Decoder decoder(String id) {
        return StandardDecoders.ALL.find(id).orElseThrow();
    }

    /** A payload for which a decoder needs nothing else. */
    static Payload bySelf(String decoder, byte[] bytes, Payload.Parser library) {
        return new Payload(Sample.of(bytes), decoder(decoder), Context.NONE, library);
    }
}
