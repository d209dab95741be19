// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Limits the size of classes and packages, keeps sentences out of the code, and makes sure that all is checked. */
final class SourcesTest {
    private static final Path ROOT = Path.of("..");
    private static final int MAX_LINES = 400;
    private static final int MAX_CLASSES = 30;

    /** The modules whose texts reach the user as keys of the bundle. */
    private static final List<String> BELOW_THE_WINDOW = List.of("core", "payload", "mqtt", "profiles", "vault");

    private static final Pattern LITERAL = Pattern.compile("\"([^\"\\\\\n]*+(?:\\\\.[^\"\\\\\n]*+)*+)\"");
    private static final Pattern WORDS = Pattern.compile("\\p{Alpha}{2,} [a-z]{2,}|^ [a-z]{2,}|^[a-z]{2,} $");
    private static final Pattern COMMENT = Pattern.compile("(?s:/\\*.*?\\*/)|(?m:^\\s*//.*$)");

    /** What a statement contains that writes words for the log, or looks for words of others. */
    private static final List<String> NOT_SHOWN =
            List.of("Exception(", "Error(", "super(", "LOG.", "says(", "contains(", "startsWith(", "Pattern.compile(");

    /** Classes with other words that no user reads in the window, each with their purpose. */
    private static final Map<String, String> OTHER_WORDS = Map.ofEntries(
            Map.entry("AtomicJsonFile", "the name of a thread"),
            Map.entry("ByteNotation", "a definition in C"),
            Map.entry("Checks", "the notation of ranges in .proto files"),
            Map.entry("Crypto", "what keys are derived for"),
            Map.entry("ExpressionFault", "words of the Java runtime, which it recognises"),
            Map.entry("FileVault", "toString"),
            Map.entry("JarWorker", "the name of a thread"),
            Map.entry("MemoryVault", "toString"),
            Map.entry("Metric", "the name of a metric in paths, the same in all languages"),
            Map.entry("Mqttx", "how files of SQLite begin"),
            Map.entry("ProtoParser", "a key of a map"),
            Map.entry("PublishPayload", "toString"),
            Map.entry("PublishProperties", "arguments of a method that throws an exception for programmers"),
            Map.entry("PublishReaderInstaller", "arguments of a method that writes to the log"),
            Map.entry("SystemKeychain", "words of keychains, which it recognises"),
            Map.entry("TestPermissions", "the payload of a message to the broker"),
            Map.entry("TopicPattern", "the description in an exception, which ExpressionFault recognises"),
            Map.entry("VaultKeys", "what a key is bound to"),
            Map.entry("Will", "toString"));

    @Test
    void noClassIsLongerThanAReaderKeepsInMind() throws IOException {
        Set<String> longer = new TreeSet<>();
        for (Path folder : folders()) {
            for (Path source : sources(folder)) {
                if (Files.readAllLines(source).size() > MAX_LINES) {
                    longer.add(String.valueOf(source.getFileName()));
                }
            }
        }

        assertThat(longer)
                .as("Classes of more than %s lines: split them by what they do.", MAX_LINES)
                .isEmpty();
    }

    @Test
    void noPackageHasMoreClassesThanAReaderSurveys() throws IOException {
        Set<String> larger = new TreeSet<>();
        for (Path folder : folders()) {
            if (folder.endsWith("src/main/java")) {
                Map<Path, Integer> classes = new HashMap<>();
                for (Path source : sources(folder)) {
                    if (!source.endsWith("package-info.java")) {
                        classes.merge(folder.relativize(source.resolveSibling("")), 1, Integer::sum);
                    }
                }
                classes.forEach((name, count) -> {
                    if (count > MAX_CLASSES) {
                        larger.add(name.toString().replace('\\', '/'));
                    }
                });
            }
        }

        assertThat(larger)
                .as("Packages of more than %s classes: split them by purpose.", MAX_CLASSES)
                .isEmpty();
    }

    @Test
    void noSentenceBelowTheWindowIsWrittenInCode() throws IOException {
        Set<String> classes = new TreeSet<>();
        Set<String> sentences = new TreeSet<>();
        for (String module : BELOW_THE_WINDOW) {
            for (Path source : sources(ROOT.resolve("src").resolve(module).resolve("src/main/java"))) {
                String name = String.valueOf(source.getFileName()).replace(".java", "");
                words(Files.readString(source)).forEach(each -> {
                    classes.add(name);
                    if (!OTHER_WORDS.containsKey(name)) {
                        sentences.add(name + ": " + each);
                    }
                });
            }
        }

        assertThat(sentences)
                .as("Give these texts keys in texts.properties, or the class a line in OTHER_WORDS.")
                .isEmpty();
        assertThat(classes).as("Classes that still have other words.").containsAll(OTHER_WORDS.keySet());
    }

    @Test
    void aSentenceIsToldFromKeysAndMessages() {
        assertThat(words("""
                /* "a comment here" */ return Phrase.of("packet.alias0", "  ", "x");
                throw new IllegalStateException("no such " + "thing here");
                LOG.warn("this is logged");
                return "it is" + name + " bytes" + "alias " + word("word");
                """)).containsExactly("it is", " bytes", "alias ");
    }

    /** The literals of a source that may be words for the user. */
    private static List<String> words(String source) {
        String code = COMMENT.matcher(source).replaceAll("").replace("'\"'", "");
        List<String> words = new ArrayList<>();
        Matcher literal = LITERAL.matcher(code);
        while (literal.find()) {
            int start = literal.start();
            String statement = code.substring(
                    IntStream.of(
                                            code.lastIndexOf(';', start),
                                            code.lastIndexOf('{', start),
                                            code.lastIndexOf('}', start))
                                    .max()
                                    .orElseThrow()
                            + 1,
                    start);
            if (WORDS.matcher(literal.group(1)).find() && NOT_SHOWN.stream().noneMatch(statement::contains)) {
                words.add(literal.group(1));
            }
        }
        return words;
    }

    @Test
    void everySourceFolderIsChecked() throws IOException {
        String lint = Files.readString(ROOT.resolve("src/lint/pom.xml"));

        assertThat(folders())
                .as("Source folders that mvn -Plint does not check: add them to src/lint/pom.xml.")
                .allSatisfy(folder -> assertThat(lint)
                        .contains("${topiary.root}/"
                                + ROOT.relativize(folder).toString().replace('\\', '/') + "<"));
    }

    /** The source folders of all modules. */
    private static List<Path> folders() throws IOException {
        List<Path> modules = new ArrayList<>(children(ROOT.resolve("src")));
        // It has no sources of its own.
        modules.remove(ROOT.resolve("src/lint"));
        modules.add(ROOT.resolve("app"));
        modules.add(ROOT.resolve("jlink"));
        List<Path> folders = new ArrayList<>();
        for (Path module : modules) {
            for (Path kind : children(module.resolve("src"))) {
                if (Files.isDirectory(kind.resolve("java"))) {
                    folders.add(kind.resolve("java"));
                }
            }
        }
        assertThat(folders).hasSizeGreaterThan(10);
        return folders;
    }

    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(Files::isDirectory).toList();
        }
    }

    private static List<Path> sources(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }
}
