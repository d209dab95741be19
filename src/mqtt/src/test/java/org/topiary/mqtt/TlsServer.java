// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.topiary.testkit.TestCertificates.Identity;

/**
 * A TLS server that records what a client requests and accepts its CONNECT. Mosquitto does not report SNI or accept
 * ALPN.
 */
final class TlsServer implements AutoCloseable {
    private static final byte[] CONNACK = {0x20, 3, 0, 0, 0};

    private final SSLServerSocket server;
    private final List<SSLSocket> sockets = new CopyOnWriteArrayList<>();
    private final List<Long> sessionStarts = new CopyOnWriteArrayList<>();
    private final List<String> serverNames = new CopyOnWriteArrayList<>();

    /** @param alpn the application protocol it speaks; empty for none */
    TlsServer(Identity identity, String alpn, String... versions) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(
                "server", identity.key(), new char[0], identity.chain().toArray(Certificate[]::new));
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(store, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        server = (SSLServerSocket)
                context.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        if (versions.length > 0) {
            server.setEnabledProtocols(versions);
        }
        Thread.ofVirtual().start(() -> accept(alpn));
    }

    int port() {
        return server.getLocalPort();
    }

    /** The SNI host name of each handshake, in order; an empty text for none. */
    List<String> serverNames() {
        return serverNames;
    }

    /** The creation time of each handshake's TLS session, ms; a resumed session was created earlier. */
    List<Long> sessionStarts() {
        return sessionStarts;
    }

    /** Closes all connections; new ones are accepted. */
    void drop() throws IOException {
        for (SSLSocket socket : sockets) {
            socket.close();
        }
        sockets.clear();
    }

    private void accept(String alpn) {
        while (!server.isClosed()) {
            try {
                SSLSocket socket = (SSLSocket) server.accept();
                sockets.add(socket);
                Thread.ofVirtual().start(() -> serve(socket, alpn));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(SSLSocket socket, String alpn) {
        try (socket) {
            if (!alpn.isEmpty()) {
                // Null refuses the handshake.
                socket.setHandshakeApplicationProtocolSelector((s, offered) -> offered.contains(alpn) ? alpn : null);
            }
            socket.startHandshake();
            serverNames.add(((ExtendedSSLSession) socket.getSession())
                    .getRequestedServerNames().stream()
                            .map(name -> new String(name.getEncoded(), java.nio.charset.StandardCharsets.US_ASCII))
                            .findFirst()
                            .orElse(""));
            sessionStarts.add(socket.getSession().getCreationTime());
            InputStream in = socket.getInputStream();
            if (in.read() >= 0) {
                socket.getOutputStream().write(CONNACK);
                socket.getOutputStream().flush();
                while (in.read() >= 0) {}
            }
        } catch (IOException e) {
            // The client disconnected.
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        drop();
    }
}
