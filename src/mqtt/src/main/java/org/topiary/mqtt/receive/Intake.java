// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.receive;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.topiary.core.history.RateHistory;
import org.topiary.core.log.MessageLog;
import org.topiary.core.log.Messages;
import org.topiary.core.log.Qos;
import org.topiary.core.tree.TopicTree;

/**
 * The entry point of every message: appends it to the log and records it in the tree, nothing else. Runs on the
 * session's one network thread, which is the only writer of both, and must neither block, nor log, nor throw: an
 * exception would end the flow of messages.
 */
public final class Intake {
    private static final ByteBuffer BROKER_DROPPED_UTF8 = StandardCharsets.UTF_8.encode(BrokerDropped.TOPIC);
    /** Bytes of a record before its properties and its payload. */
    private static final int RECORD_HEADER = 32;

    private final MessageLog log;
    private final TopicTree tree;
    private final BooleanSupplier onNetworkThread;
    private final ArrivalClock clock;
    private final AtomicLong messages = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final RateHistory rates = new RateHistory();
    private final Losses losses;
    private final BrokerDropped brokerDropped = new BrokerDropped();
    private final AtomicLong leftOut = new AtomicLong();
    private volatile long leftOutSince;
    private volatile boolean closed;
    private final AtomicBoolean retainFlags = new AtomicBoolean(true);
    private volatile ReceivePath path = ReceivePath.UNKNOWN;
    private int brokerDroppedNode = TopicTree.NONE;
    private int lastNode = TopicTree.NONE;

    /** @param onNetworkThread whether the caller is the only writer */
    public Intake(MessageLog log, TopicTree tree, BooleanSupplier onNetworkThread) {
        this(log, tree, onNetworkThread, InstantSource.system());
    }

    /** @param wall the clock that timestamps messages */
    public Intake(MessageLog log, TopicTree tree, BooleanSupplier onNetworkThread, InstantSource wall) {
        clock = new ArrivalClock(wall);
        losses = new Losses(wall);
        this.log = log;
        this.tree = tree;
        this.onNetworkThread = onNetworkThread;
    }

    /**
     * @param exactRetain whether the RETAIN flag can reflect what the publisher set, as with Retain As Published in
     *     MQTT 5; it does if {@link #expectsRetainFlags}. Otherwise the flag is set only on messages that the broker
     *     had stored when we subscribed, never on live messages. A live message with an empty payload then clears the
     *     mark, because that is what clears a retained message, although without the flag the publisher may not have
     *     meant that
     */
    public void accept(
            ByteBuffer topic, ByteBuffer payload, Qos qos, boolean retain, ByteBuffer properties, boolean exactRetain) {
        if (closed) {
            return;
        }
        try {
            requireNetworkThread();
            int length = payload.remaining();
            try {
                keep(topic, payload, qos, retain, properties, exactRetain);
            } finally {
                // Last, so that whoever sees a message counted finds it in log and tree.
                add(bytes, length);
                add(messages, 1);
            }
        } catch (Throwable t) {
            losses.failed(t, payload.remaining());
        }
    }

    private void keep(
            ByteBuffer topic, ByteBuffer payload, Qos qos, boolean retain, ByteBuffer properties, boolean exactRetain) {
        long time = clock.nanos();
        int length = payload.remaining();
        rates.note(time, messages.getPlain(), bytes.getPlain());
        int node = tree.node(topic);
        if (node == TopicTree.NONE) {
            countLeftOut(time);
            // Read even without a node: dropped messages matter most on a broker with more topics than the tree may
            // hold.
            if (topic.equals(BROKER_DROPPED_UTF8)) {
                byte[] count = new byte[Math.min(length, BrokerDropped.MAX_DIGITS + 1)];
                payload.get(payload.position(), count);
                brokerDropped.note(count);
            }
            return;
        }
        lastNode = node;
        long previous = tree.lastPosition(node);
        long position = log.append(node, time, previous, qos, retain, false, properties, payload);
        if (position == Messages.NONE) {
            boolean tooLarge = (long) RECORD_HEADER + properties.remaining() + length > log.maxRecordBytes();
            losses.rejected(tooLarge ? LossCause.Kind.TOO_LARGE : LossCause.Kind.NO_MEMORY, length);
        }
        // A message larger than the log is counted; the chain to the older ones of its topic stays intact.
        tree.update(node, position == Messages.NONE ? previous : position, time, length);
        if (retain) {
            tree.setRetained(node, length > 0);
        } else if (length == 0 && !(exactRetain && retainFlags.get()) && tree.retained(node)) {
            tree.setRetained(node, false);
        }
        if (previous == Messages.NONE
                && topic.remaining() == BrokerDropped.TOPIC.length()
                && tree.topic(node).equals(BrokerDropped.TOPIC)) {
            brokerDroppedNode = node;
        }
        if (node == brokerDroppedNode) {
            // Read from the log: a buffer passed on here would be allocated on the heap for every message.
            Messages.Head head = log.readHead(position, BrokerDropped.MAX_DIGITS + 1);
            if (head != null) {
                brokerDropped.note(head.start());
            }
        }
    }

    /** The topic of the last message that was kept; empty if there is none. Network thread only. */
    public String lastTopic() {
        return closed || lastNode == TopicTree.NONE ? "" : tree.topic(lastNode);
    }

    /** Sets whether every subscription requests the RETAIN flag as published; true by default. Any thread. */
    public void expectRetainFlags(boolean value) {
        retainFlags.set(value);
    }

    public boolean expectsRetainFlags() {
        return retainFlags.get();
    }

    private void countLeftOut(long time) {
        if (leftOut.getPlain() == 0) {
            leftOutSince = time;
        }
        add(leftOut, 1);
    }

    /** Records that a message was lost before it arrived here. Any thread; never throws. */
    public void failed(Throwable cause) {
        losses.failed(cause, -1);
    }

    /** Records how messages arrive here. Any thread. */
    void setReceivePath(ReceivePath now) {
        path = now;
    }

    public ReceivePath path() {
        return path;
    }

    /**
     * Records that the broker accepted a retained message from us, if it does not report that by the RETAIN flag.
     * Network thread only.
     */
    public void markRetained(String topic, boolean retained) {
        if (closed) {
            return;
        }
        try {
            requireNetworkThread();
            int node = tree.node(ByteBuffer.wrap(topic.getBytes(StandardCharsets.UTF_8)));
            if (node != TopicTree.NONE) {
                tree.setRetained(node, retained);
            }
        } catch (Throwable t) {
            failed(t);
        }
    }

    /**
     * A second writer would corrupt log and tree in ways that become visible much later; a missing message is counted.
     */
    private void requireNetworkThread() {
        if (!onNetworkThread.getAsBoolean()) {
            throw new IllegalStateException("Not the network thread: " + Thread.currentThread());
        }
    }

    /** Makes the broker's next count of dropped messages the new zero. */
    public void restartBrokerDropped() {
        brokerDropped.restart();
    }

    public void close() {
        closed = true;
    }

    public long messages() {
        return messages.get();
    }

    public long bytes() {
        return bytes.get();
    }

    public RateHistory rates() {
        return rates;
    }

    /** Number of messages, and of marks of retained messages, whose handling threw an exception. */
    public long failed() {
        return losses.failures();
    }

    /** Why messages were lost. */
    public List<LossCause> lossCauses() {
        return losses.causes();
    }

    /** Number of messages with new topics for which the tree had no room. */
    public long leftOut() {
        return leftOut.getAcquire();
    }

    /** When the first of them arrived, in ns since the epoch; 0 if there is none. */
    public long leftOutSince() {
        return leftOutSince;
    }

    public long brokerDropped() {
        return brokerDropped.count();
    }

    /** One thread writes, so no atomic addition is needed. */
    private static void add(AtomicLong counter, long amount) {
        counter.setRelease(counter.getPlain() + amount);
    }
}
