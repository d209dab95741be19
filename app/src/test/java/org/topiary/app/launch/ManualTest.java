// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Checks what the packages document about the command line. */
final class ManualTest {
    @TempDir
    private Path folder;

    @Test
    void everyOptionHasItsPlaceInTheManPageAndInTheCompletion() throws Exception {
        Manual.main(new String[] {folder.toString()});
        String page = Files.readString(folder.resolve("topiary.1"));
        String completion = Files.readString(folder.resolve("topiary.bash"));

        CommandLine commandLine = CommandLineOptions.commandLine(plan -> 0);
        assertThat(commandLine.getSubcommands()).containsOnlyKeys("demo");
        for (CommandLine command :
                new CommandLine[] {commandLine, commandLine.getSubcommands().get("demo")}) {
            for (OptionSpec option : command.getCommandSpec().options()) {
                assertThat(page).contains(option.longestName().replace("-", "\\-"));
                assertThat(completion).contains(option.longestName());
            }
        }
        assertThat(page)
                .contains(".SH COMMAND DEMO", ".SH COMMAND DECODE", "content\\-type TYPE", "TOPIARY_PASSWORD")
                .doesNotContain("@|");
        assertThat(Files.readString(folder.resolve("topiary.bash"))).doesNotContainPattern("20\\d\\d-");
    }
}
