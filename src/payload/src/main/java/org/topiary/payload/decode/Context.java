// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.decode;

import java.util.Optional;

/**
 * What a decoder knows beyond the payload. Each answer holds as of the position of the sample, so that messages of the
 * past are decoded as when they arrived. Called on the thread that decodes, so it must not block.
 */
@FunctionalInterface
public interface Context {
    /** Knows nothing: the payload itself determines the decoder. */
    Context NONE = sample -> "";

    /**
     * Decodes what was inside a payload, such as bytes that were compressed, with the decoder whose format they are in.
     *
     * @param inner the bytes, with the facts of the message that they were in
     */
    default Decoded decodeInner(Sample inner) {
        return Decoders.BASIC.decodeAutomatically(inner, this);
    }

    /**
     * Something that is known about the session beyond a payload, such as the schemas of the user; empty if it is not.
     */
    default <T> Optional<T> knowledge(Class<T> type) {
        return Optional.empty();
    }

    /** The id of the decoder chosen for the topic of a sample; empty if none was chosen. */
    String chosenDecoder(Sample sample);
}
