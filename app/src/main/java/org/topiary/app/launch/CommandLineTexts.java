// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.launch;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.topiary.app.text.Texts;
import org.topiary.cli.CommandTexts;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Gives the parser of the command line that opens the window the texts of the bundle. */
final class CommandLineTexts {
    static final String PROGRAM = "topiary";
    static final String DEMO = "demo";

    private CommandLineTexts() {}

    static void apply(CommandLine commandLine) {
        CommandTexts.apply(commandLine);
        CommandSpec spec = commandLine.getCommandSpec();
        spec.usageMessage()
                .synopsisHeading(Texts.get("cli.usage") + " ")
                .commandListHeading("%n" + Texts.get("cli.commands") + "%n")
                .description(Texts.get("cli.about"), Texts.get("cli.about.start"), Texts.get("cli.about.passwords"))
                .footer("", Texts.get("cli.more"))
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
}
