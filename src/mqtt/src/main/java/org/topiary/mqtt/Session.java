// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.topiary.core.MessageLog;
import org.topiary.core.TopicTree;

/** One connection to one broker, with its log and its tree, which outlive every reconnect. */
public final class Session implements AutoCloseable {
    /**
     * @param password the password to send, or null for none; copied, and wiped on {@link #close}
     * @param logCapacityBytes budget of the message log
     */
    public Session(ConnectionProfile profile, byte @Nullable [] password, long logCapacityBytes) {
        throw new UnsupportedOperationException();
    }

    public ConnectionProfile profile() {
        throw new UnsupportedOperationException();
    }

    public MessageLog log() {
        throw new UnsupportedOperationException();
    }

    public TopicTree tree() {
        throw new UnsupportedOperationException();
    }

    public SessionState state() {
        throw new UnsupportedOperationException();
    }

    /** What was agreed at the last successful connect; null before the first. */
    public @Nullable ConnectionInfo info() {
        throw new UnsupportedOperationException();
    }

    /** Called after every change of state, on any thread, never under a lock. */
    public void setStateListener(Consumer<SessionState> listener) {
        throw new UnsupportedOperationException();
    }

    /** Starts connecting; returns at once. Nothing happens when connected or connecting. */
    public void connect() {
        throw new UnsupportedOperationException();
    }

    /** Replaces the password for the next attempt (after "bad user name or password"). */
    public void setPassword(byte @Nullable [] password) {
        throw new UnsupportedOperationException();
    }

    /** Sends DISCONNECT (the will is not published) and stays disconnected. */
    public CompletableFuture<Void> disconnect() {
        throw new UnsupportedOperationException();
    }

    /** Never blocks; the future always completes normally. */
    public CompletableFuture<PublishResult> publish(PublishRequest request) {
        throw new UnsupportedOperationException();
    }

    public long messagesReceived() {
        throw new UnsupportedOperationException();
    }

    /** Payload bytes received. */
    public long bytesReceived() {
        throw new UnsupportedOperationException();
    }

    /** Messages that arrived here but could not be kept. */
    public long messagesLost() {
        throw new UnsupportedOperationException();
    }

    /** Messages the broker says it dropped since we watch ($SYS/broker/publish/messages/dropped); -1 when it does not say. */
    public long brokerDropped() {
        throw new UnsupportedOperationException();
    }

    public int reconnects() {
        throw new UnsupportedOperationException();
    }

    /** Disconnects and frees the log. */
    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
