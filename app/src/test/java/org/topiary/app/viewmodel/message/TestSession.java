// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import org.topiary.core.log.MessageLog;
import org.topiary.core.log.Messages;
import org.topiary.core.log.Qos;
import org.topiary.core.tree.TopicTree;

/** A log and a tree, and messages one second apart as a connection would deliver them. */
public final class TestSession implements AutoCloseable {
    public final MessageLog log;
    public final TopicTree tree = new TopicTree();
    private long time;

    public TestSession(long capacityBytes) {
        this(capacityBytes, 1_700_000_000_000_000_000L);
    }

    public TestSession(long capacityBytes, long startNanos) {
        log = new MessageLog(capacityBytes);
        time = startNanos;
    }

    /** Advances the time before the next message. */
    public void pass(long nanos) {
        time += nanos;
    }

    /** Adds a message and returns its position. */
    public long receive(String topic, String payload) {
        return receive(topic, payload.getBytes(UTF_8), false, new byte[0]);
    }

    public long receive(String topic, byte[] payload, boolean retained, byte[] properties) {
        int node = tree.node(ByteBuffer.wrap(topic.getBytes(UTF_8)));
        time += 1_000_000_000L;
        long position = log.append(
                node,
                time,
                tree.lastPosition(node),
                Qos.AT_LEAST_ONCE,
                retained,
                false,
                ByteBuffer.wrap(properties),
                ByteBuffer.wrap(payload));
        tree.update(node, position == Messages.NONE ? tree.lastPosition(node) : position, time, payload.length);
        return position;
    }

    public int node(String topic) {
        return tree.find(topic);
    }

    @Override
    public void close() {
        log.close();
    }
}
