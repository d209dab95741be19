// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.command;

import org.topiary.payload.decode.Sample;

/**
 * Runs the command that was chosen for a payload, see {@link org.topiary.payload.decode.Context#knowledge}. Known only
 * where a program may be started: not for previews, tables and exports.
 */
@FunctionalInterface
public interface ChosenCommand {
    /** Waits for the command, at most as long as the user allows. */
    CommandResult run(Sample sample);
}
