// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of a JVM that finds JavaFX, and runs without a screen, as the JVM of the tests does. */
final class ChildJvm {
    /**
     * Agents measure this JVM, compiler directives are for windows; about another rate of pulses JavaFX writes a line
     * to the error output.
     */
    private static final List<String> OWN =
            List.of("-javaagent", "-Djavafx.animation.pulse", "-Djava.io.tmpdir", "-XX:CompilerDirectivesFile");

    private ChildJvm() {}

    /** Returns the command without what is passed to {@code main}; {@code options} come after those of this JVM. */
    static List<String> command(Class<?> main, List<String> options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> OWN.stream().noneMatch(argument::startsWith))
                .forEach(command::add);
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(options);
        command.addAll(List.of(
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                main.getName()));
        return command;
    }
}
