// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.app.store.SettingsStore;
import org.topiary.app.tasks.TaskFails;
import org.topiary.app.tasks.TaskService;
import org.topiary.app.viewmodel.credentials.MemoryCredentials;
import org.topiary.core.text.InvalidInputException;
import org.topiary.core.text.Phrase;
import org.topiary.mqtt.Session;
import org.topiary.mqtt.profile.BrokerAddress;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.ConnectionSecrets;
import org.topiary.mqtt.profile.ProxyChoice;
import org.topiary.testkit.English;

class ConnectionPreparationTest {
    @TempDir
    private Path folder;

    private final TaskService service = TaskService.on(Runnable::run);
    private final List<String> outcome = new ArrayList<>();

    private void prepare(Supplier<ProxyChoice> defaultProxy) {
        ConnectionProfile profile = ConnectionProfile.of(
                "id", "plant", BrokerAddress.parse("mqtt://plant.example").address());
        try (ConnectionSecrets secrets = new ConnectionSecrets();
                Session session = new Session(profile, secrets, 1 << 20, 1_000);
                SettingsStore settings = new SettingsStore(folder, problem -> outcome.add(English.text(problem)));
                MemoryCredentials credentials = new MemoryCredentials()) {
            new ConnectionPreparation(
                            session,
                            secrets,
                            true,
                            credentials,
                            defaultProxy,
                            service.program(),
                            Runnable::run,
                            new TrustedModules(settings),
                            (title, text, action) -> CompletableFuture.completedFuture(false))
                    .prepare(() -> outcome.add("ready"), outcome::add);
        }
    }

    @Test
    void aConnectionIsReadyOnceItsProxyIsKnown() {
        prepare(() -> ProxyChoice.NONE);
        assertThat(outcome).containsExactly("ready");
    }

    @Test
    @TaskFails("task.proxy")
    void aProxyThatCannotBeUsedKeepsTheConnectionWaitingAndSaysWhy() {
        prepare(() -> {
            throw new InvalidInputException(Phrase.verbatim("all_proxy has a proxy with socks4://."));
        });
        assertThat(outcome).containsExactly("all_proxy has a proxy with socks4://.");
    }

    @Test
    void aSearchForTheProxyThatTheUserCancelsKeepsTheConnectionWaiting() {
        prepare(() -> {
            service.running(Duration.ZERO).getFirst().cancel();
            return ProxyChoice.NONE;
        });
        assertThat(outcome).containsExactly("You cancelled the search for the proxy. Connect to try again.");
    }
}
