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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Limits the size of classes and packages, and makes sure that all are checked. */
final class SourcesTest {
    private static final Path ROOT = Path.of("..");
    private static final int MAX_LINES = 400;
    private static final int MAX_CLASSES = 30;

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
