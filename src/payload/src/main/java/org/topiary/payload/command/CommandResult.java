// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.command;

import java.util.Optional;
import org.topiary.payload.decode.DecodeProblem;

/**
 * What a command printed.
 *
 * @param output empty if it has none, or failed
 * @param problem why there is no output, or only the beginning of it
 */
public record CommandResult(Optional<byte[]> output, Optional<DecodeProblem> problem) {
    static CommandResult of(byte[] output) {
        return new CommandResult(Optional.of(output), Optional.empty());
    }

    /** @param problem an id without its beginning */
    static CommandResult failed(String problem, Object... arguments) {
        return new CommandResult(Optional.empty(), Optional.of(DecodeProblem.of("command." + problem, arguments)));
    }

    /** There is no command with this name. */
    public static CommandResult unknown(String name) {
        return failed("unknown", name);
    }
}
