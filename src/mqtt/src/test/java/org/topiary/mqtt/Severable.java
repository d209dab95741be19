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
 * A TCP relay to a broker that a test can cut without notice, stall, slow down or fragment into small pieces; it can
 * also hold back the broker's answers.
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

    /** From now on, discards what the broker answers. */
    void muteBroker() {
        muted = true;
    }

    /** Stops all traffic in both directions without notice; new connections are accepted and stall too. */
    void stall() {
        setStalled(true);
    }

    void resume() {
        setStalled(false);
    }

    /**
     * From now on, forwards bytes in pieces of the given size at most, each in a separate packet, with a pause after
     * each.
     */
    void split(int bytes, long nanos) {
        pieceBytes = bytes;
        pauseNanos = nanos;
    }

    /** Resets all existing connections; new ones pass, and the broker's answers are forwarded again. */
    void cut() throws IOException {
        for (Socket socket : sockets) {
            try {
                socket.setSoLinger(true, 0);
            } catch (SocketException e) {
                // The other end closed it first, so it needs no reset.
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
                // The broker is gone or the test has ended: the client sees its connection end.
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
            // The connection was cut.
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
