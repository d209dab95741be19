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
import org.topiary.core.log.Qos;
import org.topiary.core.tree.TopicTree;

/**
 * Where every message arrives: it is appended to the log and noted in the tree, nothing else. Runs on the session's one
 * network thread, which is the single writer of both, and must neither block, nor log, nor throw: an exception would
 * end the flow of messages.
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

    /** @param onNetworkThread whether the caller is the single writer */
    public Intake(MessageLog log, TopicTree tree, BooleanSupplier onNetworkThread) {
        this(log, tree, onNetworkThread, InstantSource.system());
    }

    /** @param wall the clock by which messages are stamped */
    public Intake(MessageLog log, TopicTree tree, BooleanSupplier onNetworkThread, InstantSource wall) {
        clock = new ArrivalClock(wall);
        losses = new Losses(wall);
        this.log = log;
        this.tree = tree;
        this.onNetworkThread = onNetworkThread;
    }

    /**
     * @param exactRetain whether the RETAIN flag can tell what the publisher set, as with Retain As Published of MQTT
     *     5, and does if {@link #expectsRetainFlags}. Without it, the flag is set on what the broker held when we
     *     subscribed, and never on live messages: a live message with an empty payload then clears the mark, because
     *     that is what clears a retained message, though without the flag it need not have been one
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
            leaveOut(time);
            // What the broker dropped is most wanted of a broker that is too large.
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
        if (position == MessageLog.NONE) {
            boolean tooLarge = (long) RECORD_HEADER + properties.remaining() + length > log.maxRecordBytes();
            losses.rejected(tooLarge ? LossCause.Kind.TOO_LARGE : LossCause.Kind.NO_MEMORY, length);
        }
        // A message larger than the log is counted; the chain to the older ones of its topic stays whole.
        tree.update(node, position == MessageLog.NONE ? previous : position, time, length);
        if (retain) {
            tree.setRetained(node, length > 0);
        } else if (length == 0 && !(exactRetain && retainFlags.get()) && tree.retained(node)) {
            tree.setRetained(node, false);
        }
        if (previous == MessageLog.NONE
                && topic.remaining() == BrokerDropped.TOPIC.length()
                && tree.topic(node).equals(BrokerDropped.TOPIC)) {
            brokerDroppedNode = node;
        }
        if (node == brokerDroppedNode) {
            // Read from the log: a buffer that is handed on here would be made on the heap for every message.
            MessageLog.Head head = log.readHead(position, BrokerDropped.MAX_DIGITS + 1);
            if (head != null) {
                brokerDropped.note(head.start());
            }
        }
    }

    /** The topic of the last message that was kept; empty if there is none. Network thread only. */
    public String lastTopic() {
        return closed || lastNode == TopicTree.NONE ? "" : tree.topic(lastNode);
    }

    /**
     * Whether every subscription asks for the RETAIN flag as it was published; so it is unless told otherwise. Any
     * thread.
     */
    public void expectRetainFlags(boolean value) {
        retainFlags.set(value);
    }

    public boolean expectsRetainFlags() {
        return retainFlags.get();
    }

    private void leaveOut(long time) {
        if (leftOut.getPlain() == 0) {
            leftOutSince = time;
        }
        add(leftOut, 1);
    }

    /** Notes that a message was lost before it came here. Any thread; never throws. */
    public void failed(Throwable cause) {
        losses.failed(cause, -1);
    }

    /** Notes how messages come here. Any thread. */
    void comeBy(ReceivePath now) {
        path = now;
    }

    public ReceivePath path() {
        return path;
    }

    /**
     * Notes that the broker accepted a retained message from us, where it will not tell by the RETAIN flag. Network
     * thread only.
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

    /** A second writer would break log and tree in ways that show much later; a message that is missing is counted. */
    private void requireNetworkThread() {
        if (!onNetworkThread.getAsBoolean()) {
            throw new IllegalStateException("Not the network thread: " + Thread.currentThread());
        }
    }

    /** The next count the broker publishes is the new zero. */
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

    /** Messages, and marks of retained ones, whose handling threw. */
    public long failed() {
        return losses.failures();
    }

    /** Why messages were lost. */
    public List<LossCause> lossCauses() {
        return losses.causes();
    }

    /** Messages of new topics for which the tree had no room. */
    public long leftOut() {
        return leftOut.getAcquire();
    }

    /** When the first of them came, ns since the epoch; 0 if there is none. */
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
