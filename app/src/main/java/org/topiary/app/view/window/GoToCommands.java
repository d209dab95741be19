// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.window;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.ui.command.Command;
import org.topiary.app.ui.command.CommandGroup;
import org.topiary.app.ui.command.KeyNames;
import org.topiary.app.ui.command.Keymap;
import org.topiary.app.ui.palette.FuzzyMatch;
import org.topiary.app.ui.palette.Palette;
import org.topiary.app.ui.palette.PaletteEntry;
import org.topiary.app.ui.palette.PaletteSource;

/** Commands in the palette. */
final class GoToCommands implements PaletteSource {
    static final char PREFIX = '>';

    private final Keymap keymap;
    private final Collection<Object> contexts;

    /** @param contexts what commands can act on now, that of the focus first */
    GoToCommands(Keymap keymap, Collection<Object> contexts) {
        this.keymap = keymap;
        this.contexts = contexts;
    }

    @Override
    public Optional<Character> prefix() {
        return Optional.of(PREFIX);
    }

    @Override
    public void find(String query, Consumer<List<PaletteEntry>> answer) {
        FuzzyMatch match = new FuzzyMatch(query);
        List<PaletteEntry> found = new ArrayList<>();
        for (CommandGroup group : keymap.groups()) {
            for (Command<?> command : group.commands()) {
                int rating = match.rate(command.title());
                if (command.isListed() && rating != FuzzyMatch.NONE && found.size() < Palette.MAX_ENTRIES) {
                    contexts.stream()
                            .filter(command::accepts)
                            .findFirst()
                            .ifPresent(context -> found.add(entry(command, context, group, rating)));
                }
            }
        }
        answer.accept(found);
    }

    private PaletteEntry entry(Command<?> command, Object context, CommandGroup group, int rating) {
        Optional<String> obstacle = command.obstacle(context);
        return new PaletteEntry(
                "command:" + command.id(),
                command.icon().orElse(Feather.CHEVRON_RIGHT),
                command.title(),
                group.title(),
                KeyNames.line(keymap.keys(command)),
                obstacle,
                obstacle.isPresent() ? rating / 2 : rating,
                () -> command.run(context));
    }
}
