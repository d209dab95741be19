// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import java.lang.management.ManagementFactory;

import javax.management.InstanceAlreadyExistsException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** Shows one session in the platform's MBean server, from construction to {@link #close}. */
final class SessionBean implements SessionMXBean, AutoCloseable {
    private final Session session;
    private final ObjectName name;

    SessionBean(Session session) {
        this.session = session;
        this.name = register(session.profile().name());
    }

    ObjectName name() {
        return name;
    }

    @Override
    public void close() {
        try {
            ManagementFactory.getPlatformMBeanServer().unregisterMBean(name);
        } catch (JMException e) {
            // Someone else has removed it: then it is gone, as wished.
        }
    }

    private ObjectName register(String profileName) {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        for (int number = 1; ; number++) {
            String text = number == 1 ? profileName : profileName + " (" + number + ")";
            try {
                // In a value that is not quoted, some characters have a meaning of their own.
                String value = text.matches("[\\p{L}\\p{N} ._()-]+") ? text : ObjectName.quote(text);
                return server.registerMBean(this, new ObjectName("org.topiary:type=Session,name="
                        + value)).getObjectName();
            } catch (InstanceAlreadyExistsException e) {
                // Another session of that name; the next number.
            } catch (JMException e) {
                throw new IllegalStateException("Cannot show the session in JMX: " + e.getMessage(), e);
            }
        }
    }

    @Override
    public String getState() {
        return session.state().phase().name();
    }

    @Override
    public long getMessagesReceived() {
        return session.messagesReceived();
    }

    @Override
    public long getMessagesLost() {
        return session.messagesLost();
    }

    @Override
    public long getMessagesLeftOut() {
        return session.messagesLeftOut();
    }

    @Override
    public long getBytesReceived() {
        return session.bytesReceived();
    }

    @Override
    public int getTopics() {
        return session.tree().topics();
    }

    @Override
    public long getLogBytes() {
        return session.log().usedBytes();
    }

    @Override
    public long getLogCapacity() {
        return session.log().capacityBytes();
    }

    @Override
    public int getReconnects() {
        return session.reconnects();
    }
}
