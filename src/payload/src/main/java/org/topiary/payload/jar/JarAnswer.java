// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.jar;

import java.util.Optional;
import org.topiary.payload.decode.DecodeProblem;

/**
 * What the decoder of a jar made of a payload: an output or a problem.
 *
 * @param output empty if it failed or is not there
 * @param problem why there is no output
 * @param asked whether a decoder was asked; otherwise the payload is shown as if none was chosen
 */
public record JarAnswer(Optional<byte[]> output, Optional<DecodeProblem> problem, boolean asked) {
    static JarAnswer of(byte[] output) {
        return new JarAnswer(Optional.of(output), Optional.empty(), true);
    }

    /** @param problem an id without its beginning */
    static JarAnswer failed(String problem, Object... arguments) {
        return new JarAnswer(Optional.empty(), Optional.of(DecodeProblem.of("jar." + problem, arguments)), true);
    }

    private static JarAnswer missing(String problem, String name) {
        return new JarAnswer(Optional.empty(), Optional.of(DecodeProblem.of("jar." + problem, name)), false);
    }

    /** No jar that is switched on has a decoder with this name. */
    public static JarAnswer unknown(String name) {
        return missing("unknown", name);
    }

    /** The jars are being loaded. */
    public static JarAnswer notYet(String name) {
        return missing("loading", name);
    }
}
