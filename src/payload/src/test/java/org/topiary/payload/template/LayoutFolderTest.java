// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.payload.words.PayloadProblems;

class LayoutFolderTest {
    @TempDir
    private Path folder;

    private void write(String name, String source) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, source);
    }

    private List<String> problems() {
        return Layouts.load(folder).problems().stream()
                .map(each -> PayloadProblems.sentences(List.of(each.asDecodeProblem())))
                .toList();
    }

    @Test
    void layoutsHaveThePathsOfTheirFiles() throws IOException {
        write("probe.layout", "u8 a");
        write("plant/line 1/oven.LAYOUT", "\uFEFFu8 a");
        write(".hidden/other.layout", "u8 a");
        write("plant/other.txt", "u8 a");
        Layouts layouts = Layouts.load(folder);
        assertThat(layouts.names()).containsExactly("plant/line 1/oven", "probe");
        assertThat(layouts.problems()).isEmpty();
        assertThat(layouts.find("probe")).isPresent();
        assertThat(layouts.find("probe.layout")).isEmpty();
    }

    @Test
    void aFileWithAMistakeAffectsNoOther() throws IOException {
        write("broken.layout", "u8 a\nu9 b");
        write("fine.layout", "u8 a");
        Files.write(folder.resolve("latin.layout"), new byte[] {'#', (byte) 0xe9});
        write("large.layout", "#".repeat(LayoutFolder.MAX_FILE * 1_024 + 1));
        assertThat(Layouts.load(folder).names()).containsExactly("fine");
        assertThat(problems())
                .containsExactly(
                        "broken.layout, line 2, column 1: A type such as u16, or \"big\" or \"little\" alone, is"
                                + " expected before \"u9\".",
                        "large.layout, line 1, column 1: This file is larger than 256 KiB.",
                        "latin.layout, line 1, column 1: This file is not UTF-8.");
    }

    @Test
    void thereIsALimitToTheNumberOfFiles() throws IOException {
        for (int i = 0; i <= LayoutFolder.MAX_FILES; i++) {
            write("%04d.layout".formatted(i), "u8 a");
        }
        assertThat(Layouts.load(folder).names()).hasSize(LayoutFolder.MAX_FILES);
        assertThat(problems()).containsExactly("Topiary reads at most 1,000 layouts. The others are left out.");
    }

    @Test
    void ofTwoLayoutsWithOneNameTheFirstCounts() {
        Layouts both =
                Layouts.of("a", "u8 first").and(Layouts.of("a", "u8 second").and(Layouts.of("b", "u8 b")));
        assertThat(both.names()).containsExactly("a", "b");
        assertThat(both.find("a").orElseThrow().steps().getFirst().name()).isEqualTo("first");
    }
}
