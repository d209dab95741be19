// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A TCP server that answers the first bytes of each connection as a test specifies; stands in for brokers that are no
 * longer available.
 */
public final class FakeServer implements AutoCloseable {
    /** Handles one connection; the server then closes it. */
    public interface Behaviour {
        void serve(Socket socket, byte[] firstBytes) throws IOException;
    }

    private final ServerSocket server;
    private final CopyOnWriteArrayList<Socket> sockets = new CopyOnWriteArrayList<>();

    public FakeServer(Behaviour behaviour) throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> accept(behaviour));
    }

    private void accept(Behaviour behaviour) {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                sockets.add(socket);
                Thread.ofVirtual().start(() -> serve(socket, behaviour));
            } catch (IOException e) {
                return;
            }
        }
    }

    private static void serve(Socket socket, Behaviour behaviour) {
        try (socket;
                InputStream in = socket.getInputStream()) {
            byte[] buffer = new byte[4_096];
            int length = in.read(buffer);
            if (length > 0) {
                behaviour.serve(socket, java.util.Arrays.copyOf(buffer, length));
            }
        } catch (IOException e) {
            // The client disconnected.
        }
    }

    /** Whether it is a CONNECT (section 3.1.1), not the TLS probe that follows an unanswered CONNECT. */
    public static boolean isConnect(byte[] firstBytes) {
        return firstBytes[0] == 0x10;
    }

    /** The protocol level of a CONNECT packet with a remaining length of one byte (section 3.1.2.2). */
    public static int protocolLevel(byte[] connect) {
        return connect[8];
    }

    /** The answer that opens a WebSocket without a sub-protocol (RFC 6455, section 4.2.2). */
    static String acceptWebSocket(byte[] request) {
        String key = new String(request, StandardCharsets.US_ASCII)
                .lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("sec-websocket-key:"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElseThrow();
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1")
                    .digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII));
            return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
                    + Base64.getEncoder().encodeToString(digest) + "\r\n\r\n";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Keeps reading without answering until the client disconnects. */
    public static void keepSilent(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        while (in.read() >= 0) {}
    }

    public int port() {
        return server.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
