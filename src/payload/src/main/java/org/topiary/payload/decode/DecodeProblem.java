// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.decode;

import java.util.List;

/**
 * What is wrong with a payload, as data: the window and the command line turn it into a sentence.
 *
 * @param id the decoder's id, a dot, and a name, such as {@code json.EXPECTED_COLON}
 * @param arguments numbers and texts, as the id documents; texts from the payload are one line of at most 300
 *     characters, with hidden characters made visible
 */
public record DecodeProblem(String id, List<Object> arguments) {
    public DecodeProblem {
        arguments = List.copyOf(arguments);
    }

    /** A problem with its arguments. */
    public static DecodeProblem of(String id, Object... arguments) {
        return new DecodeProblem(id, List.of(arguments));
    }
}
