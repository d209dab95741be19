// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.launch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import org.topiary.cli.Commands;
import org.topiary.core.file.SafeFile;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * Generates the parts of a package that describe the command line, from the command line itself: a man page, and the
 * completion for Bash, which Zsh reads, too. Run during packaging: {@code Manual FOLDER}.
 */
public final class Manual {
    private static final String NAME = "topiary";

    private Manual() {}

    /** @param arguments the folder to write {@code topiary.1} and {@code topiary.bash} to */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        Locale.setDefault(Locale.ENGLISH);
        CommandLine commandLine = CommandLineOptions.commandLine(plan -> CommandLine.ExitCode.OK);
        SafeFile.writeDocument(
                folder.resolve(NAME + ".1"),
                manPage(commandLine.getCommandSpec()).getBytes(StandardCharsets.UTF_8));
        SafeFile.writeDocument(
                folder.resolve(NAME + ".bash"), completion(commandLine).getBytes(StandardCharsets.UTF_8));
    }

    /** Omits the date that picocli writes, which would make every build different. */
    static String completion(CommandLine commandLine) {
        return AutoComplete.bash(NAME, commandLine)
                .lines()
                .filter(line -> !line.startsWith("# Generated") && !line.startsWith("# Date"))
                .reduce("", (text, line) -> text + line + "\n");
    }

    /** In the format of man(7). */
    static String manPage(CommandSpec spec) {
        StringJoiner page = new StringJoiner("\n", "", "\n");
        page.add(".TH TOPIARY 1 \"\" \"Topiary\" \"User commands\"");
        page.add(".SH NAME").add(NAME + " \\- explore what is on an MQTT broker");
        page.add(".SH SYNOPSIS");
        page.add(".B " + NAME)
                .add("[OPTION]... [URL | FILE]")
                .add(".br")
                .add(".B " + NAME + " demo")
                .add("[OPTION]...")
                .add(".br")
                .add(".B " + NAME + " decode")
                .add("[OPTION]... FILE...");
        page.add(".SH DESCRIPTION");
        for (String line : spec.usageMessage().description()) {
            page.add(text(line));
        }
        for (PositionalParamSpec parameter : spec.positionalParameters()) {
            item(page, parameter.paramLabel(), List.of(parameter.description()));
        }
        page.add(".SH OPTIONS");
        spec.options().forEach(option -> option(page, option));
        spec.subcommands().forEach((name, sub) -> command(page, name, sub.getCommandSpec()));
        Commands.all().forEach((name, sub) -> command(page, name, sub.getCommandSpec()));
        page.add(".SH ENVIRONMENT");
        item(
                page,
                "TOPIARY_PASSWORD",
                List.of(
                        "Password of the user in the URL of this command. If it is not set, or the URL names no user, the window asks for it."));
        item(page, "TOPIARY_JAVA_OPTS", List.of("Additional options for the Java virtual machine."));
        page.add(".SH FILES");
        item(
                page,
                "~/.config/topiary",
                List.of("Connections, settings, the encrypted vault, and log files. $XDG_CONFIG_HOME is respected."));
        return page.toString();
    }

    private static void command(StringJoiner page, String name, CommandSpec command) {
        page.add(".SH COMMAND " + name.toUpperCase(Locale.ROOT));
        for (String line : command.usageMessage().description()) {
            page.add(text(line));
        }
        for (PositionalParamSpec parameter : command.positionalParameters()) {
            item(page, parameter.paramLabel(), List.of(parameter.description()));
        }
        command.options().stream().filter(option -> !option.inherited()).forEach(option -> option(page, option));
    }

    private static void option(StringJoiner page, OptionSpec option) {
        List<String> names = new ArrayList<>(List.of(option.names()));
        String label = option.arity().max() == 0 ? "" : " " + option.paramLabel();
        item(page, String.join(", ", names) + label, List.of(option.description()));
    }

    private static void item(StringJoiner page, String name, List<String> description) {
        page.add(".TP").add(".B " + text(name)).add(text(String.join(" ", description)));
    }

    /** Escapes a line of text so that man(7) does not interpret it. */
    private static String text(String line) {
        String escaped = line.replace("%n", " ").replace("\\", "\\e").replace("-", "\\-");
        return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
    }
}
