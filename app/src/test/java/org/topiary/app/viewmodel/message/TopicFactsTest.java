// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.viewmodel.message.PropertyRows.Heading;
import org.topiary.app.viewmodel.message.PropertyRows.Property;
import org.topiary.app.viewmodel.message.statistics.FixedConnection;
import org.topiary.app.viewmodel.message.statistics.StatisticsViewModel;
import org.topiary.core.history.Outages;
import org.topiary.mqtt.receive.MessageProperties;
import org.topiary.mqtt.receive.MessageProperties.UserProperty;

/** Tests the rows of the tab <i>Properties</i>. */
final class TopicFactsTest {
    private final MessagePane pane = new MessagePane();

    @AfterEach
    void close() {
        pane.close();
    }

    private List<String> rows(FixedConnection connection) {
        StatisticsViewModel statistics = new StatisticsViewModel(
                pane.session.log,
                pane.session.tree,
                new Outages(),
                connection,
                Runnable::run,
                Tasks.on(Runnable::run),
                () -> 0);
        statistics.setVisible(true);
        statistics.follow(pane.info().topic(), StatisticsViewModel.NO_END);
        TopicFacts facts = TopicFacts.of(pane.info(), statistics, pane.info().timeNanos() + 12 * MessagePane.SECOND);
        return IntStream.range(0, facts.count())
                .mapToObj(facts::row)
                .map(row -> switch (row) {
                    case Heading(String text) -> text;
                    case Property property -> property.name() + " = " + property.value();
                })
                .toList();
    }

    @Test
    void messagePropertiesAndTopicAreShown() {
        pane.receive("t", "123");
        pane.session.receive(
                "t",
                "1".getBytes(UTF_8),
                true,
                new MessageProperties(
                                -1, 30, "", "", new byte[0], List.of(new UserProperty("k", "v")), List.of(1, 300), true)
                        .encode());
        pane.select("t");

        assertThat(rows(new FixedConnection(true, 2)))
                .containsExactly(
                        "Message",
                        "QoS received = 1",
                        "QoS published = 1",
                        "Retained = Yes, arrived 12 s ago",
                        // Fixed header 2, topic 3, identifier 2, length of the properties 1, expiry 5, user property 7,
                        // subscription identifiers 2 and 3, payload 1.
                        "Size of the packet = 26 B (calculated)",
                        "MQTT properties",
                        "Message expiry = 30 s, expires in 18 s",
                        "Subscription identifiers = 1, 300",
                        "Duplicate (DUP) = Yes",
                        "User properties (1)",
                        "“k” = “v”",
                        "Topic (all 2 messages in the history)",
                        "Intervals = 1",
                        "Median interval = 1.000 s",
                        "Jitter = 0 µs",
                        "Longest silence = 1.000 s",
                        "Current silence = 12 s",
                        "Payload size = 1 B to 3 B, median 2 B",
                        "Payload in total = 4 B");
    }

    @Test
    void withoutPropertiesAndIntervalsTheirRowsAreLeftOut() {
        pane.receive("t", "1");
        pane.select("t");

        assertThat(rows(new FixedConnection(false, 1)))
                .containsExactly(
                        "Message",
                        "QoS received = 1",
                        "QoS published = At least 1",
                        "Retained = No",
                        "Size of the packet = 8 B (calculated)",
                        "Topic (1 message in the history)",
                        "Intervals = 0",
                        "Current silence = 12 s",
                        "Payload size = 1 B to 1 B, median 1 B",
                        "Payload in total = 1 B");
        assertThat(rows(new FixedConnection(false, -1))).doesNotContain("QoS published = At least 1");
    }
}
