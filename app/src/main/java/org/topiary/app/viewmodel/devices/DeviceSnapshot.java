// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.devices;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.topiary.app.tasks.Cancel;
import org.topiary.app.tasks.Progress;
import org.topiary.core.text.ForeignText;
import org.topiary.payload.sparkplug.state.Liveness.State;
import org.topiary.payload.sparkplug.state.MemberState;
import org.topiary.payload.sparkplug.state.SparkplugState;

/**
 * All hosts, nodes and devices at one time, sorted by name. Immutable.
 *
 * @param metrics the open nodes and devices with the values of their metrics
 * @param home the devices that Home Assistant's discovery announces
 * @param end position up to which messages had been read
 * @param leftOut number of messages of nodes and devices that are not followed
 * @param withoutBirth number of nodes that have to be asked for a birth
 */
record DeviceSnapshot(
        List<Member> hosts,
        List<Group> groups,
        Map<DeviceKey, MetricCells.Branch> metrics,
        HomeSnapshot home,
        long end,
        long leftOut,
        int withoutBirth) {
    static final DeviceSnapshot EMPTY = new DeviceSnapshot(List.of(), List.of(), Map.of(), HomeSnapshot.EMPTY, 0, 0, 0);

    private static final Comparator<String> BY_NAME =
            String.CASE_INSENSITIVE_ORDER.thenComparing(Comparator.naturalOrder());

    /**
     * A host, node or device.
     *
     * @param path the ids from the group on, in lower case, for the filter
     * @param name fit to be shown
     * @param devices those of a node
     */
    record Member(DeviceKey key, String path, String name, MemberState state, List<Member> devices) {
        boolean isOnline() {
            return state.liveness().state() == State.ONLINE;
        }
    }

    /** @param name fit to be shown */
    record Group(DeviceKey key, String name, List<Member> nodes) {}

    /**
     * Reads the state. Takes about a microsecond for each node and device, and the time to read the metrics; any
     * thread.
     *
     * @param metrics reads those of open nodes and devices
     * @param home reads the devices of Home Assistant
     */
    static DeviceSnapshot of(
            SparkplugState state,
            Supplier<Map<DeviceKey, MetricCells.Branch>> metrics,
            Supplier<HomeSnapshot> home,
            Progress progress,
            Cancel cancel) {
        // Before the rest: what is read meanwhile is in the next snapshot.
        long end = state.end();
        List<Member> hosts = new ArrayList<>();
        for (String id : state.hosts().stream().sorted(BY_NAME).toList()) {
            hosts.add(member(state, DeviceKey.host(id), id, id, List.of()));
        }
        Map<String, List<Member>> groups = new TreeMap<>(BY_NAME);
        List<String> nodes = state.nodes().stream().sorted(BY_NAME).toList();
        int done = 0;
        for (String owner : nodes) {
            cancel.check();
            progress.set(done++, nodes.size());
            List<Member> devices = new ArrayList<>();
            for (String id : state.devices(owner).stream().sorted(BY_NAME).toList()) {
                devices.add(member(state, DeviceKey.device(owner, id), owner + "/" + id, id, List.of()));
            }
            int slash = owner.indexOf('/');
            groups.computeIfAbsent(owner.substring(0, slash), group -> new ArrayList<>())
                    .add(member(state, DeviceKey.node(owner), owner, owner.substring(slash + 1), devices));
        }
        return new DeviceSnapshot(
                hosts,
                groups.entrySet().stream()
                        .map(each -> new Group(
                                DeviceKey.group(each.getKey()), ForeignText.line(each.getKey()), each.getValue()))
                        .toList(),
                metrics.get(),
                home.get(),
                end,
                state.messagesLeftOut(),
                state.nodesWithoutBirth().size());
    }

    private static Member member(SparkplugState state, DeviceKey key, String path, String name, List<Member> devices) {
        MemberState now = state.newest(Objects.requireNonNull(key.topic()));
        return new Member(key, path.toLowerCase(Locale.ROOT), ForeignText.line(name), now, devices);
    }

    int nodes() {
        return groups.stream().mapToInt(group -> group.nodes().size()).sum();
    }

    int devices() {
        return groups.stream()
                .flatMap(group -> group.nodes().stream())
                .mapToInt(node -> node.devices().size())
                .sum();
    }

    boolean isEmpty() {
        return hosts.isEmpty() && groups.isEmpty() && home.devices().isEmpty();
    }
}
