// SPDX-License-Identifier: Apache-2.0
package org.topiary.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * An environmental station on an unreliable link: publishes plain numbers, and a status that its will sets to offline.
 */
final class Station {
    private final String name;
    private final double warmth;
    private final RandomGenerator random;
    private final SiteScheduler scheduler;
    private final DeviceLink link;
    private final Values.Wander temperature;
    private final Values.Wander humidity;
    private final Values.Wander wind;
    private final Values.Wander pressure;

    /** @param warmth mean temperature of the location in °C */
    Station(String name, double warmth, long seed, SiteScheduler scheduler, DeviceLink.Factory links) {
        this.name = name;
        this.warmth = warmth;
        this.random = Values.random(seed, name);
        this.scheduler = scheduler;
        this.temperature = new Values.Wander(random, 0.03, 0.08);
        this.humidity = new Values.Wander(random, 0.03, 0.5);
        this.wind = new Values.Wander(random, 0.1, 0.5);
        this.pressure = new Values.Wander(random, 0.01, 0.08);
        this.link = links.open("station-" + name, () -> status("offline"), this::greet);
        Duration period = Duration.ofSeconds(2);
        scheduler.every(Duration.ofMillis(random.nextLong(2_000)), period, this::measure);
    }

    void start() {
        link.connect();
    }

    void publish(String last, byte[] payload, int qos, boolean retain, String contentType) {
        Outgoing message = Outgoing.of(topic(last), payload).withQos(qos).withContentType(contentType);
        link.publish(retain ? message.retained() : message);
    }

    /** Interrupts the link for the duration of the outage. */
    void dropOff(Duration outage) {
        link.dropOff();
        scheduler.after(outage, link::connect);
    }

    /** Temperature in °C. */
    double temperature(Instant time) {
        return temperature.next(Values.daily(time, warmth - 4.5, warmth + 4.5, 15));
    }

    private void greet() {
        link.publish(status("online"));
        measure();
    }

    private Outgoing status(String state) {
        return Outgoing.of(topic("status"), state).withQos(1).retained();
    }

    private void measure() {
        Instant now = scheduler.now();
        number("temperature", temperature(now), 0);
        number("humidity", Math.clamp(humidity.next(Values.daily(now, 52, 84, 5)), 5, 100), 0);
        number("wind", Math.abs(wind.next(Values.daily(now, 2, 6.5, 14))), 0);
        number("pressure", pressure.next(1013 - warmth / 3), 1);
    }

    private void number(String quantity, double value, int qos) {
        link.publish(Outgoing.of(topic(quantity), String.format(Locale.ROOT, "%.1f", value))
                .withQos(qos)
                .retained());
    }

    private String topic(String last) {
        return "stations/" + name + "/" + last;
    }
}
