// SPDX-License-Identifier: Apache-2.0
package org.topiary.demo;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.topiary.demo.SparkplugMetric.DataType;

/**
 * An edge node of a Sparkplug B group with its devices (Sparkplug 3.0, chapters 5 and 6): births with names, aliases
 * and types, data by alias alone, one sequence number for node and devices, NDEATH as will, Node Control/Rebirth.
 */
final class SparkplugEdgeNode {
    static final int CELLS = 10;
    private static final String REBIRTH = "Node Control/Rebirth";
    private static final long FIRST_CELL_ALIAS = 100;

    private final String group;
    private final String name;
    private final SiteScheduler scheduler;
    private final DeviceLink link;
    private final List<SparkplugCell> cells = new ArrayList<>();
    private final List<SparkplugMetric> own;
    private final SparkplugMetric bdSeq = new SparkplugMetric("bdSeq", 0, DataType.INT64, "", -1L);
    private final SparkplugMetric rebirth = new SparkplugMetric(REBIRTH, 1, DataType.BOOLEAN, "", false);
    private final SparkplugMetric partsPerMinute = new SparkplugMetric("Line/Rate", 4, DataType.FLOAT, "1/min", 0f);
    private final SparkplugMetric good = new SparkplugMetric("Line/Good", 5, DataType.INT64, "", 0L);
    private final SparkplugMetric reject = new SparkplugMetric("Line/Reject", 6, DataType.INT64, "", 0L);
    private final SparkplugMetric energy = new SparkplugMetric("Line/Energy", 7, DataType.DOUBLE, "kWh", 0d);
    private final SparkplugMetric running = new SparkplugMetric("Line/Running", 8, DataType.BOOLEAN, "", true);
    private final SparkplugMetric ambient = new SparkplugMetric("Ambient/Temperature", 9, DataType.FLOAT, "°C", 21f);
    private final Values.Wander ambientNoise;
    private boolean born;
    private int seq;

    SparkplugEdgeNode(String group, String name, long seed, SiteScheduler scheduler, DeviceLink.Factory links) {
        this.group = group;
        this.name = name;
        this.scheduler = scheduler;
        this.ambientNoise = new Values.Wander(Values.random(seed, name), 0.05, 0.03);
        this.own = List.of(
                bdSeq,
                rebirth,
                new SparkplugMetric("Properties/Hardware", 2, DataType.STRING, "", "IPC-427E"),
                new SparkplugMetric("Properties/OS", 3, DataType.STRING, "", "Debian 12"),
                partsPerMinute,
                good,
                reject,
                energy,
                running,
                ambient);
        for (int i = 1; i <= CELLS; i++) {
            String cell = "Cell%02d".formatted(i);
            cells.add(new SparkplugCell(cell, FIRST_CELL_ALIAS * i, Values.random(seed, name + "/" + cell)));
        }
        this.link = links.open(SparkplugCertificates.EDGE_NODE + group + "-" + name, this::death, this::birth);
        Duration period = FactorySite.CELL_PERIOD;
        for (int i = 0; i < CELLS; i++) {
            SparkplugCell cell = cells.get(i);
            scheduler.every(period.multipliedBy(i).dividedBy(CELLS), period, () -> report(cell));
        }
        scheduler.every(Duration.ofMillis(500), Duration.ofSeconds(1), this::reportNode);
    }

    void start() {
        link.connect();
    }

    /** Simulates a network outage of the gateway: NDEATH appears, later NBIRTH and the DBIRTHs. */
    void fail(Duration outage) {
        born = false;
        link.dropOff();
        scheduler.after(outage, link::connect);
    }

    /** Simulates a message that is lost on its way: the next one has the sequence number after it. */
    void loseMessage() {
        seq = (seq + 1) % 256;
    }

    private String topic(String type) {
        return "spBv1.0/" + group + "/" + type + "/" + name;
    }

    /** Called before every connect; the NBIRTH that follows carries the same bdSeq (6.4.20). */
    private Outgoing death() {
        born = false;
        bdSeq.set((long) ((bdSeq.number() + 1) % 256));
        long now = millis();
        byte[] payload = new Protobuf.Writer()
                .varint(1, now)
                .message(2, bdSeq.birth(now))
                .toByteArray();
        return Outgoing.of(topic("NDEATH"), payload).withQos(1);
    }

    private void birth() {
        link.subscribe(topic("NCMD"), this::obey);
        publishBirths();
    }

    private void publishBirths() {
        seq = 0;
        born = true;
        sumUp();
        long now = millis();
        publish(topic("NBIRTH"), own.stream().map(metric -> metric.birth(now)).toList(), now);
        for (SparkplugCell cell : cells) {
            List<Protobuf.Writer> metrics =
                    cell.metrics().stream().map(metric -> metric.birth(now)).toList();
            publish(topic("DBIRTH") + "/" + cell.name(), metrics, now);
        }
    }

    private void report(SparkplugCell cell) {
        List<SparkplugMetric> changed = cell.tick();
        if (born) {
            long now = millis();
            publish(
                    topic("DDATA") + "/" + cell.name(),
                    changed.stream().map(metric -> metric.data(now)).toList(),
                    now);
        }
    }

    private void reportNode() {
        sumUp();
        if (born) {
            long now = millis();
            List<SparkplugMetric> changed = List.of(partsPerMinute, good, reject, energy, running, ambient);
            publish(
                    topic("NDATA"),
                    changed.stream().map(metric -> metric.data(now)).toList(),
                    now);
        }
    }

    private void sumUp() {
        long before = (long) good.number();
        long parts = cells.stream().mapToLong(SparkplugCell::goodParts).sum();
        good.set(parts);
        reject.set(cells.stream().mapToLong(SparkplugCell::rejectedParts).sum());
        if (before > 0) {
            double rate = partsPerMinute.number();
            partsPerMinute.set((float) Values.round(rate + ((parts - before) * 60 - rate) * 0.05, 1));
        }
        double kilowatts = cells.stream().mapToDouble(SparkplugCell::kilowatts).sum();
        energy.set(Values.round(energy.number() + kilowatts / 3_600, 4));
        running.set(cells.stream().anyMatch(SparkplugCell::isRunning));
        ambient.set((float) Values.round(ambientNoise.next(Values.daily(scheduler.now(), 18.5, 24.5, 15)), 2));
    }

    private void publish(String topic, Collection<Protobuf.Writer> metrics, long now) {
        Protobuf.Writer payload = new Protobuf.Writer().varint(1, now);
        metrics.forEach(metric -> payload.message(2, metric));
        payload.varint(3, seq);
        seq = (seq + 1) % 256;
        link.publish(Outgoing.of(topic, payload.toByteArray()));
    }

    private void obey(Incoming command) {
        if (isRebirth(command.payload())) {
            publishBirths();
        }
    }

    /** Whether a payload requests a rebirth, by name or by alias, with the value true. */
    private boolean isRebirth(byte[] payload) {
        Protobuf.Reader fields = new Protobuf.Reader(payload);
        while (fields.next()) {
            if (fields.field() == 2) {
                boolean named = false;
                boolean set = false;
                Protobuf.Reader metric = new Protobuf.Reader(fields.bytes());
                while (metric.next()) {
                    switch (metric.field()) {
                        case 1 -> named |= new String(metric.bytes(), StandardCharsets.UTF_8).equals(REBIRTH);
                        case 2 -> named |= metric.number() == rebirth.alias();
                        case 14 -> set = metric.number() != 0;
                        default -> {}
                    }
                }
                if (named && set) {
                    return true;
                }
            }
        }
        return false;
    }

    private long millis() {
        return scheduler.now().toEpochMilli();
    }
}
