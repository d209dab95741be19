// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.store;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.topiary.core.text.Phrase;
import org.topiary.profiles.json.AtomicJsonFile;

/**
 * The settings in {@code settings.json}. Saves changes about a second after the last one, and in {@link #close}. Any
 * thread may call any method.
 */
public final class SettingsStore implements AutoCloseable {
    static final String FILE_NAME = "settings.json";

    private final AtomicJsonFile<SettingsFormat.Content> file;
    private volatile Runnable changed = () -> {};

    /**
     * Reads the settings of a folder.
     *
     * @param folder must exist, see {@link DataDir#open}
     * @param problems receives sentences for the user, on any thread
     */
    public SettingsStore(Path folder, Consumer<Phrase> problems) {
        this(folder, AtomicJsonFile.SAVE_DELAY, problems);
    }

    SettingsStore(Path folder, Duration saveDelay, Consumer<Phrase> problems) {
        file = new AtomicJsonFile<>(folder.resolve(FILE_NAME), new SettingsFormat(), saveDelay, problems);
    }

    public Settings get() {
        return file.value().settings();
    }

    /** Sets what to call after each change, on the thread that made it. */
    public void onChange(Runnable listener) {
        changed = listener;
    }

    /** Changes the settings; the operator must return quickly. */
    public void update(UnaryOperator<Settings> change) {
        Settings before = get();
        file.update(content -> {
            Settings after = change.apply(content.settings());
            return Objects.equals(after, content.settings())
                    ? content
                    : new SettingsFormat.Content(after, content.other());
        });
        if (!get().equals(before)) {
            changed.run();
        }
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
