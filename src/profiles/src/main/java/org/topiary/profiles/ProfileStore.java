// SPDX-License-Identifier: Apache-2.0
package org.topiary.profiles;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.topiary.core.text.Phrase;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.profiles.json.AtomicJsonFile;

/**
 * Stores the user's connections in {@code profiles.json}. Contains no secrets: a profile has no field for one. Changes
 * are saved about a second after the last one, and by {@link #close}. Any thread may call any method.
 */
public final class ProfileStore implements AutoCloseable {
    static final String FILE_NAME = "profiles.json";

    private final AtomicJsonFile<ProfileFormat.Content> file;

    /**
     * Reads the profiles of a folder.
     *
     * @param folder must exist
     * @param problems receives sentences for the user, on any thread
     */
    public ProfileStore(Path folder, Consumer<Phrase> problems) {
        this(folder, AtomicJsonFile.SAVE_DELAY, problems);
    }

    ProfileStore(Path folder, Duration saveDelay, Consumer<Phrase> problems) {
        file = new AtomicJsonFile<>(folder.resolve(FILE_NAME), new ProfileFormat(), saveDelay, problems);
    }

    /** All profiles, in the order they were added. */
    public List<SavedProfile> profiles() {
        return file.value().entries().values().stream()
                .map(ProfileFormat.Entry::saved)
                .toList();
    }

    public Optional<SavedProfile> find(String id) {
        return Optional.ofNullable(file.value().entries().get(id)).map(ProfileFormat.Entry::saved);
    }

    /** Adds a profile, or replaces the one with its id, keeping the time of its last use. */
    public void put(ConnectionProfile profile) {
        change(entries -> put(entries, profile));
    }

    private static Map<String, ProfileFormat.Entry> put(
            Map<String, ProfileFormat.Entry> entries, ConnectionProfile profile) {
        ProfileFormat.Entry old = entries.get(profile.id());
        Optional<Instant> lastUsed =
                old == null ? Optional.empty() : old.saved().lastUsed();
        return with(entries, new SavedProfile(profile, lastUsed));
    }

    /** Like {@link #put(ConnectionProfile)}, for several profiles. */
    public void putAll(List<ConnectionProfile> profiles) {
        change(entries -> {
            for (ConnectionProfile profile : profiles) {
                put(entries, profile);
            }
            return entries;
        });
    }

    /** Changes a profile; does nothing if there is none with that id. */
    public void update(String id, UnaryOperator<ConnectionProfile> change) {
        change(entries -> {
            ProfileFormat.Entry old = entries.get(id);
            return old == null ? entries : put(entries, change.apply(old.saved().profile()));
        });
    }

    /** Restores a profile removed by {@link #remove}, at the end of the order. */
    public void restore(SavedProfile saved) {
        change(entries -> with(entries, saved));
    }

    /** Removes a profile; does nothing if there is none with that id. */
    public void remove(String id) {
        change(entries -> {
            entries.remove(id);
            return entries;
        });
    }

    /** Records that a profile was opened; does nothing if there is none with that id. */
    public void used(String id, Instant when) {
        change(entries -> {
            ProfileFormat.Entry old = entries.get(id);
            return old == null
                    ? entries
                    : with(entries, new SavedProfile(old.saved().profile(), Optional.of(when)));
        });
    }

    /** Saves pending changes now. */
    public void flush() {
        file.flush();
    }

    @Override
    public void close() {
        file.close();
    }

    private void change(UnaryOperator<Map<String, ProfileFormat.Entry>> change) {
        file.update(content -> new ProfileFormat.Content(
                change.apply(new LinkedHashMap<>(content.entries())), content.unreadable(), content.other()));
    }

    private static Map<String, ProfileFormat.Entry> with(Map<String, ProfileFormat.Entry> entries, SavedProfile saved) {
        entries.compute(
                saved.profile().id(),
                (id, old) -> new ProfileFormat.Entry(
                        saved, old == null ? JsonNodeFactory.instance.objectNode() : old.other()));
        return entries;
    }
}
