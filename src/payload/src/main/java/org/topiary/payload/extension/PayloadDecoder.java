// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.extension;

/**
 * Decodes payloads that Topiary does not know. A jar provides one by {@link java.util.ServiceLoader}: it names the
 * class in {@code META-INF/services/org.topiary.payload.extension.PayloadDecoder}. The class is public, and so is its
 * constructor, which has no parameters.
 *
 * <p>All calls for one jar are made one after the other, on a thread of that jar. A call that takes too long is
 * interrupted. A jar sees the classes of the JDK, this interface and its own, nothing else.
 */
public interface PayloadDecoder {
    /** By which users choose it and rules refer to it: one line of at most 60 characters that never changes. */
    String name();

    /**
     * Decodes a payload into JSON, text in UTF-8, or bytes in any other format that Topiary recognizes.
     *
     * @param payload a copy
     * @param topic empty if it is not known
     * @param contentType of the message (MQTT 5, section 3.3.2.3.9); empty if it was not sent
     * @return at most 1 MiB, not null
     * @throws Exception if the payload is not in this format; its message is shown to the user
     */
    byte[] decode(byte[] payload, String topic, String contentType) throws Exception;
}
