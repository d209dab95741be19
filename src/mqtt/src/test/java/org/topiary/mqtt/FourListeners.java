// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.topiary.testkit.MosquittoBroker;
import org.topiary.testkit.TestCertificates;

/** A Mosquitto that listens for each MQTT transport on a separate port. */
final class FourListeners implements AutoCloseable {
    private final MosquittoBroker broker;
    private final int tls = MosquittoBroker.freePort();
    private final int webSocket = MosquittoBroker.freePort();
    private final int secureWebSocket = MosquittoBroker.freePort();

    /** @param server its identity over TLS */
    FourListeners(TestCertificates.Identity server) throws IOException {
        Path folder = Files.createTempDirectory("topiary-mosquitto");
        List<String> lines = new ArrayList<>();
        lines.add("listener " + tls + " 127.0.0.1");
        lines.addAll(server.mosquitto(folder, "tls"));
        lines.addAll(List.of("listener " + webSocket + " 127.0.0.1", "protocol websockets"));
        lines.addAll(List.of("listener " + secureWebSocket + " 127.0.0.1", "protocol websockets"));
        lines.addAll(server.mosquitto(folder, "web"));
        broker = MosquittoBroker.startIn(folder, lines.toArray(String[]::new));
    }

    int plain() {
        return broker.port();
    }

    int tls() {
        return tls;
    }

    int webSocket() {
        return webSocket;
    }

    int secureWebSocket() {
        return secureWebSocket;
    }

    @Override
    public void close() throws IOException {
        broker.close();
    }
}
