// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.settings;

import java.util.List;
import java.util.function.Supplier;
import org.topiary.app.store.Settings;
import org.topiary.payload.command.UserCommand;

/** The commands of the settings, read once for each change. Any thread. */
public final class DefinedCommands implements Supplier<List<UserCommand>> {
    private final Supplier<Settings> settings;
    private volatile Read last = new Read("", List.of());

    private record Read(String stored, List<UserCommand> commands) {}

    public DefinedCommands(Supplier<Settings> settings) {
        this.settings = settings;
    }

    @Override
    public List<UserCommand> get() {
        String stored = CommandSettings.stored(settings.get());
        Read now = last;
        if (!stored.equals(now.stored)) {
            now = new Read(stored, CommandSettings.read(stored));
            last = now;
        }
        return now.commands;
    }
}
