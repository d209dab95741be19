// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.devices;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.topiary.app.text.Texts;
import org.topiary.app.viewmodel.devices.DeviceSnapshot.Group;
import org.topiary.app.viewmodel.devices.DeviceSnapshot.Member;
import org.topiary.core.text.ForeignText;
import org.topiary.payload.sparkplug.BirthMetric;

/** Makes the rows of a snapshot: those of open branches that match the filter. */
final class DeviceRows {
    private final String filter;
    private final Set<DeviceKey> toggled;
    private final Function<DeviceKey, MetricCells.Branch> metrics;
    private final List<DeviceRow> rows = new ArrayList<>();

    private DeviceRows(String filter, Set<DeviceKey> toggled, Function<DeviceKey, MetricCells.Branch> metrics) {
        this.filter = filter;
        this.toggled = toggled;
        this.metrics = metrics;
    }

    /**
     * @param filter a part of the path of hosts, nodes and devices; upper and lower case are the same. While there is
     *     one, groups and nodes with matches are open.
     * @param toggled the branches that are not as they are at first
     * @param metrics those of the newest birth of a node or device, with their values
     */
    static List<DeviceRow> of(
            DeviceSnapshot snapshot,
            String filter,
            Set<DeviceKey> toggled,
            Function<DeviceKey, MetricCells.Branch> metrics) {
        DeviceRows made = new DeviceRows(filter.toLowerCase(Locale.ROOT), toggled, metrics);
        made.addHosts(snapshot.hosts());
        snapshot.groups().forEach(made::addGroup);
        made.addHome(snapshot.home());
        return made.rows;
    }

    private boolean isFiltering() {
        return !filter.isEmpty();
    }

    private boolean matches(Member member) {
        return member.path().contains(filter);
    }

    private boolean isOpen(DeviceKey key) {
        return (key.isOpenAtFirst() && isFiltering()) || key.isOpenAtFirst() != toggled.contains(key);
    }

    private void addBranch(DeviceKey key, int depth, String name, String detail) {
        rows.add(new DeviceRow(key, depth, name, detail, null, 0, !isFiltering(), isOpen(key), null));
    }

    private void addHosts(List<Member> all) {
        List<Member> hosts = all.stream().filter(this::matches).toList();
        if (hosts.isEmpty()) {
            return;
        }
        addBranch(DeviceKey.HOSTS, 0, Texts.get("devices.hosts"), online(hosts));
        if (isOpen(DeviceKey.HOSTS)) {
            hosts.forEach(host -> addMember(host, 1, false));
        }
    }

    private void addGroup(Group group) {
        List<Member> nodes = group.nodes().stream()
                .filter(node -> matches(node) || node.devices().stream().anyMatch(this::matches))
                .toList();
        if (nodes.isEmpty()) {
            return;
        }
        addBranch(group.key(), 0, group.name(), online(nodes));
        if (isOpen(group.key())) {
            nodes.forEach(this::addNode);
        }
    }

    private static String online(List<Member> members) {
        long online = members.stream().filter(Member::isOnline).count();
        return Texts.get("devices.online", online, members.size());
    }

    private void addNode(Member node) {
        boolean hasParts = node.state().metrics() > 0 || !node.devices().isEmpty();
        addMember(node, 1, hasParts && !isFiltering());
        if (!isOpen(node.key())) {
            return;
        }
        int count = node.state().metrics();
        if (count > 0 && matches(node)) {
            DeviceKey key = node.key().metrics();
            boolean open = isOpen(key);
            rows.add(new DeviceRow(key, 2, Texts.get("devices.metrics", count), "", null, 0, true, open, null));
            if (open) {
                addMetrics(node.key(), 3);
            }
        }
        for (Member device : node.devices()) {
            if (matches(device)) {
                addMember(device, 2, device.state().metrics() > 0);
                if (isOpen(device.key())) {
                    addMetrics(device.key(), 3);
                }
            }
        }
    }

    private void addMember(Member member, int depth, boolean expandable) {
        rows.add(new DeviceRow(
                member.key(),
                depth,
                member.name(),
                "",
                member.state().liveness(),
                member.state().findings(),
                expandable,
                isOpen(member.key()),
                null));
    }

    private void addHome(HomeSnapshot home) {
        List<HomeSnapshot.Device> devices = home.devices().stream()
                .filter(device -> device.path().contains(filter))
                .toList();
        if (devices.isEmpty()) {
            return;
        }
        addBranch(DeviceKey.HOME, 0, Texts.get("devices.home"), Texts.get("devices.home.count", devices.size()));
        if (isOpen(DeviceKey.HOME)) {
            devices.forEach(this::addHomeDevice);
        }
    }

    private void addHomeDevice(HomeSnapshot.Device device) {
        boolean open = isOpen(device.key());
        rows.add(new DeviceRow(
                device.key(),
                1,
                device.name(),
                device.about(),
                device.liveness(),
                device.flaws().size(),
                !device.entities().isEmpty(),
                open,
                null));
        if (open) {
            for (HomeSnapshot.Entity entity : device.entities()) {
                rows.add(new DeviceRow(entity.key(), 2, entity.name(), "", null, 0, false, false, entity.cell()));
            }
        }
    }

    private void addMetrics(DeviceKey of, int depth) {
        MetricCells.Branch branch = metrics.apply(of);
        List<BirthMetric> all = branch.metrics().byName();
        for (int i = 0; i < all.size(); i++) {
            BirthMetric metric = all.get(i);
            DeviceKey key = of.metricOf(metric.name());
            rows.add(new DeviceRow(
                    key,
                    depth,
                    ForeignText.line(metric.name()),
                    metric.typeName(),
                    null,
                    0,
                    false,
                    false,
                    branch.cells()[i]));
        }
    }
}
