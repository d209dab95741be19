// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.topiary.mqtt.Sessions.profile;
import static org.topiary.mqtt.Sessions.until;

import java.lang.management.ManagementFactory;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.management.MBeanRegistrationException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.topiary.core.log.Qos;
import org.topiary.mqtt.SessionState.Phase;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.testkit.MosquittoBroker;

@Tag("integration")
class SessionBeanTest {
    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();

    private static ConnectionProfile named(String name, int port) {
        ConnectionProfile p = profile("mqtt://127.0.0.1:" + port);
        return p.toBuilder().name(name).build();
    }

    @Test
    void jmxShowsTheSessionUntilItIsClosed() throws Exception {
        ObjectName name = new ObjectName("org.topiary:type=Session,name=A broker");
        try (MosquittoBroker broker = MosquittoBroker.start();
                Session session = new Session(named("A broker", broker.port()), null, 8 << 20)) {
            until(() -> "JMX does not show the session", () -> server.isRegistered(name));
            assertThat(server.getAttribute(name, "State")).isEqualTo("DISCONNECTED");
            session.connect();
            Sessions.until(session, Phase.CONNECTED);
            Sessions.publish(session, "t", "hello", Qos.AT_LEAST_ONCE, false);
            Sessions.message(session, "t", 1);

            assertThat(server.getAttribute(name, "State")).isEqualTo("CONNECTED");
            assertThat(server.getAttribute(name, "MessagesReceived")).isEqualTo(1L);
            assertThat(server.getAttribute(name, "MessagesLost")).isEqualTo(0L);
            assertThat(server.getAttribute(name, "BytesReceived")).isEqualTo(5L);
            assertThat(server.getAttribute(name, "Topics")).isEqualTo(1);
            assertThat((Long) server.getAttribute(name, "LogBytes")).isPositive();
            assertThat(server.getAttribute(name, "LogCapacity"))
                    .isEqualTo(session.log().capacityBytes());
            assertThat(server.getAttribute(name, "Reconnects")).isEqualTo(0);
        }
        assertThat(server.isRegistered(name)).isFalse();
    }

    @Test
    void everyNameIsShownAndEqualOnesAreToldApart() throws Exception {
        String odd = "a=b,c:\"d\"*?\n";
        ObjectName pattern = new ObjectName("org.topiary:type=Session,*");
        try (Session one = new Session(named(odd, 1), null, 1 << 20);
                Session two = new Session(named(odd, 1), null, 1 << 20);
                Session empty = new Session(named("", 1), null, 1 << 20)) {
            assertThat(one.profile().name()).isEqualTo(two.profile().name());
            assertThat(empty.state().phase()).isEqualTo(Phase.DISCONNECTED);
            until(() -> "JMX shows " + names(pattern), () -> names(pattern).equals(Set.of(odd, odd + " (2)", "")));
        }
        until(() -> "JMX still shows " + names(pattern), () -> names(pattern).isEmpty());
    }

    private Set<String> names(ObjectName pattern) {
        return server.queryNames(pattern, null).stream()
                .map(name -> name.getKeyProperty("name"))
                .map(name -> name.startsWith("\"") ? ObjectName.unquote(name) : name)
                .collect(Collectors.toSet());
    }

    /** Would hang forever if opening or closing waited for JMX. */
    @Test
    @Timeout(120)
    void aSessionThatClosesBeforeJmxAnswersLeavesNothingThere() throws Exception {
        ObjectName first = new ObjectName("org.topiary:type=Session,name=brief");
        ObjectName second = new ObjectName("org.topiary:type=Session,name=brief (2)");
        CountDownLatch answer = new CountDownLatch(1);
        try (Session session = new Session(named("brief", 1), null, 1 << 20)) {
            until(() -> "JMX does not show the session", () -> server.isRegistered(first));
            SessionBean bean = new SessionBean(session, () -> after(answer));
            bean.close();
            assertThat(server.isRegistered(second)).isFalse();
            answer.countDown();
            bean.await();
            assertThat(server.isRegistered(second)).isFalse();
        }
    }

    @Test
    void aSessionGoesOnWithoutJmx() throws Exception {
        MBeanServer failing = (MBeanServer) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {MBeanServer.class}, (proxy, method, arguments) -> {
                    throw new MBeanRegistrationException(new IllegalStateException("on purpose"));
                });
        Supplier<MBeanServer> none = () -> {
            throw new SecurityException("on purpose");
        };
        List<Throwable> uncaught = new CopyOnWriteArrayList<>();
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, error) -> uncaught.add(error));
        try {
            for (Supplier<MBeanServer> server : List.<Supplier<MBeanServer>>of(() -> failing, none)) {
                try (Session session = new Session(named("unseen", 1), null, 1 << 20)) {
                    SessionBean bean = new SessionBean(session, server);
                    bean.await();
                    bean.close();
                    assertThat(session.state().phase()).isEqualTo(Phase.DISCONNECTED);
                }
            }
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
        assertThat(uncaught).isEmpty();
    }

    private MBeanServer after(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return server;
    }
}
