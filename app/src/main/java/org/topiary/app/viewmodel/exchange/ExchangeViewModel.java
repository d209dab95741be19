// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.topiary.app.tasks.Cancel;
import org.topiary.app.tasks.Progress;
import org.topiary.app.tasks.TaskSpec;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.tasks.Tasks.Lane;
import org.topiary.app.text.Texts;
import org.topiary.app.viewmodel.FxScheduler;
import org.topiary.app.viewmodel.credentials.Credentials;
import org.topiary.core.file.SafeFile;
import org.topiary.core.text.ForeignText;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.ConnectionSecrets;
import org.topiary.profiles.ProfileStore;
import org.topiary.profiles.SavedProfile;
import org.topiary.profiles.exchange.ImportException;
import org.topiary.profiles.exchange.ImportResult;
import org.topiary.profiles.exchange.ImportedConnection;
import org.topiary.profiles.installed.InstalledTool;
import org.topiary.profiles.json.JsonFileReasons;
import org.topiary.profiles.trust.TrustStore;
import org.topiary.vault.VaultException;

/** Imports connections from files, texts and other tools, and exports them to files. JavaFX application thread. */
public final class ExchangeViewModel {
    private interface Reading {
        ImportResult read() throws ImportException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(ExchangeViewModel.class);

    /** Number of stack frames logged for a failure. */
    private static final int PLACES = 8;

    private final Exchange exchange;
    private final ProfileStore store;
    private final Credentials credentials;
    private final Tasks tasks;
    private final FxScheduler fx;
    private final Consumer<List<String>> imported;
    private final ObservableList<InstalledTool> tools = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable Sheet> sheet = new ReadOnlyObjectWrapper<>();

    /** @param imported receives the ids of the imported connections */
    public ExchangeViewModel(
            Exchange exchange,
            ProfileStore store,
            Credentials credentials,
            Tasks tasks,
            FxScheduler fx,
            Consumer<List<String>> imported) {
        this.exchange = exchange;
        this.store = store;
        this.credentials = credentials;
        this.tasks = tasks;
        this.fx = fx;
        this.imported = imported;
    }

    /** Searches for other tools; the results appear in {@link #tools}. */
    public void look() {
        tasks.compute(
                TaskSpec.of("task.findTools", Lane.IO),
                fx::later,
                (progress, cancel) -> exchange.tools(),
                tools::setAll,
                problem -> {});
    }

    public ObservableList<InstalledTool> tools() {
        return tools;
    }

    /** The sheet shown over the page; null when there is none. */
    public ReadOnlyObjectProperty<@Nullable Sheet> sheetProperty() {
        return sheet.getReadOnlyProperty();
    }

    public void importFrom(InstalledTool tool) {
        open(
                Texts.get("import.source.tool", tool.name(), tool.place()),
                password -> exchange.read(tool.file(), password));
    }

    public void importFile(Path file) {
        open(file.toString(), password -> exchange.read(file, password));
    }

    public void importText(String text) {
        open(Texts.get("import.source.clipboard"), password -> exchange.readText(text, password));
    }

    private interface Source {
        ImportResult read(char @Nullable [] password) throws ImportException;
    }

    private void open(String name, Source source) {
        ImportSheet opened = new ImportSheet(
                name,
                this,
                owner -> password -> read(owner, () -> {
                    try {
                        return source.read(password);
                    } finally {
                        if (password != null) {
                            Arrays.fill(password, '\0');
                        }
                    }
                }));
        sheet.set(opened);
        opened.read();
    }

    private void read(ImportSheet target, Reading reading) {
        tasks.submit(
                "task.readImport",
                Lane.IO,
                (progress, cancel) -> {
                    try {
                        ImportResult result = progress.stage(cancel).call(reading::read);
                        if (cancel.isCancelled()) {
                            result.close();
                        }
                        cancel.check();
                        fx.later(() -> {
                            if (target.equals(sheet.get())) {
                                target.found(result);
                            } else {
                                result.close();
                            }
                        });
                    } catch (ImportException e) {
                        fx.later(() -> target.failed(e));
                    } catch (CancellationException e) {
                        throw e;
                    } catch (RuntimeException | Error e) {
                        // Without the exception's message, which may quote a password.
                        LOG.error("An import failed: {} at {}", e.getClass().getName(), placesOf(e));
                        fx.later(() -> target.failed(unexpected(e)));
                    }
                },
                problem -> fx.later(() -> target.failed(unexpected(problem))));
    }

    private static String unexpected(Throwable problem) {
        return problem instanceof CancellationException
                ? Texts.get("import.cancelled")
                : Texts.get("import.unexpected", problem.getClass().getSimpleName());
    }

    private static String placesOf(Throwable problem) {
        return Arrays.stream(problem.getStackTrace())
                .limit(PLACES)
                .map(StackTraceElement::toString)
                .collect(Collectors.joining(" < "));
    }

    /**
     * Imports the selected connections: all of them, or none if the user cancels meanwhile, because the vault may ask
     * first.
     */
    void take(ImportSheet from, ImportResult result) {
        List<ImportedConnection> chosen = from.taken(result);
        from.setBusy(true);
        if (chosen.stream().allMatch(each -> each.trustStore().isEmpty())) {
            new SecretsInTurn(
                            credentials,
                            chosen,
                            () -> from.equals(sheet.get()),
                            () -> saveSchemas(from, chosen),
                            () -> from.setBusy(false))
                    .save();
        } else {
            Set<String> ids = chosen.stream().map(each -> each.profile().id()).collect(Collectors.toSet());
            tasks.submit(
                    "task.trustStores",
                    Lane.IO,
                    (progress, cancel) -> readTrustStores(from, result, ids, progress, cancel),
                    problem -> fx.later(() -> from.refuse(unexpected(problem))));
        }
    }

    /**
     * Reads the trust stores only now that the user has confirmed them. Reports one that cannot be opened, before
     * anything is imported without it.
     */
    private void readTrustStores(
            ImportSheet from, ImportResult result, Set<String> chosen, Progress progress, Cancel cancel) {
        List<String> unread = new ArrayList<>();
        UnaryOperator<ImportedConnection> read = each -> {
            if (each.trustStore().isEmpty() || !chosen.contains(each.profile().id())) {
                return each;
            }
            TrustStore store = each.trustStore().get();
            return store.read().map(each::withAuthorities).orElseGet(() -> {
                unread.add(Texts.get("import.truststore", ForeignText.quoted(store.file())));
                return each.withoutTrustStore();
            });
        };
        List<ImportedConnection> connections = new ArrayList<>();
        for (ImportedConnection each : result.connections()) {
            cancel.check();
            progress.set(connections.size(), result.connections().size());
            connections.add(read.apply(each));
        }
        ImportResult complete = new ImportResult(connections, result.notCarried());
        cancel.check();
        fx.later(() -> {
            from.replace(complete);
            if (!unread.isEmpty()) {
                from.refuse(unread.getFirst());
            } else if (from.equals(sheet.get())) {
                take(from, complete);
            }
        });
    }

    private void saveSchemas(ImportSheet from, List<ImportedConnection> chosen) {
        if (chosen.stream().allMatch(each -> each.schemas().isEmpty())) {
            add(from, chosen);
            return;
        }
        tasks.submit(
                TaskSpec.of("task.importSchemas", Lane.SAVE).uncancellable(),
                (progress, cancel) -> {
                    exchange.saveSchemas(chosen);
                    fx.later(() -> add(from, chosen));
                },
                problem -> fx.later(() -> {
                    forget(chosen);
                    from.refuse(Texts.get("import.schemas.failed", JsonFileReasons.of(problem)));
                }));
    }

    private void add(ImportSheet from, List<ImportedConnection> chosen) {
        List<ConnectionProfile> profiles =
                chosen.stream().map(ImportedConnection::profile).toList();
        store.putAll(profiles);
        from.close();
        imported.accept(profiles.stream().map(ConnectionProfile::id).toList());
    }

    /** Removes the secrets of connections that were not imported. */
    private void forget(List<ImportedConnection> left) {
        left.forEach(connection -> credentials.remove(connection.profile().id()));
    }

    /** Opens the sheet to select the connections to export. */
    public void export() {
        sheet.set(new ExportSheet(
                ConnectionChoice.of(
                        store.profiles().stream().map(SavedProfile::profile).toList()),
                this));
    }

    void write(ExportSheet from, Path file, char[] password) {
        List<ConnectionProfile> chosen = from.choices().stream()
                .filter(each -> each.chosenProperty().get())
                .map(ConnectionChoice::profile)
                .toList();
        boolean sealed = from.sealedProperty().get();
        char[] seal = sealed ? password : new char[0];
        Consumer<List<ImportedConnection>> then = all -> tasks.submit(
                TaskSpec.of("task.export", Lane.SAVE).with(file).uncancellable(),
                (progress, cancel) -> write(from, file, seal, all),
                problem -> {
                    notWritten(from, file, problem);
                    forget(seal, all);
                });
        from.setBusy(true);
        if (sealed) {
            List<ImportedConnection> done = new ArrayList<>();
            withSecrets(from, chosen, done, then, () -> {
                Arrays.fill(password, '\0');
                done.forEach(connection -> connection.secrets().close());
                from.setBusy(false);
            });
        } else {
            Arrays.fill(password, '\0');
            then.accept(chosen.stream()
                    .map(each -> new ImportedConnection(each, new ConnectionSecrets()))
                    .toList());
        }
    }

    /** @param abandoned run instead when the user cancels the sheet or a question about the vault */
    private void withSecrets(
            ExportSheet from,
            List<ConnectionProfile> profiles,
            List<ImportedConnection> done,
            Consumer<List<ImportedConnection>> then,
            Runnable abandoned) {
        if (!from.equals(sheet.get())) {
            abandoned.run();
            return;
        }
        if (done.size() == profiles.size()) {
            then.accept(done);
            return;
        }
        ConnectionProfile next = profiles.get(done.size());
        credentials.load(
                next.id(),
                secrets -> {
                    done.add(new ImportedConnection(next, secrets));
                    withSecrets(from, profiles, done, then, abandoned);
                },
                abandoned);
    }

    private void write(ExportSheet from, Path file, char[] password, List<ImportedConnection> connections) {
        try {
            SafeFile.write(file, exchange.write(connections, password));
            fx.later(from::close);
        } catch (VaultException e) {
            fx.later(() -> from.failed(Texts.get(e.phrase().and(e.advice()))));
        } catch (IOException e) {
            notWritten(from, file, e);
        } catch (RuntimeException | Error e) {
            // Without the exception's message, which may quote a secret.
            LOG.error("An export failed: {} at {}", e.getClass().getName(), placesOf(e));
            notWritten(from, file, e);
        } finally {
            forget(password, connections);
        }
    }

    private void notWritten(ExportSheet from, Path file, Throwable problem) {
        String sentence = Texts.get("export.failed", file.toString(), JsonFileReasons.of(problem));
        fx.later(() -> from.failed(sentence));
    }

    private static void forget(char[] password, List<ImportedConnection> connections) {
        Arrays.fill(password, '\0');
        connections.forEach(connection -> connection.secrets().close());
    }

    void closed(Sheet closed) {
        if (closed.equals(sheet.get())) {
            sheet.set(null);
        }
    }
}
