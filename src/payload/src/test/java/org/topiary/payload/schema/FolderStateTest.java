// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FolderStateTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"a.proto", "a.desc", "a.avsc", "a.layout"})
    void foldersAreEqualAsLongAsNoSchemaChanges(String name) throws IOException {
        FolderState empty = FolderState.of(folder);
        assertThat(empty).isEqualTo(FolderState.EMPTY).isEqualTo(FolderState.of(folder.resolve("missing")));
        Files.writeString(folder.resolve(name), "1");
        FolderState before = FolderState.of(folder);
        assertThat(before).isNotEqualTo(empty).isEqualTo(FolderState.of(folder));
        Files.writeString(folder.resolve("other.txt"), "1");
        assertThat(FolderState.of(folder)).isEqualTo(before);
        Files.writeString(folder.resolve(name), "12");
        assertThat(FolderState.of(folder)).isNotEqualTo(before);
    }

    @Test
    void theKindsOfTheFilesAreKnown() throws IOException {
        Files.writeString(folder.resolve("a.LAYOUT"), "");
        FolderState state = FolderState.of(folder);
        assertThat(state.mayHave(SchemaFiles::isLayout)).isTrue();
        assertThat(state.mayHave(SchemaFiles::isAvro)).isFalse();
        assertThat(state.mayHave(SchemaFiles::isProtobuf)).isFalse();
    }
}
