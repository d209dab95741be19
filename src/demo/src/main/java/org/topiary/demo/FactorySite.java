// SPDX-License-Identifier: Apache-2.0
package org.topiary.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A plant that speaks Sparkplug B: two lines of ten cells, 500 metrics, 300 messages a second, and the host
 * application.
 */
final class FactorySite {
    /** 20 cells that each report this often, and two edge nodes once a second, make 302 messages a second. */
    static final Duration CELL_PERIOD = Duration.ofNanos(66_666_667);

    private static final Duration FIRST_LOSS = Duration.ofSeconds(45);
    private static final String HOST = "Scada";

    private final SiteScheduler scheduler;
    private final RandomGenerator random;
    private final List<SparkplugEdgeNode> lines;
    private final DeviceLink host;
    private long hostTimestamp;

    FactorySite(long seed, SiteScheduler scheduler, DeviceLink.Factory links) {
        this.scheduler = scheduler;
        this.random = Values.random(seed, "factory");
        this.lines = List.of(
                new SparkplugEdgeNode("Plant1", "Line1", seed, scheduler, links),
                new SparkplugEdgeNode("Plant1", "Line2", seed, scheduler, links));
        this.host = links.open("sparkplug-host-" + HOST, this::hostWill, this::hostBirth);
        scheduleFailure();
        scheduler.after(FIRST_LOSS, this::loseMessage);
    }

    private void hostBirth() {
        host.publish(hostState(true));
    }

    void start() {
        host.connect();
        lines.forEach(SparkplugEdgeNode::start);
    }

    private void scheduleFailure() {
        scheduler.after(Duration.ofSeconds(random.nextLong(90, 240)), () -> {
            lines.get(1).fail(Duration.ofSeconds(random.nextLong(4, 9)));
            scheduleFailure();
        });
    }

    private void loseMessage() {
        lines.getFirst().loseMessage();
        scheduler.after(Duration.ofSeconds(random.nextLong(180, 360)), this::loseMessage);
    }

    /** The will and the birth that follows carry the same timestamp (Sparkplug 3.0, 5.14). */
    private Outgoing hostWill() {
        hostTimestamp = scheduler.now().toEpochMilli();
        return hostState(false);
    }

    private Outgoing hostState(boolean online) {
        ObjectNode json = Json.object().put("online", online).put("timestamp", hostTimestamp);
        return Outgoing.of("spBv1.0/STATE/" + HOST, Json.bytes(json)).withQos(1).retained();
    }
}
