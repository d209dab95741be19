// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.viewmodel.credentials.MemoryCredentials;
import org.topiary.profiles.ProfileStore;
import org.topiary.profiles.exchange.ImportResult;
import org.topiary.profiles.exchange.ImportedConnection;
import org.topiary.profiles.installed.InstalledTool;

class ExchangeViewModelTest {
    @TempDir
    private Path folder;

    private final List<String> problems = new ArrayList<>();

    /** An exchange in which every read and write fails. */
    private record Failing(Supplier<RuntimeException> failure) implements Exchange {
        @Override
        public List<InstalledTool> tools() {
            return List.of();
        }

        @Override
        public ImportResult read(Path file, char @Nullable [] password) {
            throw failure.get();
        }

        @Override
        public ImportResult readText(String text, char @Nullable [] password) {
            throw failure.get();
        }

        @Override
        public byte[] write(List<ImportedConnection> connections, char[] password) {
            throw failure.get();
        }
    }

    @Test
    void whateverGoesWrongWhileReadingEndsWithASentence() {
        assertThat(importing(() -> {
                    throw new StackOverflowError("secret");
                }))
                .contains("StackOverflowError")
                .doesNotContain("secret");
        assertThat(importing(() -> new IllegalStateException("secret")))
                .contains("IllegalStateException")
                .doesNotContain("secret");
    }

    private String importing(Supplier<RuntimeException> failure) {
        try (ProfileStore store = new ProfileStore(folder, problems::add);
                MemoryCredentials credentials = new MemoryCredentials()) {
            ExchangeViewModel exchange = new ExchangeViewModel(
                    new Failing(failure), store, credentials, Tasks.on(Runnable::run), Runnable::run, ids -> {});
            exchange.importFile(folder.resolve("connections.json"));
            ImportSheet sheet = (ImportSheet) exchange.sheetProperty().get();
            assertThat(sheet)
                    .isNotNull()
                    .extracting(each -> each.stateProperty().get())
                    .isEqualTo(ImportSheet.State.FAILED);
            return sheet == null ? "" : sheet.problemProperty().get();
        }
    }
}
