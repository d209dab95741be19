// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.topiary.mqtt.profile.MqttVersion;
import org.topiary.testkit.MosquittoBroker;

/**
 * HiveMQ CE in this JVM, and Mosquitto: started with the first class that has them as a parameter of its constructor,
 * and stopped after the last test of the JVM. Each test uses its own topics, and a separate broker for anything that
 * would affect the other tests.
 */
final class TwoBrokers implements AutoCloseable {
    static final String EMBEDDED = "embedded";
    static final String MOSQUITTO = "mosquitto";

    /** A test for each broker by name, in both versions. */
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @ParameterizedTest
    @MethodSource("org.topiary.mqtt.TwoBrokers#brokersAndVersions")
    @interface Each {}

    private final org.topiary.demo.EmbeddedBroker embedded;
    private final MosquittoBroker mosquitto;

    private TwoBrokers() throws IOException {
        // Mosquitto first, because it may not be installed.
        mosquitto = MosquittoBroker.start();
        embedded = org.topiary.demo.EmbeddedBroker.start();
    }

    int port(String broker) {
        return broker.equals(EMBEDDED) ? embedded.port() : mosquitto.port();
    }

    static Stream<Arguments> brokersAndVersions() {
        return Stream.of(EMBEDDED, MOSQUITTO)
                .flatMap(broker -> Stream.of(MqttVersion.MQTT_5, MqttVersion.MQTT_3_1_1)
                        .map(version -> Arguments.of(broker, version)));
    }

    @Override
    public void close() throws IOException {
        mosquitto.close();
        embedded.close();
    }

    /**
     * A class that has them as a parameter of its constructor. Such classes run one at a time: the subscriptions and
     * messages of one affect all clients of the brokers.
     */
    @Tag("integration")
    @ExtendWith(Shared.class)
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @interface Used {}

    /** Starts the brokers and passes them to the tests. */
    static final class Shared implements BeforeAllCallback, ParameterResolver {
        @Override
        public void beforeAll(ExtensionContext context) {
            var _ = brokers(context);
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == TwoBrokers.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return brokers(context);
        }

        private static TwoBrokers brokers(ExtensionContext context) {
            return context.getRoot()
                    .getStore(Namespace.create(TwoBrokers.class))
                    .getOrComputeIfAbsent(
                            TwoBrokers.class,
                            key -> {
                                try {
                                    return new TwoBrokers();
                                } catch (IOException e) {
                                    throw new java.io.UncheckedIOException(e);
                                }
                            },
                            TwoBrokers.class);
        }
    }
}
