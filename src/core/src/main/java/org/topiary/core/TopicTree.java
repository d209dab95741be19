// SPDX-License-Identifier: Apache-2.0
package org.topiary.core;

import java.nio.ByteBuffer;

/** The tree of all topics seen; a node is an int id, {@link #ROOT} is 0, ids are dense and never reused. One writer, any number of readers. */
public final class TopicTree {
    public static final int ROOT = 0;
    public static final int NONE = -1;

    /** Writer. The node of a topic name (UTF-8, one level per '/'), made if it is new. */
    public int node(ByteBuffer topicUtf8) {
        throw new UnsupportedOperationException();
    }

    /** Writer. Counts one message on the node and on all its ancestors, and remembers it as the last. */
    public void update(int node, long position, long timeNanos, int payloadBytes) {
        throw new UnsupportedOperationException();
    }

    /** Writer. Sets or clears the mark that the broker holds a retained message for this topic. */
    public void setRetained(int node, boolean retained) {
        throw new UnsupportedOperationException();
    }

    /** The node of a topic name, or {@link #NONE}. Any thread. */
    public int find(String topic) {
        throw new UnsupportedOperationException();
    }

    /** Nodes made so far, the root included; every id below is readable. */
    public int size() {
        throw new UnsupportedOperationException();
    }

    /** Nodes that had a message of their own. */
    public int topics() {
        throw new UnsupportedOperationException();
    }

    public int parent(int node) {
        throw new UnsupportedOperationException();
    }

    /** Levels below the root: 1 for a top level. */
    public int depth(int node) {
        throw new UnsupportedOperationException();
    }

    /** The level name; empty for an empty level and for the root. */
    public String name(int node) {
        throw new UnsupportedOperationException();
    }

    /** The whole topic name. */
    public String topic(int node) {
        throw new UnsupportedOperationException();
    }

    public int childCount(int node) {
        throw new UnsupportedOperationException();
    }

    /** First child in no order that matters, newest first; {@link #NONE} if a leaf. */
    public int firstChild(int node) {
        throw new UnsupportedOperationException();
    }

    public int nextSibling(int node) {
        throw new UnsupportedOperationException();
    }

    /** Messages of this very topic. */
    public long messages(int node) {
        throw new UnsupportedOperationException();
    }

    /** Payload bytes of this very topic. */
    public long bytes(int node) {
        throw new UnsupportedOperationException();
    }

    /** Messages of this topic and everything below. */
    public long subtreeMessages(int node) {
        throw new UnsupportedOperationException();
    }

    /** Topics with messages in this subtree, itself included. */
    public int subtreeTopics(int node) {
        throw new UnsupportedOperationException();
    }

    /** Newest message of this very topic, or {@link MessageLog#NONE}. */
    public long lastPosition(int node) {
        throw new UnsupportedOperationException();
    }

    /** Time of the newest message in this subtree, ns since the epoch; 0 if none. */
    public long subtreeLastTime(int node) {
        throw new UnsupportedOperationException();
    }

    public boolean retained(int node) {
        throw new UnsupportedOperationException();
    }

    /** Whether {@code node} is {@code ancestor} or lies below it. */
    public boolean isWithin(int node, int ancestor) {
        throw new UnsupportedOperationException();
    }
}
