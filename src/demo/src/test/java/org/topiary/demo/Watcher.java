// SPDX-License-Identifier: Apache-2.0
package org.topiary.demo;

import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5Publish;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** A client that subscribes at once and records what it receives. */
final class Watcher implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final List<Mqtt5Publish> received = new CopyOnWriteArrayList<>();
    private final Mqtt5AsyncClient client;

    Watcher(int port, String topicFilter) {
        client = Mqtt5Client.builder()
                .serverHost(EmbeddedBroker.HOST)
                .serverPort(port)
                .buildAsync();
        client.toBlocking().connect();
        client.subscribeWith()
                .topicFilter(topicFilter)
                .qos(MqttQos.EXACTLY_ONCE)
                .callback(received::add)
                .executor(Runnable::run)
                .send()
                .join();
    }

    List<Mqtt5Publish> received() {
        return List.copyOf(received);
    }

    Mqtt5Publish await(Predicate<Mqtt5Publish> wanted) {
        awaitAll(all -> all.stream().anyMatch(wanted));
        return received.stream().filter(wanted).findFirst().orElseThrow();
    }

    void awaitAll(Predicate<List<Mqtt5Publish>> wanted) {
        Deadline.await(LIMIT, "the message awaited among " + received.size(), () -> wanted.test(received));
    }

    /** Repeats the request every half second until an answer arrives. */
    void awaitAnswer(Runnable request) {
        long[] due = {System.nanoTime()};
        Deadline.await(LIMIT, "an answer", () -> {
            if (System.nanoTime() - due[0] >= 0) {
                request.run();
                due[0] += 500_000_000;
            }
            return !received.isEmpty();
        });
    }

    void publish(String topic, String payload) {
        publish(topic, payload.getBytes(StandardCharsets.UTF_8));
    }

    void publish(String topic, byte[] payload) {
        client.publishWith()
                .topic(topic)
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(payload)
                .send()
                .join();
    }

    void request(String topic, String payload, String responseTopic, byte[] correlationData) {
        client.publishWith()
                .topic(topic)
                .qos(MqttQos.AT_LEAST_ONCE)
                .payload(payload.getBytes(StandardCharsets.UTF_8))
                .responseTopic(responseTopic)
                .correlationData(correlationData)
                .send()
                .join();
    }

    static boolean accepts(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    @Override
    public void close() {
        client.disconnect().join();
    }
}
