// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.app.store.Layout;
import org.topiary.app.store.Settings;
import org.topiary.app.store.SettingsStore;
import org.topiary.app.viewmodel.session.SessionViewModel;
import org.topiary.mqtt.profile.BrokerAddress;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.MqttVersion;
import org.topiary.profiles.ProfileStore;

/** Tests what is saved and closed when the system ends the program, possibly after JavaFX has already stopped. */
@IntegrationTest
final class TerminationTest {
    private static final int PATIENCE_SECONDS = 300;
    private static final int DISCONNECT = 0xE0;

    @TempDir
    private Path folder;

    /** On Windows, Process.destroy ends a process without asking it. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void sigtermSavesTheTabsAndTellsTheBroker() throws Exception {
        Path data = Files.createDirectory(folder.resolve("data"));
        try (ScriptedBroker broker = new ScriptedBroker()) {
            keep(data, broker.port());
            Process program = start(data);
            try {
                broker.connected.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
                assertThat(savedLayout(data)).isEqualTo(oneTab());
                program.destroy();

                assertThat(program.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                        .as("it ends")
                        .isTrue();
            } finally {
                program.destroyForcibly().waitFor();
            }
            assertThat(broker.last.get(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .as("last packet")
                    .isEqualTo(DISCONNECT);
        }
        assertThat(folder.resolve("err")).isEmptyFile();
        assertThat(data.resolve("logs/topiary.log")).doesNotExist();
        assertThat(savedLayout(data)).isEqualTo(oneTab());
    }

    @Test
    void nothingWaitsForTheJavaFxThread() throws Exception {
        CountDownLatch held = new CountDownLatch(1);
        try (ScriptedBroker broker = new ScriptedBroker()) {
            keep(folder, broker.port());
            try (Explorer explorer = Explorer.open(folder)) {
                explorer.waitForState("Connected");
                explorer.waitFor("the layout", () -> !openTabs(explorer).isEmpty());
                Explorer.onFx(() -> {
                    explorer.desktop().windowModel().themeProperty().set(Settings.Theme.DARK);
                    return true;
                });
                explorer.desktop().fx().later(() -> awaitQuietly(held));
                try {
                    CompletableFuture.runAsync(explorer.desktop()::end).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
                    assertThat(broker.last.get(PATIENCE_SECONDS, TimeUnit.SECONDS))
                            .as("last packet")
                            .isEqualTo(DISCONNECT);
                    assertThat(saved(folder).theme()).isEqualTo(Settings.Theme.DARK);
                } finally {
                    held.countDown();
                }
            }
        }
        assertThat(savedLayout(folder))
                .as("closing all is no wish to find nothing")
                .isEqualTo(oneTab());
    }

    private static List<SessionViewModel> openTabs(Explorer explorer) {
        return Explorer.onFx(() -> List.copyOf(explorer.desktop().windowModel().sessions()));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Layout oneTab() {
        return new Layout(List.of(new Layout.Tab("1", Optional.empty(), Map.of())), 0);
    }

    /** Saves a connection that was open when the program last ended. */
    private static void keep(Path data, int port) {
        BrokerAddress address = new BrokerAddress(BrokerAddress.Transport.TCP, "127.0.0.1", port, "");
        try (ProfileStore profiles = new ProfileStore(data, problem -> {});
                SettingsStore settings = new SettingsStore(data, problem -> {})) {
            profiles.put(ConnectionProfile.of("1", "scripted", address).toBuilder()
                    .version(MqttVersion.MQTT_3_1_1)
                    .subscriptions(List.of())
                    .build());
            settings.update(value -> value.withLayout(oneTab()));
        }
    }

    private static Layout savedLayout(Path data) {
        return saved(data).layout();
    }

    private static Settings saved(Path data) {
        try (SettingsStore settings = new SettingsStore(data, problem -> {
            throw new AssertionError(problem);
        })) {
            return settings.get();
        }
    }

    private Process start(Path data) throws IOException {
        List<String> command = ChildJvm.command(Main.class, List.of());
        command.addAll(List.of(
                "--headless",
                "--data-dir",
                data.toString(),
                "--screenshot",
                folder.resolve("never.png").toString(),
                "--after",
                "100000"));
        return new ProcessBuilder(command)
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
    }

    /** Accepts one MQTT 3.1.1 client and reads everything it sends until it disconnects. */
    private static final class ScriptedBroker implements AutoCloseable {
        private static final byte[] CONNACK = {0x20, 2, 0, 0};

        final CompletableFuture<Boolean> connected = new CompletableFuture<>();
        /** The first byte of the last packet, which contains the packet type. */
        final CompletableFuture<Integer> last = new CompletableFuture<>();

        private final ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());

        ScriptedBroker() throws IOException {
            Thread.ofVirtual().name("scripted-broker").start(this::serve);
        }

        int port() {
            return server.getLocalPort();
        }

        private void serve() {
            int packet = -1;
            try (Socket client = server.accept();
                    DataInputStream in = new DataInputStream(client.getInputStream());
                    OutputStream out = client.getOutputStream()) {
                for (int type = in.read(); type >= 0; type = in.read()) {
                    in.skipNBytes(length(in));
                    if (packet < 0) {
                        out.write(CONNACK);
                        connected.complete(true);
                    }
                    packet = type;
                }
            } catch (IOException e) {
                connected.completeExceptionally(e);
            }
            last.complete(packet);
        }

        /** Reads a remaining length as MQTT encodes it: seven bits per byte, the lowest first. */
        private static int length(DataInputStream in) throws IOException {
            int length = 0;
            for (int shift = 0; ; shift += 7) {
                int read = in.readUnsignedByte();
                length |= (read & 0x7F) << shift;
                if (read < 0x80) {
                    return length;
                }
            }
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }
}
