// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests find controls by id or style class: a label changes with its wording and with the language. */
final class ControlsByIdTest {
    private static final Pattern BY_LABEL = Pattern.compile(
            "\\b(?:lookup|lookupAll|clickOn|moveTo|fire|isShown|isFocused)\\(\\s*\"[A-Z][^\"]*\"|LabeledMatchers|TextMatchers");

    @Test
    void noTestFindsAControlByItsLabel() throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            for (Path file : files.filter(each -> each.toString().endsWith(".java"))
                    .filter(each -> !each.endsWith("ControlsByIdTest.java"))
                    .toList()) {
                BY_LABEL.matcher(Files.readString(file))
                        .results()
                        .map(MatchResult::group)
                        .forEach(query -> found.add(file.getFileName() + ": " + query));
            }
        }

        assertThat(found).as("give the control an id").isEmpty();
    }
}
