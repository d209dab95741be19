// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A TCP connection to a broker through here, which a test can cut without a word, and hold back what the broker says.
 */
final class Severable implements AutoCloseable {
    private final ServerSocket server;
    private final int brokerPort;
    private final CopyOnWriteArrayList<Socket> sockets = new CopyOnWriteArrayList<>();
    private volatile boolean muted;

    Severable(int brokerPort) throws IOException {
        this.brokerPort = brokerPort;
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** From now on what the broker answers is swallowed. */
    void muteBroker() {
        muted = true;
    }

    /** Ends all connections so far; new ones go through, and the broker is heard again. */
    void cut() throws IOException {
        for (Socket socket : sockets) {
            try {
                socket.setSoLinger(true, 0);
            } catch (SocketException e) {
                // Its other end was quicker; what is closed needs no cutting.
            }
            socket.close();
        }
        sockets.clear();
        muted = false;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Socket broker = new Socket(InetAddress.getLoopbackAddress(), brokerPort);
                sockets.add(client);
                sockets.add(broker);
                Thread.ofVirtual().start(() -> pump(client, broker, false));
                Thread.ofVirtual().start(() -> pump(broker, client, true));
            } catch (IOException e) {
                // The broker is away or the test over: the client sees its connection end.
            }
        }
    }

    private void pump(Socket from, Socket to, boolean fromBroker) {
        byte[] buffer = new byte[8_192];
        try (from; to) {
            for (int length = from.getInputStream().read(buffer); length > 0; length = from.getInputStream().read(buffer)) {
                if (!fromBroker || !muted) {
                    to.getOutputStream().write(buffer, 0, length);
                }
            }
        } catch (IOException e) {
            // Cut.
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        cut();
    }
}
