// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.command;

import java.util.List;
import java.util.stream.Stream;

/**
 * A program that the user chose to decode payloads. No shell is involved: arguments are passed as they are.
 *
 * @param name by which rules refer to it
 * @param program its path, or its name if it is in the search path
 * @param arguments in their order
 * @param seconds after which it is ended, {@value #MIN_SECONDS} to {@value #MAX_SECONDS}
 */
public record UserCommand(String name, String program, List<String> arguments, int seconds) {
    public static final int MIN_SECONDS = 1;
    public static final int MAX_SECONDS = 60;
    public static final int USUAL_SECONDS = 5;

    public UserCommand {
        arguments = List.copyOf(arguments);
        seconds = Math.clamp(seconds, MIN_SECONDS, MAX_SECONDS);
    }

    /** The program and its arguments. */
    List<String> words() {
        return Stream.concat(Stream.of(program), arguments.stream()).toList();
    }
}
