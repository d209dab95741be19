// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.ui.command;

import java.util.List;
import org.topiary.app.text.Texts;

/**
 * The commands of one feature, in the order in which pages and settings list them.
 *
 * @param id its title has the text key {@code commands.ID}
 */
public record CommandGroup(String id, List<Command<?>> commands) {
    public CommandGroup {
        commands = List.copyOf(commands);
    }

    /** Its heading. */
    public String title() {
        return Texts.get("commands." + id);
    }
}
