// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

import org.topiary.core.MessageLog;
import org.topiary.core.Qos;
import org.topiary.core.TopicTree;

/**
 * Where every message arrives: it is appended to the log and noted in the tree, nothing else. Runs on the session's
 * one network thread,
 * which is the single writer of both, and must neither block, nor log, nor throw: an exception would end the flow of
 * messages.
 */
final class Intake {
    private static final byte[] BROKER_DROPPED =
            "$SYS/broker/publish/messages/dropped".getBytes(StandardCharsets.US_ASCII);

    private final MessageLog log;
    private final TopicTree tree;
    private final BooleanSupplier onNetworkThread;
    private final AtomicLong messages = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicLong brokerDropped = new AtomicLong(-1);
    private volatile boolean closed;
    private volatile boolean newBase = true;
    private long dropBase;

    /**
     * @param onNetworkThread whether the caller is the single writer
     */
    Intake(MessageLog log, TopicTree tree, BooleanSupplier onNetworkThread) {
        this.log = log;
        this.tree = tree;
        this.onNetworkThread = onNetworkThread;
    }

    /**
     * @param exactRetain whether the RETAIN flag tells what the publisher set, as with Retain As Published of MQTT 5.
     *     Without it, the flag is
     *     set on what the broker held when we subscribed, and never on live messages: a live message with an empty
     *     payload then clears
     *     the mark, because that is what clears a retained message, though without the flag it need not have been one
     */
    void accept(
            ByteBuffer topic, ByteBuffer payload, Qos qos, boolean retain, ByteBuffer properties, boolean exactRetain) {
        if (closed) {
            return;
        }
        try {
            requireNetworkThread();
            Instant now = Instant.now();
            long time = now.getEpochSecond() * 1_000_000_000L + now.getNano();
            int length = payload.remaining();
            add(messages, 1);
            add(bytes, length);
            if (topic.remaining() == BROKER_DROPPED.length && isBrokerDropped(topic)) {
                noteBrokerDropped(payload);
            }
            int node = tree.node(topic);
            long previous = tree.lastPosition(node);
            long position = log.append(node, time, previous, qos, retain, false, properties, payload);
            // A message larger than the log is counted; the chain to the older ones of its topic stays whole.
            tree.update(node, position == MessageLog.NONE ? previous : position, time, length);
            if (retain) {
                tree.setRetained(node, length > 0);
            } else if (!exactRetain && length == 0 && tree.retained(node)) {
                tree.setRetained(node, false);
            }
        } catch (Throwable t) {
            countFailed();
        }
    }

    /** Notes that a message could not be taken. Any thread. */
    void countFailed() {
        failed.incrementAndGet();
    }

    /**
     * Notes that the broker accepted a retained message from us, where it will not tell by the RETAIN flag. Network
     * thread only.
     */
    void markRetained(String topic, boolean retained) {
        if (closed) {
            return;
        }
        try {
            requireNetworkThread();
            tree.setRetained(tree.node(ByteBuffer.wrap(topic.getBytes(StandardCharsets.UTF_8))), retained);
        } catch (Throwable t) {
            countFailed();
        }
    }

    /** A second writer would break log and tree in ways that show much later; a message that is missing is counted. */
    private void requireNetworkThread() {
        if (!onNetworkThread.getAsBoolean()) {
            throw new IllegalStateException("Not the network thread: " + Thread.currentThread());
        }
    }

    /** The next count the broker publishes is the new zero. */
    void restartBrokerDropped() {
        newBase = true;
    }

    void close() {
        closed = true;
    }

    long messages() {
        return messages.get();
    }

    long bytes() {
        return bytes.get();
    }

    /** Messages, and marks of retained ones, whose handling threw. */
    long failed() {
        return failed.get();
    }

    long brokerDropped() {
        return brokerDropped.get();
    }

    /** One thread writes, so no atomic addition is needed. */
    private static void add(AtomicLong counter, long amount) {
        counter.setRelease(counter.getPlain() + amount);
    }

    private static boolean isBrokerDropped(ByteBuffer topic) {
        int start = topic.position();
        for (int i = 0; i < BROKER_DROPPED.length; i++) {
            if (topic.get(start + i) != BROKER_DROPPED[i]) {
                return false;
            }
        }
        return true;
    }

    private void noteBrokerDropped(ByteBuffer payload) {
        long count = 0;
        for (int i = payload.position(); i < payload.limit(); i++) {
            int digit = payload.get(i) - '0';
            if (digit < 0 || digit > 9) {
                return;
            }
            count = count * 10 + digit;
        }
        if (newBase) {
            newBase = false;
            dropBase = count;
        }
        // A broker that was restarted counts from zero again.
        long more = count >= dropBase ? count - dropBase : count;
        dropBase = count;
        brokerDropped.setRelease(Math.max(0, brokerDropped.getPlain()) + more);
    }
}
