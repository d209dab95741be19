// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.topiary.core.text.PseudoLocale;
import org.topiary.core.text.TextBundle;

/** Keeps the text bundle and its uses in all modules in step. */
final class TextsTest {
    private static final Pattern USED =
            Pattern.compile("(?:Texts\\.get|Phrase\\.of)\\(\\s*\"([^\"]+)\"|descriptionKey = \"([^\"]+)\"");
    /** The names of tasks, which the window shows. */
    private static final Pattern TASK = Pattern.compile("\"(task\\.[a-zA-Z]+)\"");

    private static final Pattern LITERAL = Pattern.compile("\"([a-zA-Z0-9.]+)\"");
    private static final Pattern CHOICE =
            Pattern.compile("\\{\\d,choice,(0#[^|]*\\|1#[^|]*\\|1<|1#[^|]*\\|1<|0#[^|]*\\|0<)");

    private static final TextBundle ENGLISH = TextBundle.of(Locale.ENGLISH, Locale.ENGLISH);

    @Test
    void everyTextThatIsUsedIsDefined() {
        assertThat(literals(USED))
                .as("each needs a line in texts.properties; one that ends with a dot is the beginning of several")
                .allMatch(used -> used.endsWith(".")
                        ? ENGLISH.keys().stream().anyMatch(key -> key.startsWith(used))
                        : ENGLISH.keys().contains(used));
    }

    @Test
    void everyTextIsDefinedOnce() throws IOException {
        List<String> keys;
        try (InputStream file = Objects.requireNonNull(TextBundle.class.getResourceAsStream("texts.properties"))) {
            keys = new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && line.contains("="))
                    .map(line -> line.substring(0, line.indexOf('=')))
                    .toList();
        }
        assertThat(keys)
                .as("of two texts with one key, one is shown in place of the other")
                .doesNotHaveDuplicates();
    }

    @Test
    void everyTaskHasAName() {
        assertThat(ENGLISH.keys()).containsAll(literals(TASK));
    }

    @Test
    void everyTextThatIsDefinedIsUsed() {
        Set<String> used = literals(LITERAL);
        Set<String> beginnings =
                used.stream().filter(each -> each.endsWith(".")).collect(Collectors.toSet());
        Set<String> ends = used.stream().filter(each -> each.startsWith(".")).collect(Collectors.toSet());

        assertThat(new TreeSet<>(ENGLISH.keys()))
                .as("what nobody uses goes out of texts.properties")
                .allMatch(key -> used.contains(key)
                        || beginnings.stream().anyMatch(key::startsWith)
                        || ends.stream()
                                .anyMatch(end -> key.endsWith(end)
                                        && used.contains(key.substring(0, key.length() - end.length()))));
    }

    @Test
    void pluralsAreChoicesOfOneShape() {
        assertThat(ENGLISH.keys().stream().map(ENGLISH::get).filter(text -> text.contains(",choice,")))
                .as("{0,choice,1#one|1<many}, and 0# in front if nothing is a case of its own")
                .allMatch(text -> text.split(",choice,", -1).length - 1
                        == CHOICE.matcher(text).results().count());
    }

    @Test
    void theMadeUpLanguageKeepsThePatterns() {
        TextBundle pseudo = TextBundle.of(PseudoLocale.LOCALE, PseudoLocale.LOCALE);

        assertThat(new TreeSet<>(ENGLISH.keys())).allSatisfy(key -> {
            if (ENGLISH.get(key).contains("{0")) {
                assertThat(new MessageFormat(pseudo.get(key)).getFormatsByArgumentIndex())
                        .as(key)
                        .hasSameSizeAs(new MessageFormat(ENGLISH.get(key)).getFormatsByArgumentIndex());
            }
        });
    }

    @Test
    void noTextNamesAKey() {
        // Users can change the keys of commands, which controls add to texts.
        Pattern key = Pattern.compile("\\b(?:Ctrl|Alt|Shift|Cmd)\\+|\\bF\\d{1,2}\\b");

        assertThat(new TreeSet<>(ENGLISH.keys()))
                .noneMatch(each -> key.matcher(ENGLISH.get(each)).find());
    }

    private static Set<String> literals(Pattern pattern) {
        return sources()
                .flatMap(source -> pattern.matcher(source).results())
                .map(match -> match.group(1) == null ? match.group(2) : match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> sources() {
        try (Stream<Path> modules = Files.list(Path.of("../src"))) {
            return Stream.concat(Stream.of(Path.of(".")), modules.sorted())
                    .map(module -> module.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .flatMap(folder -> filesIn(folder).stream())
                    .map(TextsTest::read)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> filesIn(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
