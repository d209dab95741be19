// SPDX-License-Identifier: Apache-2.0
package org.topiary.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * A socket with energy metering that runs Tasmota: {@code cmnd/}, {@code stat/} and {@code tele/} topics, LWT
 * Online/Offline.
 */
final class TasmotaPlug {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", Locale.ROOT);

    private final String topic;
    private final double watts;
    private final RandomGenerator random;
    private final SiteScheduler scheduler;
    private final DeviceLink link;
    private final double upBefore;
    private final double total;
    private double today;
    private boolean on = true;

    TasmotaPlug(String topic, double watts, long seed, SiteScheduler scheduler, DeviceLink.Factory links) {
        this.topic = topic;
        this.watts = watts;
        this.random = Values.random(seed, topic);
        this.scheduler = scheduler;
        this.upBefore = random.nextInt(90_000, 900_000);
        this.total = random.nextDouble(300, 900);
        this.today = random.nextDouble(0.2, 1.5);
        this.link = links.open("tasmota-" + topic, () -> lwt("Offline"), this::greet);
        Duration stagger = Duration.ofMillis(random.nextInt(5_000));
        scheduler.every(stagger, Duration.ofSeconds(10), () -> link.publish(sensor(scheduler.now())));
        scheduler.every(stagger, Duration.ofSeconds(30), () -> link.publish(state(scheduler.now())));
    }

    void start() {
        link.connect();
    }

    private Outgoing lwt(String state) {
        return Outgoing.of("tele/" + topic + "/LWT", state).withQos(1).retained();
    }

    private void greet() {
        link.subscribe("cmnd/" + topic + "/POWER", this::obey);
        link.publish(lwt("Online"));
        ObjectNode info = Json.object();
        ObjectNode details = info.putObject("Info1");
        details.put("Module", "Nous A1T")
                .put("Version", "14.6.0(tasmota)")
                .put("FallbackTopic", "cmnd/" + topic + "_fb/");
        link.publish(Outgoing.of("tele/" + topic + "/INFO1", Json.bytes(info)));
        link.publish(state(scheduler.now()));
        link.publish(sensor(scheduler.now()));
        answer();
    }

    private void obey(Incoming command) {
        on = switch (command.text().trim().toUpperCase(Locale.ROOT)) {
            case "ON", "1", "TRUE" -> true;
            case "OFF", "0", "FALSE" -> false;
            case "TOGGLE", "2" -> !on;
            default -> on;
        };
        answer();
    }

    private void answer() {
        link.publish(Outgoing.of(
                "stat/" + topic + "/RESULT", Json.bytes(Json.object().put("POWER", power()))));
        link.publish(Outgoing.of("stat/" + topic + "/POWER", power()).withQos(1).retained());
    }

    private String power() {
        return on ? "ON" : "OFF";
    }

    private static String time(Instant now) {
        return TIME.format(now.atZone(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS));
    }

    private Outgoing state(Instant now) {
        long up = (long) (upBefore + scheduler.seconds());
        ObjectNode json = Json.object();
        json.put("Time", time(now));
        json.put("Uptime", "%dT%02d:%02d:%02d".formatted(up / 86_400, up / 3_600 % 24, up / 60 % 60, up % 60));
        json.put("UptimeSec", up);
        json.put("Heap", random.nextInt(24, 28));
        json.put("SleepMode", "Dynamic");
        json.put("Sleep", 50);
        json.put("LoadAvg", 19);
        json.put("MqttCount", 1);
        json.put("POWER", power());
        int signal = -random.nextInt(55, 70);
        ObjectNode wifi = json.putObject("Wifi");
        wifi.put("AP", 1)
                .put("SSId", "home")
                .put("BSSId", "3C:A6:2F:11:5B:8E")
                .put("Channel", 6)
                .put("Mode", "11n");
        wifi.put("RSSI", 2 * (signal + 100))
                .put("Signal", signal)
                .put("LinkCount", 1)
                .put("Downtime", "0T00:00:03");
        return Outgoing.of("tele/" + topic + "/STATE", Json.bytes(json));
    }

    private Outgoing sensor(Instant now) {
        double volts = 230 + random.nextGaussian(0, 1);
        double active = on ? Math.max(0, watts + random.nextGaussian(0, watts / 30)) : 0;
        today += active * 10 / 3_600_000;
        ObjectNode json = Json.object();
        json.put("Time", time(now));
        ObjectNode energy = json.putObject("ENERGY");
        energy.put("TotalStartTime", "2025-02-11T18:04:27");
        energy.put("Total", Values.round(total + today, 3));
        energy.put("Yesterday", Values.round(watts * 0.009, 3));
        energy.put("Today", Values.round(today, 3));
        energy.put("Power", Math.round(active));
        energy.put("ApparentPower", Math.round(active * 1.06));
        energy.put("ReactivePower", Math.round(active * 0.35));
        energy.put("Factor", on ? 0.94 : 0);
        energy.put("Voltage", Math.round(volts));
        energy.put("Current", Values.round(active * 1.06 / volts, 3));
        return Outgoing.of("tele/" + topic + "/SENSOR", Json.bytes(json));
    }
}
