// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.standard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.payload.schema.FolderState;
import org.topiary.testkit.RecordedStage;

/** Loading schemas says how far it is, and ends when nobody waits for it. */
class UserSchemasTest {
    private static final int FILES = 20;

    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        for (int i = 0; i < FILES; i++) {
            write("p" + i + ".proto", "syntax = \"proto3\"; message P" + i + " { uint32 count = 1; }");
            write("a" + i + ".avsc", "{\"type\": \"record\", \"name\": \"A" + i + "\", \"fields\": []}");
            write("l" + i + ".layout", "u8 count");
        }
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
    }

    @Test
    void reportsHowManyFilesOfAllKindsHaveBeenRead() {
        RecordedStage progress = RecordedStage.patient();

        UserSchemas schemas = progress.stage().call(() -> UserSchemas.load(folder, FolderState.of(folder)));

        assertThat(schemas.kinds())
                .allSatisfy(kind -> assertThat(kind.names()).as(kind.decoder()).hasSize(FILES));
        assertThat(progress.fractions())
                .isSorted()
                .hasSizeGreaterThanOrEqualTo(3 * FILES)
                .allSatisfy(each -> assertThat(each).isBetween(0.0, 1.0));
        assertThat(progress.tenths()).isEqualTo(10);
    }

    @Test
    void endsWithTheNextFileWhenItIsCancelled() {
        for (int reports : new int[] {3, FILES + 3, 2 * FILES + 3, 6 * FILES - 3}) {
            RecordedStage progress = RecordedStage.cancelledAfter(reports);

            assertThatThrownBy(() -> progress.stage().call(() -> UserSchemas.load(folder, FolderState.of(folder))))
                    .isInstanceOf(CancellationException.class);
            assertThat(progress.fractions()).hasSize(reports);
        }
    }
}
