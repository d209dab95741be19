// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.decode;

/**
 * What a decoder knows beyond the payload. Each answer holds as of the position of the sample, so that messages of the
 * past are decoded as when they arrived. Called on the thread that decodes, so it must not block.
 */
@FunctionalInterface
public interface Context {
    /** Knows nothing: the payload itself determines the decoder. */
    Context NONE = sample -> "";

    /** The id of the decoder chosen for the topic of a sample; empty if none was chosen. */
    String chosenDecoder(Sample sample);
}
