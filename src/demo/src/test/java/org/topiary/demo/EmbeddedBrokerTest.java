// SPDX-License-Identifier: Apache-2.0
package org.topiary.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.exceptions.ConnectionFailedException;
import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient;
import com.hivemq.client.mqtt.mqtt3.Mqtt3Client;
import com.hivemq.client.mqtt.mqtt3.exceptions.Mqtt3ConnAckException;
import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.hivemq.client.mqtt.mqtt5.exceptions.Mqtt5ConnAckException;
import com.hivemq.client.mqtt.mqtt5.message.connect.connack.Mqtt5ConnAckReasonCode;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

@Tag("integration")
class EmbeddedBrokerTest {
    @Test
    void carriesAMessageFromAnMqtt311ClientToAnMqtt5Client() {
        try (EmbeddedBroker broker = EmbeddedBroker.start();
                Watcher reader = new Watcher(broker.port(), "test/#")) {
            Mqtt3BlockingClient writer = mqtt3(broker.port());
            writer.connect();
            writer.publishWith()
                    .topic("test/topic")
                    .qos(MqttQos.EXACTLY_ONCE)
                    .payload(bytes("Hello MQTT"))
                    .send();
            writer.disconnect();

            Mqtt5Publish received = reader.await(_ -> true);

            assertThat(received.getPayloadAsBytes()).isEqualTo(bytes("Hello MQTT"));
            assertThat(received.getQos()).isEqualTo(MqttQos.EXACTLY_ONCE);
        }
    }

    @Test
    void refusesAWrongPasswordAndAcceptsTheRightOne() {
        try (EmbeddedBroker broker = EmbeddedBroker.startWithPassword("ada", "lovelace")) {
            assertThatThrownBy(() -> mqtt5(broker.port()).connect())
                    .isInstanceOfSatisfying(
                            Mqtt5ConnAckException.class,
                            e -> assertThat(e.getMqttMessage().getReasonCode())
                                    .isEqualTo(Mqtt5ConnAckReasonCode.BAD_USER_NAME_OR_PASSWORD));
            assertThatThrownBy(() -> logIn(broker.port(), "byron")).isInstanceOf(Mqtt5ConnAckException.class);
            assertThatThrownBy(() -> mqtt3(broker.port()).connect()).isInstanceOf(Mqtt3ConnAckException.class);

            logIn(broker.port(), "lovelace").disconnect();
        }
    }

    @Test
    void startsAgainOnTheSamePort() {
        EmbeddedBroker first = EmbeddedBroker.start();
        int port = first.port();
        assertThatThrownBy(() -> EmbeddedBroker.startOn(port))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("port " + port);
        first.close();
        first.close();
        assertThatThrownBy(() -> mqtt5(port).connect()).isInstanceOf(ConnectionFailedException.class);

        try (EmbeddedBroker second = EmbeddedBroker.startOn(port)) {
            assertThat(second.port()).isEqualTo(port);
            Mqtt5BlockingClient client = mqtt5(port);
            client.connect();
            client.disconnect();
        }
    }

    @Test
    void leavesTheJvmAsItWas() {
        Thread.UncaughtExceptionHandler handler = Thread.getDefaultUncaughtExceptionHandler();
        EmbeddedBroker broker = EmbeddedBroker.start();
        assertThat(Thread.getDefaultUncaughtExceptionHandler()).isSameAs(handler);
        assertThat(LoggerFactory.getLogger("com.hivemq").isInfoEnabled()).isFalse();
        assertThat(broker.folder()).exists();
        broker.close();
        assertThat(broker.folder()).doesNotExist();
    }

    /** Ends its JVM as soon as the broker's configuration exists, while the broker is starting. */
    static final class ExitWhileStarting {
        private ExitWhileStarting() {}

        public static void main(String[] temporary) throws Exception {
            var _ = Thread.ofPlatform().start(() -> {
                var _ = EmbeddedBroker.start();
            });
            while (folders(Path.of(temporary[0])).stream()
                    .noneMatch(folder -> Files.exists(folder.resolve("conf/config.xml")))) {
                Thread.onSpinWait();
            }
            System.exit(0);
        }
    }

    private static List<Path> folders(Path temporary) throws IOException {
        try (Stream<Path> files = Files.list(temporary)) {
            return files.filter(file -> file.getFileName().toString().startsWith("topiary-broker"))
                    .toList();
        }
    }

    @Test
    void aJvmThatEndsDuringTheStartLeavesNoDirectory(@TempDir Path temporary) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + temporary,
                        "-cp",
                        System.getProperty("java.class.path"),
                        ExitWhileStarting.class.getName(),
                        temporary.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        } finally {
            process.destroyForcibly();
        }
        assertThat(folders(temporary)).isEmpty();
    }

    private static Mqtt5BlockingClient logIn(int port, String password) {
        Mqtt5BlockingClient client = mqtt5(port);
        client.connectWith()
                .simpleAuth()
                .username("ada")
                .password(bytes(password))
                .applySimpleAuth()
                .send();
        return client;
    }

    private static Mqtt5BlockingClient mqtt5(int port) {
        return Mqtt5Client.builder()
                .serverHost(EmbeddedBroker.HOST)
                .serverPort(port)
                .buildBlocking();
    }

    private static Mqtt3BlockingClient mqtt3(int port) {
        return Mqtt3Client.builder()
                .serverHost(EmbeddedBroker.HOST)
                .serverPort(port)
                .buildBlocking();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
