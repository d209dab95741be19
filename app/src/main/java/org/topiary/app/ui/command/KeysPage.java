// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.ui.command;

import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.input.KeyCombination;
import org.topiary.app.text.Texts;

/** The sections of the guide's page of keys that list the commands, as Markdown. */
public final class KeysPage {
    private KeysPage() {}

    /** One section for each group in which a command has keys. JavaFX application thread. */
    public static String markdown(Keymap keymap) {
        return keymap.groups().stream()
                .filter(group -> group.commands().stream()
                        .anyMatch(command -> !keymap.keys(command).isEmpty()))
                .map(group -> section(group, keymap))
                .collect(Collectors.joining("\n"));
    }

    private static String section(CommandGroup group, Keymap keymap) {
        StringBuilder section = new StringBuilder("## ")
                .append(group.title())
                .append("\n\n| ")
                .append(Texts.get("keys.key"))
                .append(" | ")
                .append(Texts.get("keys.does"))
                .append(" |\n|---|---|\n");
        for (Command<?> command : group.commands()) {
            List<KeyCombination> keys = keymap.keys(command);
            if (!keys.isEmpty()) {
                section.append(KeyNames.of(keys).stream().collect(Collectors.joining("` `", "| `", "` | ")))
                        .append(command.about())
                        .append(" |\n");
            }
        }
        return section.toString();
    }
}
