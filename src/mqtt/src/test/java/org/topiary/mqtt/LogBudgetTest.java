// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.topiary.core.tree.TopicTree;
import org.topiary.mqtt.profile.BrokerAddress;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.ConnectionSecrets;
import org.topiary.testkit.LoadGenerator;

@Timeout(120)
class LogBudgetTest {
    private static final long TOTAL = 4 << 20;
    private static final long FLOOR = TOTAL / 4;

    /** Decides only when the test calls it. */
    private final LogBudget budget = new LogBudget(TOTAL, task -> {});

    private Session open(int port, String name) {
        ConnectionProfile profile = ConnectionProfile.of(
                name, name, BrokerAddress.parse("mqtt://127.0.0.1:" + port).address());
        return new Session(profile, new ConnectionSecrets(), budget, TopicTree.DEFAULT_LIMIT);
    }

    private static LoadGenerator load() throws IOException {
        return LoadGenerator.topics(10, i -> "t/" + i)
                .messages(LoadGenerator.ENDLESS)
                .rate(50_000)
                .waitForStart()
                .open();
    }

    /** Lets a session fill all memory except {@link #FLOOR}. */
    private void fill(Session session, LoadGenerator load) throws InterruptedException {
        session.connect();
        load.start();
        while (session.log().heldBytes() < TOTAL - FLOOR) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    /** Like {@link #fill}, but fills the memory that the others would keep too. */
    private void fillWhole(Session only, LoadGenerator load) throws InterruptedException {
        fill(only, load);
        while (only.log().heldBytes() < TOTAL) {
            TimeUnit.MILLISECONDS.sleep(5);
            budget.decide();
        }
    }

    @Test
    void aSessionThatNeverConnectedGetsNothingAndOneThatIsClosedGivesAllBack() throws Exception {
        try (LoadGenerator load = load();
                Session busy = open(load.port(), "busy")) {
            Session never = open(1, "never");
            fillWhole(busy, load);
            assertThat(budget.overview().sessions()).isEqualTo(1);
            never.close();
            budget.decide();
            assertThat(busy.log().capacityBytes()).isEqualTo(TOTAL);
            busy.closeAsync().join();
            assertThat(busy.log().heldBytes()).isZero();
            Session next = open(1, "next");
            assertThat(next.log().capacityBytes()).isEqualTo(TOTAL);
            next.close();
        }
    }

    @Test
    void aBusySessionGivesANewcomerItsFloorAtOnceAndGoesOn() throws Exception {
        try (LoadGenerator load = load();
                LoadGenerator quiet = load();
                Session busy = open(load.port(), "busy");
                Session other = open(quiet.port(), "other")) {
            fillWhole(busy, load);
            long before = busy.log().dropped();
            other.connect();
            while (!other.wasConnected()) {
                TimeUnit.MILLISECONDS.sleep(2);
            }
            budget.decide();
            while (busy.log().heldBytes() > TOTAL - FLOOR) {
                TimeUnit.MILLISECONDS.sleep(2);
            }
            assertThat(busy.log().dropped()).isGreaterThan(before);
            assertThat(other.log().capacityBytes()).isGreaterThanOrEqualTo(FLOOR);
            assertThat(budget.overview()).satisfies(each -> {
                assertThat(each.sessions()).isEqualTo(2);
                assertThat(each.floor()).isEqualTo(FLOOR);
                assertThat(each.largest()).isEqualTo("busy");
            });
            long received = busy.messagesReceived();
            while (busy.messagesReceived() < received + 1_000) {
                TimeUnit.MILLISECONDS.sleep(2);
            }
            assertThat(busy.messagesLost()).isZero();
        }
    }

    /** The waiting network thread drops what the session must give up, even though no message arrives. */
    @Test
    void aQuietSessionKeepsWhatItHasUntilAnotherNeedsIt() throws Exception {
        int messages = 3_500;
        try (LoadGenerator load = LoadGenerator.topics(10, i -> "t/" + i)
                        .payloadBytes(1_000)
                        .messages(messages)
                        .waitForStart()
                        .open();
                LoadGenerator later = load();
                Session quiet = open(load.port(), "quiet");
                Session busy = open(later.port(), "busy")) {
            fill(quiet, load);
            while (quiet.messagesReceived() < messages) {
                TimeUnit.MILLISECONDS.sleep(2);
            }
            budget.decide();
            long kept = quiet.log().heldBytes();
            budget.decide();
            assertThat(quiet.log().heldBytes()).isEqualTo(kept);

            busy.connect();
            later.start();
            while (busy.log().heldBytes() < TOTAL / 2 || quiet.log().heldBytes() > TOTAL / 2) {
                TimeUnit.MILLISECONDS.sleep(2);
                budget.decide();
            }
            assertThat(quiet.log().heldBytes()).isGreaterThanOrEqualTo(FLOOR);
            assertThat(quiet.messagesLost() + busy.messagesLost()).isZero();
        }
    }

    @Test
    void aSessionTakesAnotherProfileButNotAnotherIdentity() {
        try (Session session = open(1, "one")) {
            ConnectionProfile changed =
                    session.profile().toBuilder().name("renamed").build();
            session.setProfile(changed);
            assertThat(session.profile()).isEqualTo(changed);
            ConnectionProfile foreign = changed.toBuilder().clientId("other").build();
            assertThatThrownBy(() -> session.setProfile(foreign)).hasMessageContaining("renamed");
        }
    }
}
