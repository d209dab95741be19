// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.topiary.payload.command.UserCommand;

@SuppressWarnings("NullAway.Init") // set before each test
class CommandsEditorTest {
    @TempDir
    private Path folder;

    private TestSettings settings;
    private CommandsEditor editor;

    @BeforeEach
    void open() {
        settings = new TestSettings(folder);
        editor = new CommandsEditor(settings.live);
    }

    @AfterEach
    void close() {
        editor.close();
        settings.close();
    }

    private List<UserCommand> saved() {
        return StoredList.commands(settings.store::get).get();
    }

    private void add(String name, String program) {
        editor.add();
        editor.name().textProperty().set(name);
        editor.program().textProperty().set(program);
        editor.save();
    }

    @Test
    void thereIsNoneUntilTheUserAddsOne() {
        assertThat(saved()).isEmpty();
        editor.add();
        editor.name().textProperty().set("mine");
        editor.save();
        assertThat(saved()).isEmpty();
        assertThat(editor.program().errorProperty().get()).isEqualTo("Enter the path of the program.");

        editor.program().textProperty().set("/opt/decode");
        editor.argumentsProperty().set("--format\na b\n\n\"$X\"");
        editor.seconds().textProperty().set("7");
        editor.save();
        UserCommand mine = new UserCommand("mine", "/opt/decode", List.of("--format", "a b", "\"$X\""), 7);
        assertThat(saved()).containsExactly(mine);
        assertThat(editor.commandsProperty().get()).containsExactly(mine);
        assertThat(editor.editingProperty().get()).isFalse();
    }

    @Test
    void aCommandIsEditedInItsPlaceAndRemoved() {
        add("one", "/opt/one");
        add("two", "/opt/two");
        editor.edit(saved().getFirst());
        editor.program().textProperty().set("/opt/other");
        editor.save();
        assertThat(saved()).extracting(UserCommand::program).containsExactly("/opt/other", "/opt/two");

        editor.edit(saved().getFirst());
        editor.program().textProperty().set("/opt/unwanted");
        editor.cancel();
        editor.remove(saved().getLast());
        assertThat(saved()).extracting(UserCommand::program).containsExactly("/opt/other");
        editor.remove(saved().getFirst());
        assertThat(settings.store.get().values()).isEmpty();
    }

    @Test
    void aNameIsOneLineAndNotTaken() {
        add("mine", "/opt/one");
        add("Mine", "/opt/two");
        assertThat(editor.name().errorProperty().get()).isEqualTo("Another command has this name.");
        add("a\u202eb", "/opt/two");
        assertThat(editor.name().errorProperty().get()).startsWith("Enter a name of at most 60 characters");
        editor.name().textProperty().set("two");
        editor.seconds().textProperty().set("61");
        editor.save();
        assertThat(editor.seconds().errorProperty().get()).isEqualTo("Enter a whole number from 1 to 60.");
        assertThat(saved()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[", "21.5", "null", "[1,{},{\"name\":\"a\"},{\"program\":\"b\"},[[]]]", "{\"a\":{}}"})
    void whatIsNoCommandIsLeftOut(String stored) {
        assertThat(CommandSettings.read(stored)).isEmpty();
    }

    @Test
    void valuesFromAFileAreBounded() {
        assertThat(CommandSettings.read("[{\"name\":\"a\",\"program\":\"b\",\"seconds\":1e9,\"arguments\":{\"x\":1}}]"))
                .containsExactly(new UserCommand("a", "b", List.of("1"), 60));
    }
}
