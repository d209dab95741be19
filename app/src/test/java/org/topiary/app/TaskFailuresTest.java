// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.topiary.app.tasks.TaskFails;

final class TaskFailuresTest {
    private static final Pattern NAME = Pattern.compile("\"(task\\.[a-zA-Z]+)\"");
    private static final Pattern ANNOTATION =
            Pattern.compile("@" + TaskFails.class.getSimpleName() + "\\(([^)]*)\\)", Pattern.DOTALL);

    /**
     * Nobody waits for these: the figures are missing in JMX, the next tick comes with the next message, and the work
     * of the screenshot reports its failures itself.
     */
    private static final Set<String> WITHOUT_RESULT = Set.of("task.monitor", "task.tick", "task.screenshot");

    @Test
    void everyTaskHasATestInWhichItFails() throws IOException {
        Set<String> tasks = names(sources(Path.of("src/main/java")));
        tasks.removeAll(WITHOUT_RESULT);
        Set<String> failing = names(sources(Path.of("src/test/java"))
                .flatMap(source -> ANNOTATION.matcher(source).results().map(MatchResult::group)));

        assertThat(failing)
                .as("each needs a test with @TaskFails that says what the user sees when its worker throws")
                .containsExactlyElementsOf(tasks);
    }

    private static Set<String> names(Stream<String> texts) {
        return texts.flatMap(text -> NAME.matcher(text).results())
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> sources(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files
                    .filter(file -> file.toString().endsWith(".java"))
                    .map(TaskFailuresTest::read)
                    .toList()
                    .stream();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
