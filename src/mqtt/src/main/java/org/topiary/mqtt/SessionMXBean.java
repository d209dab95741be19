// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

/** What JMX reports about a session, as {@code org.topiary:type=Session,name=…}. */
public interface SessionMXBean {
    /** A name of {@link SessionState.Phase}. */
    String getState();

    long getMessagesReceived();

    /** The number of messages that arrived but could not be kept. */
    long getMessagesLost();

    /** The number of messages left out because the tree was full and their topics were new. */
    long getMessagesLeftOut();

    /** Payload bytes. */
    long getBytesReceived();

    int getTopics();

    /** The bytes of the message log in use. */
    long getLogBytes();

    /** The maximum size of the message log, in bytes. */
    long getLogCapacity();

    int getReconnects();
}
