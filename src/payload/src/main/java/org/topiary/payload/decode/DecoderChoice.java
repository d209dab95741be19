// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.decode;

/**
 * A decoder that the user chose, and what it reads payloads as. Stored as one text: the id and, after a colon, the
 * argument, such as {@code protobuf:plant.v1.Reading}.
 *
 * @param id of the decoder; empty: the one that fits the payload
 * @param argument such as the full name of a message type; empty if there is none
 */
public record DecoderChoice(String id, String argument) {
    private static final char SEPARATOR = ':';

    /** Reads a stored choice; any text is one. */
    public static DecoderChoice of(String stored) {
        int end = stored.indexOf(SEPARATOR);
        return end < 0
                ? new DecoderChoice(stored, "")
                : new DecoderChoice(stored.substring(0, end), stored.substring(end + 1));
    }

    /** The text that is stored. */
    public String stored() {
        return argument.isEmpty() ? id : id + SEPARATOR + argument;
    }
}
