// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A TCP connection to a broker through here, which a test can cut without a word, let stall, slow down, and hand on in
 * small pieces; it can also hold back what the broker says.
 */
final class Severable implements AutoCloseable {
    private final ServerSocket server;
    private final int brokerPort;
    private final CopyOnWriteArrayList<Socket> sockets = new CopyOnWriteArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition flowing = lock.newCondition();
    private boolean stalled;
    private volatile boolean muted;
    private volatile int pieceBytes = Integer.MAX_VALUE;
    private volatile long pauseNanos;

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

    /** Nothing passes any more, either way, and nobody is told; new connections are accepted and stall as well. */
    void stall() {
        setStalled(true);
    }

    void resume() {
        setStalled(false);
    }

    /**
     * From now on bytes are handed on in pieces of that size at most, each in a packet of its own, with a pause after
     * it.
     */
    void split(int bytes, long nanos) {
        pieceBytes = bytes;
        pauseNanos = nanos;
    }

    /** Resets all connections so far; new ones go through, and the broker is heard again. */
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
        resume();
    }

    private void setStalled(boolean value) {
        lock.lock();
        try {
            stalled = value;
            flowing.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void awaitFlow() throws InterruptedException {
        lock.lock();
        try {
            while (stalled) {
                flowing.await();
            }
        } finally {
            lock.unlock();
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Socket broker = new Socket(InetAddress.getLoopbackAddress(), brokerPort);
                client.setTcpNoDelay(true);
                broker.setTcpNoDelay(true);
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
        try (from;
                to) {
            for (int length = from.getInputStream().read(buffer);
                    length > 0;
                    length = from.getInputStream().read(buffer)) {
                awaitFlow();
                if (!fromBroker || !muted) {
                    handOn(buffer, length, to.getOutputStream());
                }
            }
        } catch (IOException e) {
            // Cut.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void handOn(byte[] buffer, int length, OutputStream out) throws IOException, InterruptedException {
        int at = 0;
        while (at < length) {
            int piece = Math.min(pieceBytes, length - at);
            out.write(buffer, at, piece);
            at += piece;
            if (pauseNanos > 0) {
                TimeUnit.NANOSECONDS.sleep(pauseNanos);
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        cut();
    }
}
