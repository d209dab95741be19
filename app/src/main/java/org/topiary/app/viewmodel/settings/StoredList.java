// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.settings;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.topiary.app.store.Settings;
import org.topiary.payload.command.UserCommand;
import org.topiary.payload.jar.JarSwitch;

/**
 * A list of the settings, read once for each change. Any thread.
 *
 * @param <T> the type of its elements
 */
public final class StoredList<T> implements Supplier<List<T>> {
    private final Supplier<String> text;
    private final Function<String, List<T>> reader;
    private volatile Read<T> last = new Read<>("", List.of());

    private record Read<T>(String stored, List<T> list) {}

    private StoredList(Supplier<String> text, Function<String, List<T>> reader) {
        this.text = text;
        this.reader = reader;
    }

    /** The commands. */
    public static StoredList<UserCommand> commands(Supplier<Settings> settings) {
        return new StoredList<>(() -> CommandSettings.stored(settings.get()), CommandSettings::read);
    }

    /** What the user decided about jars. */
    public static StoredList<JarSwitch> jars(Supplier<Settings> settings) {
        return new StoredList<>(() -> JarSettings.stored(settings.get()), JarSettings::read);
    }

    @Override
    public List<T> get() {
        String stored = text.get();
        Read<T> now = last;
        if (!stored.equals(now.stored)) {
            now = new Read<>(stored, reader.apply(stored));
            last = now;
        }
        return now.list;
    }
}
