// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.topiary.app.session.ConnectionTools;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.viewmodel.credentials.Credentials;
import org.topiary.app.viewmodel.credentials.MemoryCredentials;
import org.topiary.app.viewmodel.exchange.Exchange;
import org.topiary.app.viewmodel.exchange.ExchangeViewModel;
import org.topiary.app.viewmodel.exchange.ExportSheet;
import org.topiary.app.viewmodel.exchange.ImportSheet;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.ProxyChoice;
import org.topiary.mqtt.profile.SecretField;
import org.topiary.profiles.ProfileStore;
import org.topiary.profiles.SavedProfile;
import org.topiary.profiles.exchange.Importer;
import org.topiary.profiles.installed.InstalledTools;
import org.topiary.testkit.English;

/** A program with its own data folder that imports and exports through the program's own wiring, without a window. */
final class ExchangeProgram implements AutoCloseable {
    /** The password that seals an export. */
    static final String SEAL = "battery staple";

    final ProfileStore store;
    final ExchangeViewModel exchange;
    /** The number of connections that each import added. */
    final List<Integer> brought = new ArrayList<>();

    private final Credentials credentials;
    private final List<String> problems = new ArrayList<>();

    ExchangeProgram(Path folder, String name) throws IOException {
        this(folder, name, new MemoryCredentials());
    }

    ExchangeProgram(Path folder, String name, Credentials credentials) throws IOException {
        this(
                folder,
                name,
                credentials,
                new ConnectionTools(
                        Tasks.on(Runnable::run),
                        () -> ProxyChoice.DEFAULT,
                        new InstalledTools("Linux", folder, Map.of()),
                        new Importer(folder, Importer::standardFormats),
                        folder.resolve(name)));
    }

    ExchangeProgram(Path folder, String name, Credentials credentials, Exchange source) throws IOException {
        this.credentials = credentials;
        store = new ProfileStore(
                Files.createDirectories(folder.resolve(name)), problem -> problems.add(English.text(problem)));
        exchange = new ExchangeViewModel(
                source, store, credentials, Tasks.on(Runnable::run), Runnable::run, ids -> brought.add(ids.size()));
    }

    ImportSheet imported() {
        return (ImportSheet) sheet();
    }

    ExportSheet exported() {
        exchange.export();
        return (ExportSheet) sheet();
    }

    private Object sheet() {
        Object sheet = exchange.sheetProperty().get();
        assertThat(sheet).isNotNull();
        return sheet == null ? "" : sheet;
    }

    ConnectionProfile only() {
        assertThat(store.profiles()).hasSize(1);
        return store.profiles().stream().map(SavedProfile::profile).toList().getFirst();
    }

    @Nullable
    String password() {
        List<@Nullable String> found = new ArrayList<>();
        credentials.load(only().id(), secrets -> {
            byte[] password = secrets.copy(SecretField.PASSWORD);
            found.add(password == null ? null : new String(password, StandardCharsets.UTF_8));
            secrets.close();
        });
        return found.getFirst();
    }

    /** Imports the connections that were found. */
    void take() {
        ImportSheet sheet = imported();
        assertThat(sheet.stateProperty().get())
                .as(sheet.problemProperty().get())
                .isEqualTo(ImportSheet.State.FOUND);
        sheet.submit();
        assertThat(exchange.sheetProperty().get()).isNull();
    }

    /** Exports all connections, sealed with {@link #SEAL}. */
    ExportSheet exportSealed(Path file) {
        ExportSheet sheet = exported();
        sheet.sealedProperty().set(true);
        sheet.password().typedProperty().set(SEAL);
        sheet.password().repeatedProperty().set(SEAL);
        sheet.write(file);
        return sheet;
    }

    @Override
    public void close() {
        credentials.close();
        store.close();
        assertThat(problems).isEmpty();
    }
}
