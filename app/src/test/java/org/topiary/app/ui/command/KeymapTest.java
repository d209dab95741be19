// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.ui.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.input.KeyCombination;
import org.junit.jupiter.api.Test;

class KeymapTest {
    private static final Command<String> OPEN =
            Command.of("test.open", String.class, text -> {}).keys("Shortcut+O");
    private static final Command<String> SAVE =
            Command.of("test.save", String.class, text -> {}).keys("Shortcut+S");
    private static final Command<Integer> INNER =
            Command.of("test.inner", Integer.class, number -> {}).keys("Delete");
    private static final Command<Long> QUIT =
            Command.of("test.quit", Long.class, number -> {}).keys("Shortcut+Q").everywhere();

    private final List<Map<String, List<String>>> saved = new ArrayList<>();

    private Keymap keymap(Map<String, List<String>> changed) {
        return new Keymap(
                () -> List.of(new CommandGroup("test", List.of(OPEN, SAVE, INNER, QUIT))), changed, saved::add);
    }

    private static List<KeyCombination> keys(String... names) {
        return List.of(names).stream().map(KeyCombination::valueOf).toList();
    }

    @Test
    void aCommandHasItsDefaultKeysUntilTheyAreChanged() {
        Keymap keymap = keymap(Map.of());
        assertThat(keymap.keys(OPEN)).isEqualTo(keys("Shortcut+O"));

        keymap.set(OPEN, keys("F3"));

        assertThat(keymap.keys(OPEN)).isEqualTo(keys("F3"));
        assertThat(saved).containsExactly(Map.of("test.open", List.of("F3")));
    }

    @Test
    void changedKeysAreReadAgain() {
        Keymap before = keymap(Map.of());
        before.set(OPEN, keys("Shortcut+Shift+Page Up", "Alt+Left"));

        assertThat(keymap(saved.getLast()).keys(OPEN)).isEqualTo(before.keys(OPEN));
    }

    @Test
    void aCommandCanHaveNoKeys() {
        Keymap keymap = keymap(Map.of("test.open", List.of()));

        assertThat(keymap.keys(OPEN)).isEmpty();
    }

    @Test
    void keysThatCannotBeReadAreIgnored() {
        Keymap keymap = keymap(Map.of("test.open", List.of("Nonsense+", "F4"), "unknown", List.of("F5")));

        assertThat(keymap.keys(OPEN)).isEqualTo(keys("F4"));
    }

    @Test
    void theDefaultKeysUndoAChange() {
        Keymap keymap = keymap(Map.of("test.open", List.of("F3")));

        keymap.set(OPEN, OPEN.defaultKeys());

        assertThat(saved).containsExactly(new HashMap<>());
    }

    @Test
    void savedKeysReplaceAllChanges() {
        Keymap keymap = keymap(Map.of("test.open", List.of("F3"), "test.save", List.of("F4")));

        keymap.load(Map.of());

        assertThat(keymap.keys(OPEN)).isEqualTo(OPEN.defaultKeys());
        assertThat(keymap.keys(SAVE)).isEqualTo(SAVE.defaultKeys());
        assertThat(saved).isEmpty();
    }

    @Test
    void keysAreTakenAwayFromTheCommandThatHasThem() {
        Keymap keymap = keymap(Map.of("test.save", List.of("Shortcut+S", "F4")));

        keymap.take(OPEN, keys("Shortcut+S"));

        assertThat(keymap.keys(OPEN)).isEqualTo(keys("Shortcut+S"));
        assertThat(keymap.keys(SAVE)).isEqualTo(keys("F4"));
        assertThat(saved.getLast()).containsEntry("test.open", List.of("Shortcut+S"));
    }

    @Test
    void keysConflictInTheSameContextAndWithThoseOfTheWholeWindow() {
        Keymap keymap = keymap(Map.of());

        assertThat(keymap.conflicts(OPEN, keys("Shortcut+S")))
                .extracting(Keymap.Conflict::second)
                .containsExactly(SAVE);
        assertThat(keymap.conflicts(INNER, keys("Shortcut+Q")))
                .extracting(Keymap.Conflict::second)
                .containsExactly(QUIT);
        assertThat(keymap.conflicts(INNER, keys("Shortcut+S"))).isEmpty();
        assertThat(keymap.conflicts(OPEN, keys("Shortcut+O"))).isEmpty();
    }
}
