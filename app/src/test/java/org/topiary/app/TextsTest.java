// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class TextsTest {
    private static final Pattern USED = Pattern.compile("Texts\\.get\\(\\s*\"([^\"]+)\"");
    private static final Pattern LITERAL = Pattern.compile("\"([a-zA-Z0-9.]+)\"");

    /** A text bundle and the sources that use it. */
    enum Bundle {
        WINDOW("/org/topiary/app/texts.properties", "src/main/java"),
        IMPORT("/org/topiary/profiles/texts.properties", "../src/profiles/src/main/java");

        final String file;
        final Path sources;

        Bundle(String file, String sources) {
            this.file = file;
            this.sources = Path.of(sources);
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyTextThatIsUsedIsDefined(Bundle bundle) throws IOException {
        Set<String> keys = keys(bundle);

        assertThat(literals(bundle, USED))
                .as("each needs a line in texts.properties; one that ends with a dot is the beginning of several")
                .allMatch(used ->
                        used.endsWith(".") ? keys.stream().anyMatch(key -> key.startsWith(used)) : keys.contains(used));
    }

    @ParameterizedTest
    @EnumSource
    void everyTextThatIsDefinedIsUsed(Bundle bundle) throws IOException {
        Set<String> used = literals(bundle, LITERAL);
        Set<String> beginnings =
                used.stream().filter(each -> each.endsWith(".")).collect(Collectors.toSet());
        Set<String> ends = used.stream().filter(each -> each.startsWith(".")).collect(Collectors.toSet());

        assertThat(keys(bundle))
                .as("what nobody uses goes out of texts.properties")
                .allMatch(key -> used.contains(key)
                        || beginnings.stream().anyMatch(key::startsWith)
                        || ends.stream()
                                .anyMatch(end -> key.endsWith(end)
                                        && used.contains(key.substring(0, key.length() - end.length()))));
    }

    private static Set<String> keys(Bundle bundle) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = TextsTest.class.getResourceAsStream(bundle.file)) {
            properties.load(in);
        }
        return properties.stringPropertyNames();
    }

    private static Set<String> literals(Bundle bundle, Pattern pattern) throws IOException {
        try (Stream<Path> files = Files.walk(bundle.sources)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(TextsTest::read)
                    .flatMap(source -> pattern.matcher(source).results().map(match -> match.group(1)))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
