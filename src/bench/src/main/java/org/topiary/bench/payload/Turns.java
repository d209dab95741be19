// SPDX-License-Identifier: Apache-2.0
package org.topiary.bench.payload;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.topiary.bench.ChildJvm;
import org.topiary.bench.Samples;

/**
 * Several kinds of work that take turns, so that a moment in which the machine is slow concerns all of them. In a
 * measured process.
 */
public final class Turns {
    private static final int WARM_UP_ROUNDS = 3;
    private static final int ROUNDS = 15;
    private static final long WARM_UP_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long NANOS = TimeUnit.MILLISECONDS.toNanos(60);

    /** @param calls number of calls between looks at the clock */
    private record Work(LongSupplier once, int calls) {}

    private final Map<String, Work> works = new LinkedHashMap<>();

    /** Keeps results from being optimised away. */
    private static final AtomicLong SINK = new AtomicLong();

    /**
     * @param calls number of calls between looks at the clock, together about a millisecond
     * @param once does the work once; its result depends on all of it
     */
    public Turns with(String name, int calls, LongSupplier once) {
        works.put(name, new Work(once, calls));
        return this;
    }

    /** Measures the calls per second of each work, and reports them for {@link #told}. */
    public void measure() {
        for (int round = 0; round < WARM_UP_ROUNDS; round++) {
            works.values().forEach(work -> perSecond(work, WARM_UP_NANOS));
        }
        for (int round = 0; round < ROUNDS; round++) {
            int number = round;
            works.forEach((name, work) -> ChildJvm.report(name + "_" + number, perSecond(work, NANOS)));
        }
    }

    private static double perSecond(Work work, long least) {
        long done = 0;
        long sum = 0;
        long start = System.nanoTime();
        long elapsed;
        do {
            for (int i = 0; i < work.calls; i++) {
                sum += work.once.getAsLong();
            }
            done += work.calls;
            elapsed = System.nanoTime() - start;
        } while (elapsed < least);
        SINK.set(sum);
        return done * 1e9 / elapsed;
    }

    /** The calls per second of a work in all rounds. */
    public static Samples told(ChildJvm.Told told, String name) {
        double[] rates = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            rates[round] = told.get(name + "_" + round);
        }
        return new Samples(rates);
    }

    /** How many times as fast as another work one was, in each round. */
    public static Samples ratio(ChildJvm.Told told, String name, String other) {
        double[] ratios = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            ratios[round] = told.get(name + "_" + round) / told.get(other + "_" + round);
        }
        return new Samples(ratios);
    }
}
