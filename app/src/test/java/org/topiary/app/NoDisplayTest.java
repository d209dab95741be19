// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A display that is not there, in a process of its own: the toolkit fails while the rest gets ready beside it. */
@EnabledOnOs(OS.LINUX)
class NoDisplayTest {
    private static final long LIMIT_SECONDS = 120;

    @Test
    void aDisplayThatCannotBeOpenedEndsTheProgramWithASentence(@TempDir Path folder) throws Exception {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> !argument.startsWith("-javaagent") && !argument.startsWith("-Dglass.") && !argument.startsWith("-Dprism."))
                .forEach(command::add);
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        command.addAll(List.of("-cp", classPath, Main.class.getName(), "--data-dir", folder.resolve("data").toString()));
        Path said = folder.resolve("said");
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment().put("DISPLAY", "unix:" + folder.resolve("none"));

        Process process = builder.start();
        boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();

        assertThat(ended).as("it ended").isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
        // Where GTK is not installed, that is what is said.
        assertThat(Files.readString(said)).containsPattern(
                "topiary: (the window cannot be opened: Unable to open DISPLAY|a window needs system libraries that are not installed)");
    }
}
