// SPDX-License-Identifier: Apache-2.0
package org.topiary.demo;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Building blocks of realistic measurements: daily curves and noise. */
final class Values {
    private Values() {}

    /** A separate generator for every name, so that adding a device changes no other. */
    static RandomGenerator random(long seed, String name) {
        return new SplittableRandom(seed * 0x9E3779B97F4A7C15L + name.hashCode());
    }

    /** Hours since midnight in the zone of this machine, 0 up to 24. */
    static double hour(Instant time) {
        ZonedDateTime local = time.atZone(ZoneId.systemDefault());
        return local.toLocalTime().toSecondOfDay() / 3600.0;
    }

    /** A smooth curve over the day: the highest value at the given hour, the lowest twelve hours later. */
    static double daily(Instant time, double lowest, double highest, double peakHour) {
        double wave = Math.cos((hour(time) - peakHour) / 24 * 2 * Math.PI);
        return lowest + (highest - lowest) * (wave + 1) / 2;
    }

    static double round(double value, int digits) {
        double factor = Math.pow(10, digits);
        return Math.round(value * factor) / factor;
    }

    /** A value that fluctuates around its mean (an autoregressive process of order one). */
    static final class Wander {
        private final RandomGenerator random;
        private final double pull;
        private final double step;
        private double offset;

        /**
         * @param pull share of the distance to the mean that each step removes, 0 to 1
         * @param step standard deviation of a step
         */
        Wander(RandomGenerator random, double pull, double step) {
            this.random = random;
            this.pull = pull;
            this.step = step;
        }

        double next(double centre) {
            offset += random.nextGaussian(0, step) - pull * offset;
            return centre + offset;
        }
    }
}
