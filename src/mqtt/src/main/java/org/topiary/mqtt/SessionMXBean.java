// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

/** What JMX shows of a session, as {@code org.topiary:type=Session,name=…}. */
public interface SessionMXBean {
    /** A name of {@link SessionState.Phase}. */
    String getState();

    long getMessagesReceived();

    /** Messages that arrived but could not be kept. */
    long getMessagesLost();

    /** Messages of topics that came when the tree held all it may. */
    long getMessagesLeftOut();

    /** Payload bytes. */
    long getBytesReceived();

    int getTopics();

    /** Bytes of the message log in use. */
    long getLogBytes();

    /** Bytes the message log may use. */
    long getLogCapacity();

    int getReconnects();
}
