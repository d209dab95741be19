// SPDX-License-Identifier: Apache-2.0
package org.topiary.cli;

import java.util.Collections;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.topiary.core.text.ForeignText;
import org.topiary.core.text.TextBundle;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Gives a parser of the command line the texts of the bundle. */
public final class CommandTexts {
    private CommandTexts() {}

    /** Describes options and commands by their keys, and reports bad arguments in one line, with exit code 2. */
    public static void apply(CommandLine commandLine) {
        commandLine.setResourceBundle(new Descriptions());
        commandLine.setParameterExceptionHandler((exception, arguments) -> {
            exception.getCommandLine().getErr().println("topiary: " + problem(exception));
            return CommandLine.ExitCode.USAGE;
        });
    }

    private static String text(String key, Object... arguments) {
        return TextBundle.current().get(key, arguments);
    }

    /** What is wrong with the arguments, in one line; the parser itself knows English only. */
    static String problem(ParameterException exception) {
        String message =
                String.valueOf(exception.getMessage()).lines().findFirst().orElse("");
        ArgSpec argument = exception.getArgSpec();
        return switch (exception) {
            case UnmatchedArgumentException unmatched ->
                text("cli.problem.unknown", ForeignText.line(String.join(" ", unmatched.getUnmatched())));
            case MissingParameterException missing when argument != null -> text("cli.problem.noValue", name(argument));
            case MissingParameterException missing
            when !missing.getMissing().isEmpty() ->
                text("cli.problem.missing", name(missing.getMissing().getFirst()));
            case ParameterException bad
            when argument != null && bad.getCause() instanceof TypeConversionException reason && isOurs(argument) ->
                text("cli.problem.value", name(argument), ForeignText.line(String.valueOf(reason.getMessage())));
            case ParameterException bad
            when argument != null && bad.getValue() != null ->
                text("cli.problem.number", name(argument), ForeignText.line(bad.getValue()));
            default -> message;
        };
    }

    /** Whether a converter of this program reads the value, and so explains what is wrong with it. */
    private static boolean isOurs(ArgSpec argument) {
        return argument.converters().length > 0;
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    /** The texts of the bundle under the keys that the parser looks for. */
    private static final class Descriptions extends ResourceBundle {
        private static final String PREFIX = "cli.";
        private static final Map<String, String> OF_PARSER =
                Map.of("mixinStandardHelpOptions.help", "cli.help", "mixinStandardHelpOptions.version", "cli.version");

        @Override
        protected @Nullable Object handleGetObject(String key) {
            String ours = OF_PARSER.getOrDefault(key, key);
            return handleKeySet().contains(key) ? text(ours) : null;
        }

        @Override
        protected Set<String> handleKeySet() {
            Set<String> keys = new HashSet<>(OF_PARSER.keySet());
            TextBundle.current().keys().stream()
                    .filter(key -> key.startsWith(PREFIX))
                    .forEach(keys::add);
            return keys;
        }

        @Override
        public Enumeration<String> getKeys() {
            return Collections.enumeration(handleKeySet());
        }
    }
}
