// SPDX-License-Identifier: Apache-2.0
package org.topiary.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * One person's wrist band: heart rate as JSON, steps as CBOR, both with MQTT 5 content type and user properties, and an
 * answer to {@code wearables/<user>/cmd} on the response topic of the request.
 */
final class Wearable {
    private enum Activity {
        RESTING(1.0, 0),
        WALKING(1.5, 108),
        RUNNING(2.4, 164);

        private final double strain;
        private final int cadence;

        Activity(double strain, int cadence) {
            this.strain = strain;
            this.cadence = cadence;
        }
    }

    private final String user;
    private final String device;
    private final String firmware;
    private final double restingPulse;
    private final RandomGenerator random;
    private final SiteScheduler scheduler;
    private final DeviceLink link;
    private final Values.Wander pulseNoise;
    private Activity activity = Activity.RESTING;
    private double pulse;
    private double steps;
    private double battery;

    Wearable(
            String user,
            String device,
            String firmware,
            double restingPulse,
            long seed,
            SiteScheduler scheduler,
            DeviceLink.Factory links) {
        this.user = user;
        this.device = device;
        this.firmware = firmware;
        this.restingPulse = restingPulse;
        this.random = Values.random(seed, user);
        this.scheduler = scheduler;
        this.pulseNoise = new Values.Wander(random, 0.2, 1.2);
        this.pulse = restingPulse + 8;
        this.steps = random.nextInt(800, 9_000);
        this.battery = random.nextDouble(35, 98);
        this.link = links.open("wearable-" + user, () -> null, this::greet);
        Duration second = Duration.ofSeconds(1);
        scheduler.every(Duration.ofMillis(random.nextLong(1_000)), second, this::heartRate);
        scheduler.every(Duration.ofMillis(random.nextLong(2_000)), second.multipliedBy(5), this::steps);
        scheduler.every(second.multipliedBy(20), second.multipliedBy(60), () -> link.publish(batteryState()));
        changeActivity();
    }

    void start() {
        link.connect();
    }

    private void greet() {
        link.subscribe("wearables/" + user + "/cmd", this::answer);
        link.publish(batteryState());
    }

    private void changeActivity() {
        scheduler.after(Duration.ofSeconds(random.nextLong(20, 120)), () -> {
            activity = switch (random.nextInt(5)) {
                case 0, 1 -> Activity.RESTING;
                case 2, 3 -> Activity.WALKING;
                default -> Activity.RUNNING;
            };
            changeActivity();
        });
    }

    private void heartRate() {
        double goal = restingPulse * activity.strain + Values.daily(scheduler.now(), 0, 8, 15);
        pulse += (goal - pulse) * 0.06;
        steps += activity.cadence / 60.0;
        ObjectNode json = Json.object();
        json.put("bpm", Math.round(pulseNoise.next(pulse)));
        json.put("rr_ms", Math.round(60_000 / pulse + random.nextGaussian(0, 12)));
        json.put("confidence", Values.round(random.nextDouble(0.88, 1), 2));
        json.put("activity", activity.name().toLowerCase(Locale.ROOT));
        json.put("timestamp", scheduler.now().toString());
        link.publish(described(Outgoing.of(topic("heartrate"), Json.bytes(json)).withContentType("application/json")));
    }

    private void steps() {
        ObjectNode cbor = Json.object();
        cbor.put("steps", (int) steps);
        cbor.put("distance_m", Values.round(steps * 0.72, 1));
        cbor.put("cadence", activity.cadence == 0 ? 0 : activity.cadence + random.nextInt(-4, 5));
        cbor.put("kcal", Values.round(steps * 0.04, 1));
        cbor.put("timestamp", scheduler.now().toEpochMilli());
        link.publish(described(
                Outgoing.of(topic("steps"), Json.cbor(cbor)).withQos(1).withContentType("application/cbor")));
    }

    private Outgoing batteryState() {
        battery = battery < 8 ? 100 : battery - 0.2;
        ObjectNode json = Json.object().put("level", (int) battery).put("charging", false);
        return described(Outgoing.of(topic("battery"), Json.bytes(json))
                .withQos(1)
                .retained()
                .withContentType("application/json"));
    }

    /** A request without a response topic gets no answer (MQTT 5, 4.10). */
    private void answer(Incoming request) {
        if (request.responseTopic().isEmpty()) {
            return;
        }
        String command = Json.parse(request.payload()).path("cmd").asText();
        ObjectNode json = Json.object();
        switch (command) {
            case "identify" ->
                json.put("user", user)
                        .put("device", device)
                        .put("firmware", firmware)
                        .put("serial", "WB-%08X".formatted(user.hashCode()))
                        .put("battery", (int) battery);
            case "ping" -> json.put("pong", scheduler.now().toString());
            default ->
                json.put("error", "unknown command")
                        .put("cmd", command)
                        .putArray("known")
                        .add("identify")
                        .add("ping");
        }
        link.publish(described(Outgoing.of(request.responseTopic(), Json.bytes(json))
                .withQos(1)
                .withContentType("application/json")
                .withCorrelationData(request.correlationData())));
    }

    private Outgoing described(Outgoing message) {
        return message.withUserProperties(Map.of("device", device, "firmware", firmware));
    }

    private String topic(String last) {
        return "wearables/" + user + "/" + last;
    }
}
