// SPDX-License-Identifier: Apache-2.0
package org.topiary.bench.endtoend;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.topiary.bench.ChildJvm;

/** A process that subscribes, counts until all messages have arrived or no more arrive, and reports its figures. */
public final class SubscriberMain {
    private static final long GIVE_UP_NANOS = Duration.ofSeconds(3).toNanos();
    private static final Duration LIMIT = Duration.ofMinutes(3);

    /**
     * The reported figures.
     *
     * @param perSecond messages per second after the warm-up, until the last one arrived
     * @param seconds from connecting to the last message
     * @param lost number of messages that were sent but did not arrive, or were not kept
     * @param topics number of known topics; -1 if they are not stored
     * @param cpuNanos processor time of the whole process per message after the warm-up
     */
    record Taken(double perSecond, double seconds, double lost, double topics, double cpuNanos) {}

    private SubscriberMain() {}

    /**
     * Runs a subscriber in a separate process.
     *
     * @param warmUp number of messages that are not timed
     * @param messages total number of messages
     * @param busy whether the process keeps a processor core busy meanwhile
     */
    static Taken run(Subscriber.Kind kind, int port, long warmUp, long messages, boolean busy)
            throws IOException, InterruptedException {
        try (ChildJvm child = ChildJvm.start(SubscriberMain.class, kind, port, warmUp, messages, busy)) {
            return taken(child);
        }
    }

    /** Returns the figures of a process that runs a subscriber. */
    static Taken taken(ChildJvm child) throws IOException, InterruptedException {
        ChildJvm.Told told = child.told(LIMIT);
        return new Taken(
                told.get("per_second"),
                told.get("seconds"),
                told.get("lost"),
                told.get("topics"),
                told.get("cpu_nanos"));
    }

    public static void main(String[] arguments) {
        ChildJvm.runAndExit(() -> subscribe(arguments));
    }

    private static void subscribe(String... arguments) throws Exception {
        long warmUp = Long.parseLong(arguments[2]);
        long messages = Long.parseLong(arguments[3]);
        if (Boolean.parseBoolean(arguments[4])) {
            Thread.ofPlatform().daemon().start(SubscriberMain::keepBusy);
        }
        long start = System.nanoTime();
        try (Subscriber subscriber =
                Subscriber.open(Subscriber.Kind.valueOf(arguments[0]), Integer.parseInt(arguments[1]))) {
            lastArrival(subscriber, 1);
            ChildJvm.reportReady();
            long warm = lastArrival(subscriber, warmUp);
            long timedFrom = subscriber.received();
            long cpu = processorTime();
            long end = lastArrival(subscriber, messages);
            long timed = Math.max(1, subscriber.received() - timedFrom);
            ChildJvm.report("per_second", timed * 1e9 / Math.max(1, end - warm));
            ChildJvm.report("seconds", (end - start) / 1e9);
            ChildJvm.report("lost", (double) (messages - subscriber.received()));
            ChildJvm.report("topics", subscriber.topics());
            ChildJvm.report("cpu_nanos", (double) (processorTime() - cpu) / timed);
        }
    }

    /** The time when the number was reached or, if no more messages arrive, when the last one arrived. */
    private static long lastArrival(Subscriber subscriber, long wanted) throws InterruptedException {
        long arrived = subscriber.received();
        long at = System.nanoTime();
        while (arrived < wanted && System.nanoTime() - at < GIVE_UP_NANOS) {
            TimeUnit.MILLISECONDS.sleep(1);
            long now = subscriber.received();
            if (now != arrived) {
                arrived = now;
                at = System.nanoTime();
            }
        }
        return at;
    }

    private static long processorTime() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static void keepBusy() {
        while (true) {
            Thread.onSpinWait();
        }
    }
}
