// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import java.lang.management.ManagementFactory;
import java.util.Set;

import javax.management.MBeanServer;
import javax.management.ObjectName;

import org.junit.jupiter.api.Test;
import org.topiary.core.Qos;
import org.topiary.mqtt.SessionState.Phase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.topiary.mqtt.Sessions.profile;

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
            assertThat(server.getAttribute(name, "LogCapacity")).isEqualTo(session.log().capacityBytes());
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
            Set<ObjectName> names = server.queryNames(pattern, null);
            assertThat(names).extracting(name -> ObjectName.unquote(name.getKeyProperty("name")))
                    .containsExactlyInAnyOrder(odd, odd + " (2)", "");
        }
        assertThat(server.queryNames(pattern, null)).isEmpty();
    }
}
