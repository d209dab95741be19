// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.topiary.app.text.Texts;
import org.topiary.app.viewmodel.input.InputRules;
import org.topiary.app.viewmodel.input.TextInput;
import org.topiary.core.text.ForeignText;
import org.topiary.payload.command.UserCommand;

/** The commands of the settings, as the page lists and edits them. JavaFX application thread. */
public final class CommandsEditor implements AutoCloseable {
    private static final int MAX_NAME = 60;

    private final LiveSettings live;
    private final ReadOnlyObjectWrapper<List<UserCommand>> commands = new ReadOnlyObjectWrapper<>(List.of());
    private final BooleanProperty editing = new SimpleBooleanProperty();
    private final TextInput name =
            new TextInput("command-name", this::faultOfName).needed(Texts.get("setting.commands.name.needed"));
    private final TextInput program =
            new TextInput("command-program", text -> "").needed(Texts.get("setting.commands.program.needed"));
    private final StringProperty arguments = new SimpleStringProperty("");
    private final TextInput seconds = new TextInput(
                    "command-seconds", InputRules.number(UserCommand.MIN_SECONDS, UserCommand.MAX_SECONDS))
            .needed(Texts.get("form.number.range", UserCommand.MIN_SECONDS, UserCommand.MAX_SECONDS));
    private final Subscription changes;

    /** The command that is edited; null: a new one. */
    private @Nullable UserCommand edited;

    public CommandsEditor(LiveSettings live) {
        this.live = live;
        List.of(name, program, seconds)
                .forEach(each -> each.textProperty().subscribe(text -> {
                    if (each.isWrong()) {
                        each.check(true);
                    }
                }));
        changes = live.property().subscribe(now -> commands.set(CommandSettings.COMMANDS.get(now)));
    }

    /** All commands. */
    public ReadOnlyObjectProperty<List<UserCommand>> commandsProperty() {
        return commands.getReadOnlyProperty();
    }

    /** Whether a command is being added or edited. */
    public ReadOnlyBooleanProperty editingProperty() {
        return editing;
    }

    public TextInput name() {
        return name;
    }

    public TextInput program() {
        return program;
    }

    /** A line for each. */
    public StringProperty argumentsProperty() {
        return arguments;
    }

    public TextInput seconds() {
        return seconds;
    }

    private String faultOfName(String text) {
        String wanted = text.strip();
        if (wanted.length() > MAX_NAME || !ForeignText.line(wanted).equals(wanted)) {
            return Texts.get("setting.commands.name.wrong", MAX_NAME);
        }
        boolean taken = commands.get().stream()
                .anyMatch(each -> !each.equals(edited)
                        && each.name().toLowerCase(Locale.ROOT).equals(wanted.toLowerCase(Locale.ROOT)));
        return taken ? Texts.get("setting.commands.name.taken") : "";
    }

    /** Begins a new command. */
    public void add() {
        edit(null, "", "", List.of(), UserCommand.USUAL_SECONDS);
    }

    /** Begins to edit a command. */
    public void edit(UserCommand command) {
        edit(command, command.name(), command.program(), command.arguments(), command.seconds());
    }

    private void edit(@Nullable UserCommand of, String named, String path, List<String> words, int limit) {
        edited = of;
        name.textProperty().set(named);
        program.textProperty().set(path);
        arguments.set(String.join("\n", words));
        seconds.textProperty().set(Integer.toString(limit));
        List.of(name, program, seconds).forEach(each -> each.setError(""));
        editing.set(true);
    }

    /** Saves what was edited, unless something is wrong with it. */
    public void save() {
        List.of(name, program, seconds).forEach(each -> each.check(true));
        if (name.isWrong() || program.isWrong() || seconds.isWrong()) {
            return;
        }
        List<String> words =
                arguments.get().lines().filter(line -> !line.isEmpty()).toList();
        UserCommand command = new UserCommand(name.value(), program.value(), words, Integer.parseInt(seconds.value()));
        List<UserCommand> all = new ArrayList<>(commands.get());
        int at = edited == null ? -1 : all.indexOf(edited);
        if (at >= 0) {
            all.set(at, command);
        } else {
            all.add(command);
        }
        editing.set(false);
        live.set(CommandSettings.COMMANDS, List.copyOf(all));
    }

    /** Leaves everything as it is. */
    public void cancel() {
        editing.set(false);
    }

    /** Removes a command; rules that name it stay. */
    public void remove(UserCommand command) {
        if (command.equals(edited)) {
            editing.set(false);
        }
        live.set(
                CommandSettings.COMMANDS,
                commands.get().stream().filter(each -> !each.equals(command)).toList());
    }

    /** Stops following changes. */
    @Override
    public void close() {
        changes.unsubscribe();
    }
}
