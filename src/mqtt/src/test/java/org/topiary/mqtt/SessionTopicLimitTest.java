// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.topiary.mqtt.Sessions.profile;
import static org.topiary.mqtt.Sessions.until;

import java.lang.management.ManagementFactory;
import java.time.Instant;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.topiary.core.tree.TopicTree;
import org.topiary.mqtt.profile.ConnectionSecrets;
import org.topiary.testkit.LoadGenerator;

/** Tests that a flood of new topics fills the tree only to its limit, and that the topics left out are counted. */
class SessionTopicLimitTest {
    private static final int TOPICS = 60;
    private static final int KNOWN = 40;
    private static final int ROUNDS = 3;

    @Test
    void newTopicsBeyondTheLimitAreLeftOutAndCountedAndKnownOnesGoOn() throws Exception {
        long start = System.currentTimeMillis();
        int messages = TOPICS * ROUNDS;
        int leftOut = (TOPICS - KNOWN) * ROUNDS;
        try (LoadGenerator load = LoadGenerator.topics(TOPICS, i -> "flood/" + i)
                        .rounds(ROUNDS)
                        .messages(messages)
                        .open();
                // One more node for the level above the topics.
                Session session = new Session(
                        profile("mqtt://127.0.0.1:" + load.port()), new ConnectionSecrets(), 1 << 20, KNOWN + 1)) {
            assertThat(session.leftOutSince()).isZero();
            session.connect();
            until(
                    () -> session.messagesReceived() + " received, " + session.messagesLeftOut() + " left out",
                    () -> session.messagesReceived() == messages && session.messagesLeftOut() == leftOut);

            TopicTree tree = session.tree();
            assertThat(tree.topics()).isEqualTo(KNOWN);
            assertThat(tree.size() - 1).isEqualTo(tree.limit());
            assertThat(session.log().appended()).isEqualTo(messages - leftOut);
            assertThat(session.messagesLost()).isZero();
            int flood = tree.find("flood");
            assertThat(tree.childCount(flood)).isEqualTo(KNOWN);
            for (int topic = tree.firstChild(flood); topic != TopicTree.NONE; topic = tree.nextSibling(topic)) {
                assertThat(tree.messages(topic)).isEqualTo(ROUNDS);
            }
            assertThat(Instant.EPOCH.plusNanos(session.leftOutSince()))
                    .isBetween(Instant.ofEpochMilli(start), Instant.now());
            ObjectName bean = new ObjectName("org.topiary:type=Session,name=test");
            until(
                    () -> "JMX does not show the session",
                    () -> ManagementFactory.getPlatformMBeanServer().isRegistered(bean));
            assertThat(ManagementFactory.getPlatformMBeanServer().getAttribute(bean, "MessagesLeftOut"))
                    .isEqualTo((long) leftOut);
        }
    }
}
