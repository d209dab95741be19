// SPDX-License-Identifier: Apache-2.0
package org.topiary.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** A flat with Zigbee2MQTT, two Tasmota sockets and Home Assistant discovery. */
final class HomeSite {
    private static final String BRIDGE = "zigbee2mqtt/bridge/";

    private final SiteScheduler scheduler;
    private final RandomGenerator random;
    private final DeviceLink bridge;
    private final Map<String, ZigbeeLight> lights = new LinkedHashMap<>();
    private final List<ZigbeeSensor> sensors = new ArrayList<>();
    private final ZigbeeSensor.Motion hallwayMotion;
    private final List<TasmotaPlug> sockets;

    HomeSite(long seed, SiteScheduler scheduler, DeviceLink.Factory links) {
        this.scheduler = scheduler;
        this.random = Values.random(seed, "home");
        this.bridge = links.open("zigbee2mqtt", () -> bridgeState("offline"), this::greet);
        for (String name : List.of("living_room_ceiling", "kitchen_spots", "bedroom_lamp", "hallway_light")) {
            lights.put(name, new ZigbeeLight(name, Values.random(seed, name)));
        }
        climate("living_room_climate", 21.4, seed);
        climate("bedroom_climate", 18.9, seed);
        climate("bathroom_climate", 22.6, seed);
        climate("cellar_climate", 14.2, seed);
        hallwayMotion = motion("hallway_motion", seed);
        ZigbeeSensor.Motion kitchenMotion = motion("kitchen_motion", seed);
        contact("front_door", seed);
        contact("bedroom_window", seed);
        ZigbeeSensor.Plug plug =
                new ZigbeeSensor.Plug("washing_machine_plug", Values.random(seed, "washing_machine_plug"));
        sensors.add(plug);
        report(plug, Duration.ofSeconds(5));
        sockets = List.of(
                new TasmotaPlug("fridge", 84, seed, scheduler, links),
                new TasmotaPlug("desk", 142, seed, scheduler, links));
        walk(hallwayMotion, Duration.ofSeconds(6));
        walk(kitchenMotion, Duration.ofSeconds(15));
        scheduler.every(Duration.ofSeconds(9), Duration.ofSeconds(20), this::changeRandomLight);
        scheduler.every(Duration.ofSeconds(12), Duration.ofSeconds(45), this::log);
    }

    void start() {
        bridge.connect();
        sockets.forEach(TasmotaPlug::start);
    }

    private void climate(String name, double warmth, long seed) {
        ZigbeeSensor sensor = new ZigbeeSensor.Climate(name, Values.random(seed, name), warmth);
        sensors.add(sensor);
        report(sensor, Duration.ofSeconds(8));
    }

    private ZigbeeSensor.Motion motion(String name, long seed) {
        ZigbeeSensor.Motion sensor = new ZigbeeSensor.Motion(name, Values.random(seed, name));
        sensors.add(sensor);
        return sensor;
    }

    private void contact(String name, long seed) {
        ZigbeeSensor.Contact sensor = new ZigbeeSensor.Contact(name, Values.random(seed, name));
        sensors.add(sensor);
        swing(sensor);
    }

    private void report(ZigbeeSensor sensor, Duration period) {
        Duration stagger = Duration.ofMillis(random.nextLong(period.toMillis()));
        scheduler.every(stagger, period, () -> bridge.publish(sensor.report(scheduler.now())));
    }

    /** Someone walks by, stays a while, and leaves; the hallway light follows. */
    private void walk(ZigbeeSensor.Motion sensor, Duration delay) {
        scheduler.after(delay, () -> {
            sensor.occupy(!sensor.isOccupied());
            bridge.publish(sensor.report(scheduler.now()));
            if (sensor == hallwayMotion) {
                ZigbeeLight light = light("hallway_light");
                light.turn(sensor.isOccupied());
                bridge.publish(light.state());
            }
            walk(sensor, Duration.ofSeconds(sensor.isOccupied() ? random.nextLong(10, 40) : random.nextLong(15, 120)));
        });
    }

    private void swing(ZigbeeSensor.Contact sensor) {
        Duration delay = Duration.ofSeconds(sensor.isShut() ? random.nextLong(30, 240) : random.nextLong(5, 25));
        scheduler.after(delay, () -> {
            sensor.swing();
            bridge.publish(sensor.report(scheduler.now()));
            swing(sensor);
        });
    }

    private void changeRandomLight() {
        List<ZigbeeLight> all = List.copyOf(lights.values());
        ZigbeeLight light = all.get(random.nextInt(all.size()));
        if (random.nextInt(3) == 0) {
            light.turn(!light.isOn());
        } else {
            light.dim(random.nextInt(30, 255));
        }
        bridge.publish(light.state());
    }

    private void log() {
        ObjectNode json = Json.object();
        json.put("level", random.nextInt(6) == 0 ? "warning" : "info");
        json.put("message", "z2m: Successfully configured '" + sensors.get(random.nextInt(sensors.size())).name + "'");
        json.put("namespace", "z2m");
        bridge.publish(Outgoing.of(BRIDGE + "logging", Json.bytes(json)));
    }

    private ZigbeeLight light(String name) {
        ZigbeeLight light = lights.get(name);
        if (light == null) {
            throw new IllegalArgumentException("no light " + name);
        }
        return light;
    }

    private static Outgoing bridgeState(String state) {
        return Outgoing.of(BRIDGE + "state", Json.bytes(Json.object().put("state", state)))
                .withQos(1)
                .retained();
    }

    private void greet() {
        bridge.subscribe("zigbee2mqtt/+/set", this::set);
        bridge.publish(bridgeState("online"));
        bridge.publish(info());
        bridge.publish(
                Outgoing.of(BRIDGE + "devices", HomeDiscovery.devices(names())).retained());
        for (String name : names()) {
            String topic = "zigbee2mqtt/" + name + "/availability";
            bridge.publish(Outgoing.of(topic, Json.bytes(Json.object().put("state", "online")))
                    .withQos(1)
                    .retained());
        }
        lights.values().forEach(light -> bridge.publish(light.state()));
        sensors.forEach(sensor -> bridge.publish(sensor.report(scheduler.now())));
        for (ZigbeeSensor sensor : sensors) {
            HomeDiscovery.of(sensor).forEach(bridge::publish);
        }
    }

    private List<String> names() {
        List<String> names = new ArrayList<>(lights.keySet());
        sensors.forEach(sensor -> names.add(sensor.name));
        return names;
    }

    private void set(Incoming command) {
        String[] levels = command.topic().split("/", -1);
        ZigbeeLight light = lights.get(levels[1]);
        if (light != null) {
            light.set(command);
            bridge.publish(light.state());
        }
    }

    private static Outgoing info() {
        ObjectNode json = Json.object();
        json.put("version", "2.6.2").put("commit", "4b1f2c9");
        ObjectNode coordinator = json.putObject("coordinator");
        coordinator.put("type", "zStack3x0").put("ieee_address", "0x00124b0029a1c37e");
        coordinator
                .putObject("meta")
                .put("revision", 20240710)
                .put("transportrev", 2)
                .put("product", 1);
        ObjectNode network = json.putObject("network");
        network.put("channel", 15).put("pan_id", 6754).put("extended_pan_id", "0xdddddddddddddddd");
        json.put("log_level", "info").put("permit_join", false).put("restart_required", false);
        return Outgoing.of(BRIDGE + "info", Json.bytes(json)).retained();
    }
}
