// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.app.tasks.FailingTasks;
import org.topiary.app.tasks.TaskFails;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.viewmodel.credentials.MemoryCredentials;
import org.topiary.mqtt.profile.BrokerAddress;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.ConnectionSecrets;
import org.topiary.profiles.ProfileStore;
import org.topiary.profiles.exchange.ImportResult;
import org.topiary.profiles.exchange.ImportedConnection;
import org.topiary.profiles.installed.InstalledTool;
import org.topiary.profiles.schema.SchemaFile;
import org.topiary.profiles.trust.TrustStore;
import org.topiary.testkit.English;

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

        @Override
        public void saveSchemas(List<ImportedConnection> imported) {
            throw failure.get();
        }
    }

    @Test
    @TaskFails("task.readImport")
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

    @Test
    @TaskFails("task.findTools")
    void toolsThatCannotBeSearchedForAreNotOffered() {
        try (ProfileStore store = new ProfileStore(folder, problem -> problems.add(English.text(problem)));
                MemoryCredentials credentials = new MemoryCredentials()) {
            ExchangeViewModel exchange = exchange(FailingTasks.of("task.findTools"), store, credentials);
            exchange.look();
            assertThat(exchange.tools()).isEmpty();
        }
    }

    @Test
    @TaskFails("task.export")
    void anExportThatFailsSaysSoInItsSheetAndWipesThePassword() {
        try (ProfileStore store = new ProfileStore(folder, problem -> problems.add(English.text(problem)));
                MemoryCredentials credentials = new MemoryCredentials()) {
            ExchangeViewModel exchange = exchange(FailingTasks.of("task.export"), store, credentials);
            exchange.export();
            ExportSheet sheet = (ExportSheet)
                    Objects.requireNonNull(exchange.sheetProperty().get());
            sheet.sealedProperty().set(true);
            char[] password = "secret".toCharArray();
            exchange.write(sheet, folder.resolve("out.json"), password);
            assertThat(sheet.problemProperty().get()).contains("out.json");
            assertThat(sheet.busyProperty().get()).isFalse();
            assertThat(password).containsOnly('\0');
        }
    }

    @Test
    @TaskFails("task.trustStores")
    void trustStoresThatCannotBeReadImportNothing() {
        assertNothingIsImported("task.trustStores", Optional.of(new TrustStore("store.p12", "secret")), List.of());
    }

    @Test
    @TaskFails("task.importSchemas")
    void schemasThatCannotBeSavedImportNothing() {
        assertNothingIsImported(
                "task.importSchemas", Optional.empty(), List.of(new SchemaFile("a.proto", new byte[] {1})));
    }

    private void assertNothingIsImported(String task, Optional<TrustStore> trust, List<SchemaFile> schemas) {
        ConnectionProfile profile = ConnectionProfile.of(
                "id", "plant", BrokerAddress.parse("mqtts://plant.example").address());
        ImportedConnection connection =
                new ImportedConnection(profile, new ConnectionSecrets(), trust, List.of(), List.of(), schemas);
        ImportResult result = new ImportResult(List.of(connection), List.of());
        try (ProfileStore store = new ProfileStore(folder, problem -> problems.add(English.text(problem)));
                MemoryCredentials credentials = new MemoryCredentials()) {
            ExchangeViewModel exchange = exchange(FailingTasks.of(task), store, credentials);
            exchange.importText("text");
            ImportSheet sheet = (ImportSheet)
                    Objects.requireNonNull(exchange.sheetProperty().get());
            sheet.found(result);
            exchange.take(sheet, result);
            assertThat(sheet.problemProperty().get()).containsAnyOf("OutOfMemoryError", "not enough memory");
            assertThat(store.profiles()).isEmpty();
        }
    }

    @Test
    void asManyConnectionsAsAFileMayHaveAreImportedAtOnce() {
        List<ImportedConnection> many = IntStream.range(0, 2_000)
                .mapToObj(i -> new ImportedConnection(
                        ConnectionProfile.of(
                                "id" + i,
                                "plant",
                                BrokerAddress.parse("mqtts://plant.example").address()),
                        new ConnectionSecrets()))
                .toList();
        try (ProfileStore store = new ProfileStore(folder, problem -> problems.add(English.text(problem)));
                MemoryCredentials credentials = new MemoryCredentials()) {
            ExchangeViewModel exchange = exchange(Tasks.on(Runnable::run), store, credentials);
            exchange.importText("text");
            ImportSheet sheet = (ImportSheet)
                    Objects.requireNonNull(exchange.sheetProperty().get());
            sheet.found(new ImportResult(many, List.of()));
            sheet.submit();
            assertThat(store.profiles()).hasSize(2_000);
            assertThat(exchange.sheetProperty().get()).isNull();
        }
    }

    private static ExchangeViewModel exchange(Tasks tasks, ProfileStore store, MemoryCredentials credentials) {
        return new ExchangeViewModel(
                new Failing(() -> new IllegalStateException("of the test")),
                store,
                credentials,
                tasks,
                Runnable::run,
                ids -> {});
    }

    private String importing(Supplier<RuntimeException> failure) {
        try (ProfileStore store = new ProfileStore(folder, problem -> problems.add(English.text(problem)));
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
