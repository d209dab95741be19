// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.topiary.app.tasks.Cancel;
import org.topiary.payload.command.ChosenCommand;
import org.topiary.payload.command.CommandDecoder;
import org.topiary.payload.command.CommandResult;
import org.topiary.payload.command.CommandRunner;
import org.topiary.payload.command.UserCommand;
import org.topiary.payload.decode.DecoderChoice;
import org.topiary.payload.decode.Sample;
import org.topiary.payload.standard.SchemaKind;

/** The commands that the user added in the settings to decode payloads. Any thread. */
public final class UserCommands {
    private final Supplier<List<UserCommand>> defined;
    private final CommandRunner runner;

    /** @param defined those of the settings; called on any thread, and often */
    public UserCommands(Supplier<List<UserCommand>> defined, CommandRunner runner) {
        this.defined = defined;
        this.runner = runner;
    }

    /** None, and none will be added. */
    public static UserCommands none() {
        return new UserCommands(List::of, new CommandRunner(Map.of(), Path.of("")));
    }

    /** All, in the order in which the user added them. */
    public List<UserCommand> all() {
        return defined.get();
    }

    /** Whether a choice is one of a command. */
    public static boolean isChosen(DecoderChoice choice) {
        return choice.id().equals(CommandDecoder.ID);
    }

    /** The names to choose from. */
    public SchemaKind kind() {
        return new SchemaKind(
                CommandDecoder.ID, all().stream().map(UserCommand::name).toList(), List.of());
    }

    /** Runs what is chosen for a payload until a task is cancelled. */
    ChosenCommand until(Cancel cancel, Function<Sample, DecoderChoice> choice) {
        return sample -> {
            String name = choice.apply(sample).argument();
            return all().stream()
                    .filter(each -> each.name().equals(name))
                    .findFirst()
                    .map(command -> runner.run(command, sample, cancel::isCancelled))
                    .orElseGet(() -> CommandResult.unknown(name));
        };
    }
}
