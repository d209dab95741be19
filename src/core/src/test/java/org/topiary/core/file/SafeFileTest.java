// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SafeFileTest {
    private static final byte[] NEW = "new".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    private Path folder;

    @Test
    void theNewFileIsAnotherOneForItsOwnerOnlyAndNothingElseIsLeft() throws IOException {
        Path file = Files.writeString(folder.resolve("a.json"), "old, and longer");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        Path sameContent = Files.createLink(folder.resolve("hard"), file);
        SafeFile.write(file, NEW);
        assertThat(file).hasBinaryContent(NEW);
        assertThat(sameContent).hasContent("old, and longer");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(names()).containsExactlyInAnyOrder("a.json", "hard");
    }

    @ParameterizedTest
    @EnumSource
    void aWriteThatFailsAtThisStepLeavesTheOldFileAndNothingElse(SafeFile.Step failing) throws IOException {
        Path file = Files.writeString(folder.resolve("a.json"), "old");
        Path temporary = SafeFile.beside(file, ".tmp");
        SafeFile.Steps fullDisk = step -> {
            if (step == failing) {
                throw new IOException("No space left on device");
            }
        };
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> SafeFile.write(file, temporary, NEW, fullDisk));
        assertThat(file).hasContent("old");
        assertThat(names()).containsExactly("a.json");
    }

    /** If others can write to the folder, they may have replaced the name with a link by then. */
    @Test
    void theNewFileIsWrittenThroughTheHandleThatCreatedIt() throws IOException {
        Path file = Files.writeString(folder.resolve("a.json"), "old");
        Path other = Files.writeString(folder.resolve("other"), "precious");
        Path temporary = SafeFile.beside(file, ".tmp");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> SafeFile.write(file, temporary, NEW, step -> {
                    if (step == SafeFile.Step.WRITE) {
                        Files.delete(temporary);
                        Files.createSymbolicLink(temporary, other);
                    }
                }))
                .withMessage("file.reason.replaced");
        assertThat(other).hasContent("precious");
        assertThat(file).hasContent("old");
    }

    @Test
    void anInterruptDuringAWriteDoesNotLoseIt() throws IOException {
        Path file = folder.resolve("a.json");
        AtomicInteger writes = new AtomicInteger();
        SafeFile.write(file, SafeFile.beside(file, ".tmp"), NEW, step -> {
            if (step == SafeFile.Step.WRITE && writes.incrementAndGet() == 1) {
                Thread.currentThread().interrupt();
            }
        });
        assertThat(Thread.interrupted()).isTrue();
        assertThat(file).hasBinaryContent(NEW);
        assertThat(writes).hasValue(2);
        assertThat(names()).containsExactly("a.json");
    }

    @Test
    void aDocumentKeepsThePermissionsOfTheFileThatItReplaces() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "old, and longer");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r-x"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), file.getFileName());
        SafeFile.writeDocument(link, NEW);
        assertThat(link).isSymbolicLink();
        assertThat(file).hasBinaryContent(NEW);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-rw-r-x");
        assertThat(names()).containsExactlyInAnyOrder("a.txt", "link");
    }

    @Test
    void aNewDocumentHasThePermissionsOfAnyNewFile() throws IOException {
        Path any = Files.createFile(folder.resolve("any"));
        Path file = folder.resolve("n".repeat(255));
        SafeFile.writeDocument(file, NEW);
        assertThat(file).hasBinaryContent(NEW);
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(Files.getPosixFilePermissions(any));
    }

    @ParameterizedTest
    @EnumSource
    void aDocumentThatCannotBeWrittenIsUnchanged(SafeFile.Step failing) throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "old");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> SafeFile.writeDocument(file, NEW, step -> {
                    if (step == failing) {
                        throw new IOException("No space left on device");
                    }
                }));
        assertThat(file).hasContent("old");
        assertThat(names()).containsExactly("a.txt");
    }

    @Test
    void linksAreFollowedToAFileThatMayNotBeThereYet() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Path second = Files.createSymbolicLink(elsewhere.resolve("second"), Path.of("mine.json"));
        Path first = Files.createSymbolicLink(folder.resolve("first"), Path.of("elsewhere", "second"));
        SafeFile.write(first, NEW);
        assertThat(first).isSymbolicLink();
        assertThat(second).isSymbolicLink();
        assertThat(elsewhere.resolve("mine.json")).isRegularFile().hasBinaryContent(NEW);
        assertThat(SafeFile.target(first)).isEqualTo(elsewhere.resolve("mine.json"));
    }

    @Test
    void linkLoopsAndNonFilesAreLeftUnchanged() throws IOException {
        Path round = Files.createSymbolicLink(folder.resolve("round"), Path.of("about"));
        Files.createSymbolicLink(folder.resolve("about"), Path.of("round"));
        assertThatExceptionOfType(FileSystemLoopException.class).isThrownBy(() -> SafeFile.write(round, NEW));
        Files.createDirectory(folder.resolve("sub"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("sub"));
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> SafeFile.write(link, NEW))
                .withMessage("file.reason.notFile");
        assertThat(names()).containsExactlyInAnyOrder("round", "about", "sub", "link");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
