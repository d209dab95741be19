// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.decode;

import java.util.List;

/**
 * What is wrong with a payload, as data: the window and the command line turn it into a sentence.
 *
 * @param id the decoder's id, a dot, and a name, such as {@code json.EXPECTED_COLON}
 * @param arguments numbers and texts, as the id documents; texts from the payload are one line of at most 300
 *     characters, with hidden characters made visible
 * @param offset of the first byte that is wrong, in the payload or in what its decoder unwrapped; {@link #NOWHERE} if
 *     the problem is not at one place
 */
public record DecodeProblem(String id, List<Object> arguments, int offset) {
    /** The offset of a problem that is not at one place. */
    public static final int NOWHERE = -1;

    public DecodeProblem {
        arguments = List.copyOf(arguments);
    }

    /** A problem with its arguments. */
    public static DecodeProblem of(String id, Object... arguments) {
        return new DecodeProblem(id, List.of(arguments), NOWHERE);
    }

    /** A copy with the offset of the first byte that is wrong. */
    public DecodeProblem at(int place) {
        return new DecodeProblem(id, arguments, place);
    }
}
