// SPDX-License-Identifier: Apache-2.0
package org.topiary.bench.endtoend;

import com.hivemq.client.mqtt.MqttGlobalPublishFilter;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.mqtt5.Mqtt5AsyncClient;
import com.hivemq.client.mqtt.mqtt5.Mqtt5Client;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.jspecify.annotations.Nullable;
import org.topiary.core.log.Qos;
import org.topiary.mqtt.Session;
import org.topiary.mqtt.profile.BrokerAddress;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.MqttVersion;
import org.topiary.mqtt.profile.Subscription;

/** Subscribes to everything and counts the messages that arrive. */
interface Subscriber extends AutoCloseable {
    /** Number of messages that have arrived and were kept; any thread. */
    long received();

    /** Number of known topics; -1 if they are not stored. */
    int topics();

    @Override
    void close();

    /** The subscribers to compare. */
    enum Kind {
        /** Topiary's session: log and tree. */
        SESSION,
        /** The MQTT client that Topiary uses, with a callback that only counts, on the network thread. */
        CLIENT,
        /** The same client with its default executor. */
        CLIENT_DEFAULT_EXECUTOR,
        /** Eclipse Paho, which mqtt-spy and MQTT.fx use, with MQTT 3.1.1 and a callback that only counts. */
        PAHO
    }

    /** Connects to 127.0.0.1; messages may arrive before this returns. */
    static Subscriber open(Kind kind, int port) throws Exception {
        return switch (kind) {
            case SESSION -> session(port);
            case CLIENT -> client(port, Runnable::run);
            case CLIENT_DEFAULT_EXECUTOR -> client(port, null);
            case PAHO -> paho(port);
        };
    }

    private static Subscriber session(int port) {
        Session session = new Session(profile(port), null, 256L << 20);
        session.connect();
        return new Subscriber() {
            @Override
            public long received() {
                return session.messagesReceived() - session.messagesLost() - session.messagesLeftOut();
            }

            @Override
            public int topics() {
                return session.tree().topics();
            }

            @Override
            public void close() {
                session.close();
            }
        };
    }

    private static ConnectionProfile profile(int port) {
        BrokerAddress address = new BrokerAddress(BrokerAddress.Transport.TCP, "127.0.0.1", port, "");
        return ConnectionProfile.of("bench", "bench", address).toBuilder()
                .version(MqttVersion.MQTT_5)
                .subscriptions(List.of(new Subscription("#", Qos.AT_MOST_ONCE, false)))
                .build();
    }

    private static Subscriber client(int port, @Nullable Executor executor)
            throws InterruptedException, ExecutionException {
        AtomicLong received = new AtomicLong();
        Mqtt5AsyncClient client = Mqtt5Client.builder()
                .identifier("bench")
                .serverHost("127.0.0.1")
                .serverPort(port)
                .buildAsync();
        // Only one thread counts.
        Runnable count = () -> received.setRelease(received.getPlain() + 1);
        if (executor == null) {
            client.publishes(MqttGlobalPublishFilter.ALL, publish -> count.run());
        } else {
            client.publishes(MqttGlobalPublishFilter.ALL, publish -> count.run(), executor);
        }
        client.connect().get();
        client.subscribeWith().topicFilter("#").qos(MqttQos.AT_MOST_ONCE).send().get();
        return counting(received, () -> client.disconnect().join());
    }

    private static Subscriber paho(int port) throws MqttException {
        AtomicLong received = new AtomicLong();
        MqttClient client = new MqttClient("tcp://127.0.0.1:" + port, "bench", new MemoryPersistence());
        client.connect();
        client.subscribe("#", 0, (topic, message) -> received.setRelease(received.getPlain() + 1));
        return counting(received, () -> {
            try {
                client.disconnectForcibly(1, 100, false);
            } catch (MqttException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static Subscriber counting(AtomicLong received, Runnable close) {
        return new Subscriber() {
            @Override
            public long received() {
                return received.get();
            }

            @Override
            public int topics() {
                return -1;
            }

            @Override
            public void close() {
                close.run();
            }
        };
    }
}
