// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.ui.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The keys of all commands: the defaults, and what the user has changed. JavaFX application thread. */
public final class Keymap {
    private static final Logger LOG = LoggerFactory.getLogger(Keymap.class);

    private final Supplier<List<CommandGroup>> source;
    private final ReadOnlyObjectWrapper<Map<String, List<KeyCombination>>> changed;
    private final Consumer<Map<String, List<String>>> save;
    private @Nullable List<CommandGroup> groups;

    /**
     * Two commands that would react to the same keys at the same place.
     *
     * @param keys what both have
     */
    public record Conflict(KeyCombination keys, Command<?> first, Command<?> second) {}

    /**
     * @param groups all commands; called when they are first needed, as they load the classes of all features
     * @param changed the keys that the user has changed, by the id of the command, in the notation of
     *     {@link KeyCombination#valueOf}; what cannot be read and unknown commands are ignored
     * @param save receives all changed keys after each change
     */
    public Keymap(
            Supplier<List<CommandGroup>> groups,
            Map<String, List<String>> changed,
            Consumer<Map<String, List<String>>> save) {
        source = groups;
        this.save = save;
        this.changed = new ReadOnlyObjectWrapper<>(parse(changed));
    }

    private static Map<String, List<KeyCombination>> parse(Map<String, List<String>> changed) {
        Map<String, List<KeyCombination>> read = new TreeMap<>();
        changed.forEach((id, names) -> read.put(id, parse(names)));
        return read;
    }

    private static List<KeyCombination> parse(List<String> names) {
        List<KeyCombination> keys = new ArrayList<>();
        for (String name : names) {
            try {
                keys.add(KeyCombination.valueOf(name));
            } catch (IllegalArgumentException e) {
                LOG.warn("Cannot use the key {} in settings.json; the other keys still work: {}", name, e.getMessage());
            }
        }
        return List.copyOf(keys);
    }

    /** All commands. */
    public List<CommandGroup> groups() {
        if (groups == null) {
            groups = List.copyOf(source.get());
        }
        return groups;
    }

    /** The keys that the user has changed, by the id of the command. */
    public ReadOnlyObjectProperty<Map<String, List<KeyCombination>>> changedProperty() {
        return changed.getReadOnlyProperty();
    }

    /** The keys of a command now; empty if it has none. */
    public List<KeyCombination> keys(Command<?> command) {
        return Objects.requireNonNullElse(changed.get().get(command.id()), command.defaultKeys());
    }

    /** Gives a command other keys; its default keys undo the change. */
    public void set(Command<?> command, List<KeyCombination> keys) {
        Map<String, List<KeyCombination>> now = new TreeMap<>(changed.get());
        if (keys.equals(command.defaultKeys())) {
            now.remove(command.id());
        } else {
            now.put(command.id(), List.copyOf(keys));
        }
        store(now);
    }

    /** Replaces all changed keys by those that were saved. */
    public void load(Map<String, List<String>> saved) {
        Map<String, List<KeyCombination>> read = parse(saved);
        if (!read.equals(changed.get())) {
            changed.set(read);
        }
    }

    /** Gives a command keys, and takes them away from the commands of conflicts. */
    public void take(Command<?> command, List<KeyCombination> keys) {
        for (Conflict conflict : conflicts(command, keys)) {
            List<KeyCombination> kept = new ArrayList<>(keys(conflict.second()));
            kept.remove(conflict.keys());
            set(conflict.second(), kept);
        }
        set(command, keys);
    }

    private void store(Map<String, List<KeyCombination>> now) {
        changed.set(now);
        Map<String, List<String>> names = new TreeMap<>();
        now.forEach((id, keys) ->
                names.put(id, keys.stream().map(KeyCombination::getName).toList()));
        save.accept(names);
    }

    /**
     * The commands that another one would take the keys of, were they given to a command: those of the same context,
     * and where one of the two works in the whole window.
     */
    public List<Conflict> conflicts(Command<?> command, List<KeyCombination> keys) {
        List<Conflict> conflicts = new ArrayList<>();
        for (CommandGroup group : groups()) {
            for (Command<?> other : group.commands()) {
                if (!other.id().equals(command.id()) && meet(command, other)) {
                    keys(other).stream()
                            .filter(keys::contains)
                            .forEach(both -> conflicts.add(new Conflict(both, command, other)));
                }
            }
        }
        return conflicts;
    }

    private static boolean meet(Command<?> one, Command<?> other) {
        return one.context().equals(other.context())
                || one.reach() != Command.Reach.FOCUSED
                || other.reach() != Command.Reach.FOCUSED;
    }
}
