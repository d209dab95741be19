// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.topiary.core.log.MessageLog;
import org.topiary.core.log.Qos;
import org.topiary.core.tree.TopicTree;

/** A log and a tree that tests fill as a session would. */
public final class Traffic implements AutoCloseable {
    private static final long ROOMY = 8 * 1024 * 1024;

    private final MessageLog log;
    private final TopicTree tree = new TopicTree();

    /** Creates a log large enough to keep a few thousand messages. */
    public Traffic() {
        this(ROOMY);
    }

    /** @param logBytes the capacity of the log */
    public Traffic(long logBytes) {
        log = new MessageLog(logBytes);
    }

    public MessageLog log() {
        return log;
    }

    public TopicTree tree() {
        return tree;
    }

    /** Adds a message and returns the node of its topic. */
    public int arrive(String topic, String payload, boolean retained, long timeNanos) {
        int node = tree.node(ByteBuffer.wrap(topic.getBytes(StandardCharsets.UTF_8)));
        byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
        long position = log.append(
                node,
                timeNanos,
                tree.lastPosition(node),
                Qos.AT_MOST_ONCE,
                retained,
                false,
                ByteBuffer.allocate(0),
                ByteBuffer.wrap(bytes));
        if (retained) {
            tree.setRetained(node, bytes.length > 0);
        }
        tree.update(node, position, timeNanos, bytes.length);
        return node;
    }

    @Override
    public void close() {
        log.close();
    }
}
