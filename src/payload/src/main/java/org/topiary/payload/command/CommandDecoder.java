// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.topiary.core.text.TextBundle;
import org.topiary.payload.decode.Context;
import org.topiary.payload.decode.DecodeProblem;
import org.topiary.payload.decode.Decoded;
import org.topiary.payload.decode.Decoder;
import org.topiary.payload.decode.Head;
import org.topiary.payload.decode.Sample;

/**
 * Shows what a program of the user prints about a payload. Without a {@link ChosenCommand} in the context, and if the
 * command fails, the payload is decoded automatically. Problems, each with the name of the command first:
 *
 * <ul>
 *   <li>{@code command.unknown}: no command has this name
 *   <li>{@code command.start}: it cannot be started; the reason of the system
 *   <li>{@code command.failed}: the exit code as a text, and what it printed on stderr, one line
 *   <li>{@code command.timeout}: the limit in seconds, and the same
 *   <li>{@code command.empty}: it printed nothing; what it printed on stderr
 *   <li>{@code command.large}: the number of bytes, of which the output has more
 *   <li>{@code command.stopped}: the output is not wanted any more
 * </ul>
 */
public final class CommandDecoder implements Decoder {
    public static final String ID = "command";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String name() {
        return TextBundle.current().get("commands.name");
    }

    /** Chosen together with a command. */
    @Override
    public boolean isOffered() {
        return false;
    }

    @Override
    public boolean detect(Head head) {
        return false;
    }

    @Override
    public Decoded decode(Sample sample, Context context) {
        Optional<ChosenCommand> command = context.knowledge(ChosenCommand.class);
        if (command.isEmpty()) {
            return context.decodeInner(sample);
        }
        CommandResult result = command.get().run(sample);
        Decoded decoded = result.output()
                .map(output -> inside(output, sample, context))
                .orElseGet(() -> context.decodeInner(sample));
        return result.problem()
                .map(problem -> decoded.withProblems(() -> joined(problem, decoded.problems())))
                .orElse(decoded);
    }

    private static Decoded inside(byte[] output, Sample sample, Context context) {
        Sample inner =
                new Sample(sample.topic(), output, Sample.Properties.NONE, sample.position(), sample.timeNanos());
        return context.decodeInner(inner).inside(ID, output);
    }

    private static List<DecodeProblem> joined(DecodeProblem first, List<DecodeProblem> others) {
        List<DecodeProblem> all = new ArrayList<>(others.size() + 1);
        all.add(first);
        all.addAll(others);
        return all;
    }

    /** That of the payload: no program is started for a row. */
    @Override
    public @Nullable String preview(Head head, Context context, int maxChars) {
        return null;
    }
}
