// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.launch;

import java.util.Collections;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.topiary.app.text.Texts;
import org.topiary.core.text.ForeignText;
import org.topiary.core.text.TextBundle;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Gives the parser of the command line the texts of the bundle. */
final class CommandLineTexts {
    static final String PROGRAM = "topiary";
    static final String DEMO = "demo";

    private CommandLineTexts() {}

    static void apply(CommandLine commandLine) {
        commandLine.setResourceBundle(new Descriptions());
        CommandSpec spec = commandLine.getCommandSpec();
        spec.usageMessage()
                .synopsisHeading(Texts.get("cli.usage") + " ")
                .commandListHeading("%n" + Texts.get("cli.commands") + "%n")
                .description(Texts.get("cli.about"), Texts.get("cli.about.start"), Texts.get("cli.about.passwords"))
                .exitCodeListHeading("%n" + Texts.get("cli.exitCodes") + "%n")
                .exitCodeList(exitCodes());
        Objects.requireNonNull(spec.subcommands().get(DEMO))
                .getCommandSpec()
                .usageMessage()
                .synopsisHeading(Texts.get("cli.usage") + " ")
                .description(Texts.get("cli.demo"));
    }

    private static Map<String, String> exitCodes() {
        Map<String, String> codes = new LinkedHashMap<>();
        codes.put("0", Texts.get("cli.exit.0"));
        codes.put("1", Texts.get("cli.exit.1"));
        codes.put("2", Texts.get("cli.exit.2"));
        return codes;
    }

    /** What is wrong with the arguments, in one line; the parser itself knows English only. */
    static String problem(ParameterException exception) {
        String message =
                String.valueOf(exception.getMessage()).lines().findFirst().orElse("");
        ArgSpec argument = exception.getArgSpec();
        return switch (exception) {
            case UnmatchedArgumentException unmatched ->
                Texts.get("cli.problem.unknown", ForeignText.line(String.join(" ", unmatched.getUnmatched())));
            case MissingParameterException missing
            when argument != null -> Texts.get("cli.problem.noValue", name(argument));
            case ParameterException bad
            when argument != null && bad.getCause() instanceof TypeConversionException reason && isOurs(argument) ->
                Texts.get("cli.problem.value", name(argument), ForeignText.line(String.valueOf(reason.getMessage())));
            case ParameterException bad
            when argument != null && bad.getValue() != null ->
                Texts.get("cli.problem.number", name(argument), ForeignText.line(bad.getValue()));
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
            return handleKeySet().contains(key) ? Texts.get(ours) : null;
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
