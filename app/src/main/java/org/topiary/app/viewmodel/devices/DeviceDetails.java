// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.devices;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.topiary.app.text.Texts;
import org.topiary.app.text.Times;
import org.topiary.core.text.ForeignText;
import org.topiary.payload.sparkplug.state.Finding;
import org.topiary.payload.sparkplug.state.Findings;
import org.topiary.payload.sparkplug.state.Liveness;
import org.topiary.payload.sparkplug.state.SparkplugState;
import org.topiary.payload.sparkplug.state.SparkplugTopic;
import org.topiary.payload.sparkplug.state.SparkplugTopic.MessageType;

/**
 * What is known about the selected host, node or device.
 *
 * @param title its path; empty if nothing is selected that has details
 * @param about its state, since when, and how many findings it has
 * @param findings those that are kept, the newest first; those of a node with its devices
 * @param conformance the assertions that a node with its devices has violated
 */
record DeviceDetails(String title, String about, List<FindingRow> findings, List<FindingRow> conformance) {
    static final DeviceDetails NONE = new DeviceDetails("", "", List.of(), List.of());

    static DeviceDetails of(@Nullable DeviceKey key, SparkplugState state, HomeSnapshot home) {
        if (key == null) {
            return NONE;
        }
        HomeSnapshot.Device device = key.isOfHome() ? home.device(key) : null;
        if (device != null) {
            return of(device);
        }
        SparkplugTopic topic = key.topic();
        return topic == null ? NONE : of(key, topic, state);
    }

    private static DeviceDetails of(HomeSnapshot.Device device) {
        Liveness liveness = device.liveness();
        return new DeviceDetails(
                device.name(),
                joined(
                        device.about(),
                        liveness == null ? "" : since(liveness),
                        Texts.get("devices.findings", device.flaws().size())),
                device.flaws(),
                List.of());
    }

    private static DeviceDetails of(DeviceKey key, SparkplugTopic topic, SparkplugState state) {
        boolean whole = topic.device().isEmpty();
        Findings all = key.isOfNode() ? state.findings(topic.name()) : new Findings(List.of(), 0);
        List<FindingRow> found = all.newest().reversed().stream()
                .filter(each -> isOf(each, topic))
                .map(each -> FindingRow.of(each, whole))
                .toList();
        String since = since(state.newest(topic).liveness());
        String older = whole && all.dropped() > 0 ? Texts.get("devices.dropped", all.dropped()) : "";
        return new DeviceDetails(
                ForeignText.line(whole ? topic.owner() : topic.owner() + "/" + topic.device()),
                topic.type() == MessageType.STATE
                        ? since
                        : joined(since, Texts.get("devices.findings", found.size()), older),
                found,
                state.violations(topic).stream().map(FindingRow::of).toList());
    }

    private static boolean isOf(Finding finding, SparkplugTopic topic) {
        return topic.device().isEmpty() || finding.device().equals(topic.device());
    }

    private static String since(Liveness liveness) {
        String state = DevicesViewModel.stateText(liveness.state());
        return liveness.sinceNanos() > 0
                ? Texts.get("devices.since", state, Times.dateAndTime(liveness.sinceNanos()))
                : state;
    }

    private static String joined(String... parts) {
        return Stream.of(parts).filter(each -> !each.isEmpty()).collect(Collectors.joining(" · "));
    }
}
