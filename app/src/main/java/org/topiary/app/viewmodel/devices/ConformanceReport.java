// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.devices;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.topiary.app.tasks.Cancel;
import org.topiary.app.tasks.Progress;
import org.topiary.app.tasks.TaskSpec;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.tasks.Tasks.Lane;
import org.topiary.app.text.Texts;
import org.topiary.app.viewmodel.FailureText;
import org.topiary.app.viewmodel.FxScheduler;
import org.topiary.core.text.ForeignText;
import org.topiary.payload.sparkplug.state.Assertion;
import org.topiary.payload.sparkplug.state.SparkplugState;
import org.topiary.payload.sparkplug.state.SparkplugTopic;
import org.topiary.payload.sparkplug.state.Violation;

/**
 * The assertions of the Sparkplug specification that the nodes of a broker have violated, as a text to copy. Made in
 * the background; JavaFX application thread.
 */
public final class ConformanceReport {
    private final TaskSpec spec = TaskSpec.of("task.conformance", Lane.SCAN).superseding();
    private final SparkplugState state;
    private final Tasks tasks;
    private final FxScheduler fx;
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");

    ConformanceReport(SparkplugState state, Tasks tasks, FxScheduler fx) {
        this.state = state;
        this.tasks = tasks;
        this.fx = fx;
    }

    /**
     * Makes the report: a line for each node and assertion, in columns separated by tabs; times are in UTC.
     *
     * @param ready receives it; not called if it could not be made
     */
    public void make(Consumer<String> ready) {
        problem.set("");
        tasks.compute(
                spec,
                fx::later,
                (progress, cancel) -> of(state, progress, cancel),
                ready,
                failure -> problem.set(Texts.get("devices.report.failed", FailureText.reason(failure))));
    }

    /** Why the last report could not be made; empty if it could. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    private static String of(SparkplugState state, Progress progress, Cancel cancel) {
        List<String> nodes = state.nodes().stream().sorted().toList();
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < nodes.size(); i++) {
            cancel.check();
            progress.set(i, nodes.size());
            topic(nodes.get(i), state).forEach(lines::append);
        }
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
