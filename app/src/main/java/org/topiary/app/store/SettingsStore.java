// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.store;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.topiary.profiles.json.AtomicJsonFile;

/**
 * The settings in {@code settings.json}. Saves changes about a second after the last one, and in {@link #close}. Any
 * thread may call any method.
 */
public final class SettingsStore implements AutoCloseable {
    static final String FILE_NAME = "settings.json";

    private final AtomicJsonFile<SettingsFormat.Content> file;

    /**
     * Reads the settings of a folder.
     *
     * @param folder must exist, see {@link DataDir#open}
     * @param problems receives sentences for the user, on any thread
     */
    public SettingsStore(Path folder, Consumer<String> problems) {
        this(folder, AtomicJsonFile.SAVE_DELAY, problems);
    }

    SettingsStore(Path folder, Duration saveDelay, Consumer<String> problems) {
        file = new AtomicJsonFile<>(folder.resolve(FILE_NAME), new SettingsFormat(), saveDelay, problems);
    }

    public Settings get() {
        return file.value().settings();
    }

    /** Changes the settings; the operator must return quickly. */
    public void update(UnaryOperator<Settings> change) {
        file.update(content -> {
            Settings changed = change.apply(content.settings());
            return Objects.equals(changed, content.settings())
                    ? content
                    : new SettingsFormat.Content(changed, content.other());
        });
    }

    /** Saves unsaved changes now. */
    public void flush() {
        file.flush();
    }

    @Override
    public void close() {
        file.close();
    }
}
