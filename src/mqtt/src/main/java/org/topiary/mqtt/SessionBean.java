// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import java.lang.management.ManagementFactory;
import java.util.function.Supplier;
import javax.management.InstanceAlreadyExistsException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Registers one session in an MBean server, from shortly after construction until {@link #close}. Registers on a
 * separate thread, because the first use of the platform's server takes 0.1 to 0.2 s. If JMX does not work, the session
 * continues without it.
 */
final class SessionBean implements SessionMXBean, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SessionBean.class);

    private final Session session;
    private final Supplier<MBeanServer> server;
    private final Thread registration;
    private final Object lock = new Object();
    private @Nullable ObjectName name;
    private boolean closed;

    SessionBean(Session session) {
        this(session, ManagementFactory::getPlatformMBeanServer);
    }

    /** @param server called on any thread; may throw */
    SessionBean(Session session, Supplier<MBeanServer> server) {
        this.session = session;
        this.server = server;
        registration = Thread.ofVirtual().name("topiary-jmx").start(this::register);
    }

    /** Returns when the session is registered, or the registration has failed. */
    void await() throws InterruptedException {
        registration.join();
    }

    /** Does not wait for a registration that is under way, which then undoes itself. */
    @Override
    public void close() {
        ObjectName registered;
        synchronized (lock) {
            closed = true;
            registered = name;
        }
        if (registered != null) {
            unregister(registered);
        }
    }

    private void register() {
        try {
            ObjectName registered = register(session.profile().name());
            boolean late;
            synchronized (lock) {
                name = registered;
                late = closed;
            }
            if (late) {
                unregister(registered);
            }
        } catch (JMException | RuntimeException | LinkageError e) {
            LOG.warn("Cannot register the session {} in JMX", session.profile().name(), e);
        }
    }

    private ObjectName register(String profileName) throws JMException {
        MBeanServer target = server.get();
        for (int number = 1; ; number++) {
            String text = number == 1 ? profileName : profileName + " (" + number + ")";
            try {
                // Some characters have a special meaning in an unquoted value.
                String value = text.matches("[\\p{L}\\p{N} ._()-]+") ? text : ObjectName.quote(text);
                return target.registerMBean(this, new ObjectName("org.topiary:type=Session,name=" + value))
                        .getObjectName();
            } catch (InstanceAlreadyExistsException e) {
                // Another session has that name: try the next number.
            }
        }
    }

    private void unregister(ObjectName registered) {
        try {
            server.get().unregisterMBean(registered);
        } catch (JMException | RuntimeException e) {
            LOG.debug("The session {} is no longer registered in JMX", registered, e);
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
