// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.app.tasks.TaskFails;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.viewmodel.form.ConnectionTestViewModel;
import org.topiary.core.text.InvalidInputException;
import org.topiary.core.text.Phrase;
import org.topiary.mqtt.profile.BrokerAddress;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.ConnectionSecrets;
import org.topiary.mqtt.profile.SecretField;
import org.topiary.profiles.exchange.Importer;
import org.topiary.profiles.installed.InstalledTools;

final class ConnectionToolsTest {
    private static final ConnectionProfile PROFILE = ConnectionProfile.of(
            "id", "plant", BrokerAddress.parse("mqtt://plant.example").address());

    @TempDir
    private Path folder;

    private final ConnectionSecrets secrets = ConnectionSecrets.ofPassword("secret".getBytes(StandardCharsets.UTF_8));
    private final ConnectionTestViewModel model = new ConnectionTestViewModel(Runnable::run, PROFILE);

    private ConnectionTestViewModel testedWhere(RuntimeException problem) {
        ConnectionTools connections = new ConnectionTools(
                Tasks.on(Runnable::run),
                () -> {
                    throw problem;
                },
                new InstalledTools("Linux", folder, Map.of()),
                new Importer(folder, Importer::standardFormats),
                folder);
        model.start((profile, given, onStep, ask) -> connections.test(profile, given, false, onStep, ask), secrets);
        return model;
    }

    @Test
    void aTestWhoseProxyCannotBeUsedSaysWhyAndKeepsNoSecret() {
        ConnectionTestViewModel test =
                testedWhere(new InvalidInputException(Phrase.verbatim("all_proxy has a proxy with socks4://.")));

        assertThat(test.problemProperty().get()).isEqualTo("all_proxy has a proxy with socks4://.");
        assertThat(test.report()).contains("mqtt://plant.example", "socks4");
        assertThat(test.runningProperty().get()).isFalse();
        assertThat(secrets.has(SecretField.PASSWORD)).isFalse();
    }

    @Test
    @TaskFails("task.connectionTest")
    void aTestEndsAlsoWhenSomethingUnexpectedHappens() {
        ConnectionTestViewModel test = testedWhere(new IllegalStateException("no selector"));

        assertThat(test.runningProperty().get()).isFalse();
        assertThat(test.problemProperty().get()).contains("no selector");
        assertThat(secrets.has(SecretField.PASSWORD)).isFalse();
    }

    @Test
    void aTestThatDoesNotEvenBeginEnds() {
        model.start(
                (profile, given, onStep, ask) -> {
                    throw new IllegalStateException("no thread");
                },
                secrets);

        assertThat(model.runningProperty().get()).isFalse();
        assertThat(model.problemProperty().get()).contains("no thread");
        assertThat(secrets.has(SecretField.PASSWORD)).isFalse();
    }

    @Test
    void aTestThatIsCancelledHasNoProblem() {
        CompletableFuture<Void> run = new CompletableFuture<>();
        model.start((profile, given, onStep, ask) -> run, secrets);
        assertThat(model.runningProperty().get()).isTrue();

        model.cancel();
        assertThat(model.runningProperty().get()).isFalse();
        assertThat(model.problemProperty().get()).isEmpty();
    }
}
