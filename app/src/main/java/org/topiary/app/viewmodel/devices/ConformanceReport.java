// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.devices;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.topiary.app.text.Texts;
import org.topiary.core.text.ForeignText;
import org.topiary.payload.sparkplug.state.Assertion;
import org.topiary.payload.sparkplug.state.SparkplugState;
import org.topiary.payload.sparkplug.state.SparkplugTopic;
import org.topiary.payload.sparkplug.state.Violation;

/** The assertions of the Sparkplug specification that the nodes of a broker have violated, as a text to copy. */
final class ConformanceReport {
    private ConformanceReport() {}

    /** A line for each node and assertion, in columns separated by tabs; times are in UTC. */
    static String of(SparkplugState state) {
        List<String> nodes = state.nodes().stream().sorted().toList();
        String lines =
                nodes.stream().flatMap(node -> topic(node, state).stream()).collect(Collectors.joining());
        return Texts.get("devices.report.title", nodes.size(), Assertion.values().length) + "\n"
                + (lines.isEmpty() ? Texts.get("devices.report.none") + "\n" : lines);
    }

    private static List<String> topic(String node, SparkplugState state) {
        SparkplugTopic topic = Objects.requireNonNull(DeviceKey.node(node).topic());
        return state.violations(topic).stream()
                .map(violation -> line(node, violation))
                .toList();
    }

    private static String line(String node, Violation violation) {
        Instant newest = Instant.ofEpochSecond(0, violation.timeNanos());
        return String.join(
                        "\t",
                        ForeignText.line(node),
                        violation.assertion().id(),
                        Long.toString(violation.count()),
                        newest.toString())
                + "\n";
    }
}
