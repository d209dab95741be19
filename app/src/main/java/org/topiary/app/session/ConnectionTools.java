// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.session;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.tasks.Tasks.Lane;
import org.topiary.app.viewmodel.SchemaLibrary;
import org.topiary.app.viewmodel.exchange.Exchange;
import org.topiary.mqtt.doctor.ConnectionTest;
import org.topiary.mqtt.doctor.PublishQuestion;
import org.topiary.mqtt.doctor.TestStep;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.ConnectionSecrets;
import org.topiary.mqtt.profile.ProxyChoice;
import org.topiary.mqtt.proxy.ProxyResolver;
import org.topiary.profiles.exchange.Exporter;
import org.topiary.profiles.exchange.ImportException;
import org.topiary.profiles.exchange.ImportResult;
import org.topiary.profiles.exchange.ImportedConnection;
import org.topiary.profiles.exchange.Importer;
import org.topiary.profiles.installed.InstalledTool;
import org.topiary.profiles.installed.InstalledTools;
import org.topiary.vault.VaultException;

/** What the start page does with connections other than opening them: tests and imports them. */
public final class ConnectionTools implements Exchange {
    private final Tasks tasks;
    private final Supplier<ProxyChoice> defaultProxy;
    private final InstalledTools tools;
    private final Importer importer;
    private final CarriedSchemas schemas;

    /**
     * @param defaultProxy the proxy of profiles that specify none
     * @param tools that may have connections
     * @param importer reads files and texts
     * @param folder the data folder, which has that with the schemas of the user
     */
    public ConnectionTools(
            Tasks tasks, Supplier<ProxyChoice> defaultProxy, InstalledTools tools, Importer importer, Path folder) {
        this.tasks = tasks;
        this.defaultProxy = defaultProxy;
        this.tools = tools;
        this.importer = importer;
        this.schemas = new CarriedSchemas(folder.resolve(SchemaLibrary.FOLDER));
    }

    /**
     * Like {@link ConnectionTest#run}, with the proxy of the program or the system if the profile specifies none; fails
     * with a sentence if that cannot be used.
     */
    CompletableFuture<Void> test(
            ConnectionProfile profile,
            ConnectionSecrets secrets,
            boolean clientIdInUse,
            Consumer<TestStep> onStep,
            PublishQuestion ask) {
        CompletableFuture<Void> over = new CompletableFuture<>();
        tasks.submit(
                "task.connectionTest",
                Lane.IO,
                (progress, cancel) -> {
                    ConnectionProfile resolved = new ProxyResolver(defaultProxy.get()).resolve(profile, secrets);
                    cancel.check();
                    CompletableFuture<Void> run = ConnectionTest.run(resolved, secrets, clientIdInUse, onStep, ask);
                    var _ = run.whenComplete((nothing, problem) -> over.complete(null));
                    var _ = over.whenComplete((nothing, problem) -> run.cancel(false));
                },
                problem -> {
                    // For example, the system's proxy cannot be used.
                    secrets.close();
                    over.completeExceptionally(problem);
                });
        return over;
    }

    @Override
    public List<InstalledTool> tools() {
        return tools.find();
    }

    @Override
    public ImportResult read(Path file, char @Nullable [] password) throws ImportException {
        return schemas.compared(importer.read(file, password));
    }

    @Override
    public ImportResult readText(String text, char @Nullable [] password) throws ImportException {
        return schemas.compared(importer.readText(text, password));
    }

    @Override
    public byte[] write(List<ImportedConnection> connections, char[] password) throws VaultException {
        List<ImportedConnection> complete = schemas.added(connections);
        return password.length > 0 ? Exporter.sealed(complete, password) : Exporter.plainWithSchemas(complete);
    }

    @Override
    public void saveSchemas(List<ImportedConnection> imported) throws IOException {
        schemas.save(imported);
    }
}
