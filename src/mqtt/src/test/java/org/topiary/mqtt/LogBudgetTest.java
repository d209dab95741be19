// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.topiary.core.TopicTree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(30)
class LogBudgetTest {
    private static final long TOTAL = 4 << 20;

    private final LogBudget budget = new LogBudget(TOTAL);

    private Session open(int port, String name) {
        ConnectionProfile profile = ConnectionProfile.of(
                name, name, BrokerAddress.parse("mqtt://127.0.0.1:" + port).address());
        Session session = new Session(profile, new ConnectionSecrets(), budget.bytes(), TopicTree.DEFAULT_LIMIT);
        budget.join(session);
        return session;
    }

    private static void waitForCapacity(Session session, long bytes) throws InterruptedException {
        while (session.log().capacityBytes() != bytes) {
            TimeUnit.MILLISECONDS.sleep(2);
        }
    }

    @Test
    void eachSessionHasTheSamePartWhetherItIsConnectedOrNot() throws Exception {
        try (Session first = open(1, "first")) {
            waitForCapacity(first, TOTAL);
            Session second = open(1, "second");
            waitForCapacity(first, TOTAL / 2);
            waitForCapacity(second, TOTAL / 2);

            second.close();
            budget.leave(second);
            budget.leave(second);
            waitForCapacity(first, TOTAL);
        }
    }

    @Test
    void aBusySessionGivesItsOldestMessagesForANewOneAndGoesOn() throws Exception {
        try (LoadGenerator load = LoadGenerator.topics(10, i -> "t/" + i).messages(LoadGenerator.ENDLESS).rate(50_000).open();
                Session busy = open(load.port(), "busy")) {
            busy.connect();
            while (busy.log().usedBytes() < TOTAL - (TOTAL >> 4)) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
            long before = busy.log().dropped();
            try (Session other = open(1, "other")) {
                waitForCapacity(other, TOTAL / 2);
                waitForCapacity(busy, TOTAL / 2);
                assertThat(busy.log().usedBytes()).isLessThanOrEqualTo(TOTAL / 2);
                assertThat(busy.log().dropped()).isGreaterThan(before);
                long received = busy.messagesReceived();
                while (busy.messagesReceived() < received + 1_000) {
                    TimeUnit.MILLISECONDS.sleep(2);
                }
                assertThat(busy.messagesLost()).isZero();
            }
        }
    }

    @Test
    void aSessionTakesAnotherProfileButNotAnotherIdentity() {
        try (Session session = open(1, "one")) {
            ConnectionProfile changed = session.profile().toBuilder().name("renamed").build();
            session.setProfile(changed);
            assertThat(session.profile()).isEqualTo(changed);
            ConnectionProfile foreign = changed.toBuilder().clientId("other").build();
            assertThatThrownBy(() -> session.setProfile(foreign)).hasMessageContaining("renamed");
        }
    }
}
