// SPDX-License-Identifier: Apache-2.0
package org.topiary.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.random.RandomGenerator;

/** A battery-powered or mains device that reports periodically, as Zigbee2MQTT presents it. */
abstract sealed class ZigbeeSensor {
    final String name;
    final RandomGenerator random;
    private final double battery;

    private ZigbeeSensor(String name, RandomGenerator random) {
        this.name = name;
        this.random = random;
        this.battery = random.nextDouble(55, 100);
    }

    /** Advances the sensor and returns its report. */
    abstract Outgoing report(Instant now);

    final Outgoing message(ObjectNode json) {
        json.put("linkquality", random.nextInt(40, 200));
        return Outgoing.of("zigbee2mqtt/" + name, Json.bytes(json)).retained();
    }

    final ObjectNode onBattery() {
        ObjectNode json = Json.object();
        json.put("battery", (int) battery);
        json.put("voltage", 2700 + (int) (battery * 3));
        return json;
    }

    /** Temperature °C, relative humidity %, pressure hPa. */
    static final class Climate extends ZigbeeSensor {
        private final double warmth;
        private final Values.Wander temperature;
        private final Values.Wander humidity;
        private final Values.Wander pressure;

        /** @param warmth mean temperature of the room in °C */
        Climate(String name, RandomGenerator random, double warmth) {
            super(name, random);
            this.warmth = warmth;
            this.temperature = new Values.Wander(random, 0.02, 0.05);
            this.humidity = new Values.Wander(random, 0.03, 0.3);
            this.pressure = new Values.Wander(random, 0.01, 0.1);
        }

        @Override
        Outgoing report(Instant now) {
            ObjectNode json = onBattery();
            double mean = Values.daily(now, warmth - 1.2, warmth + 1.2, 17);
            json.put("temperature", Values.round(temperature.next(mean), 2));
            json.put("humidity", Values.round(humidity.next(Values.daily(now, 41, 53, 6)), 2));
            json.put("pressure", Values.round(pressure.next(1016), 1));
            return message(json);
        }
    }

    /** Occupancy and illuminance (lux). */
    static final class Motion extends ZigbeeSensor {
        private boolean occupied;

        Motion(String name, RandomGenerator random) {
            super(name, random);
        }

        boolean isOccupied() {
            return occupied;
        }

        void occupy(boolean value) {
            occupied = value;
        }

        @Override
        Outgoing report(Instant now) {
            ObjectNode json = onBattery();
            json.put("illuminance", (int) Math.max(0, Values.daily(now, -250, 420, 13) + random.nextGaussian(0, 8)));
            json.put("occupancy", occupied);
            return message(json);
        }
    }

    /** A door or window; {@code contact} is true while it is shut. */
    static final class Contact extends ZigbeeSensor {
        private boolean shut = true;

        Contact(String name, RandomGenerator random) {
            super(name, random);
        }

        void swing() {
            shut = !shut;
        }

        boolean isShut() {
            return shut;
        }

        @Override
        Outgoing report(Instant now) {
            ObjectNode json = onBattery();
            json.put("contact", shut);
            return message(json);
        }
    }

    /** A smart plug with a washing machine on it: power in W, energy in kWh since it was bought. */
    static final class Plug extends ZigbeeSensor {
        private static final int CYCLE_REPORTS = 240;
        private int step;
        private double energy;

        Plug(String name, RandomGenerator random) {
            super(name, random);
            this.energy = random.nextDouble(150, 400);
            this.step = random.nextInt(CYCLE_REPORTS);
        }

        @Override
        Outgoing report(Instant now) {
            step = (step + 1) % CYCLE_REPORTS;
            double share = (double) step / CYCLE_REPORTS;
            double power;
            if (share < 0.2) {
                power = 1.3; // stand-by
            } else if (share < 0.4) {
                power = 2050 + random.nextGaussian(0, 15); // heating
            } else if (share < 0.85) {
                power = 160 + 110 * Math.sin(step * 0.8) + random.nextGaussian(0, 6); // drum
            } else {
                power = 480 + random.nextGaussian(0, 25); // spin
            }
            power = Math.max(0, power);
            double volts = 230 + random.nextGaussian(0, 0.8);
            energy += power * 5 / 3_600_000;
            ObjectNode json = Json.object();
            json.put("current", Values.round(power / volts, 2));
            json.put("energy", Values.round(energy, 3));
            json.put("power", Values.round(power, 1));
            json.put("state", "ON");
            json.put("voltage", Values.round(volts, 1));
            return message(json);
        }
    }
}
