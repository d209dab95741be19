// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.monitor;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Collects the figures of {@link WindowMXBean}. Written by the JavaFX application thread, read by any thread. */
public final class WindowMonitor implements WindowMXBean, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WindowMonitor.class);
    private static final String NAME = "org.topiary:type=Window";
    private static final int TICKS = 4_096;
    private static final int RECENT_SECONDS = 10;
    private static final double NANOS_PER_MILLI = 1e6;

    private final long[] ticks = new long[TICKS];
    private long fxThread = -1;
    private int tickCount;
    private long longestPause;
    private final RecentPeak recentPause = new RecentPeak(RECENT_SECONDS);
    private final Set<Pauses> takers = new HashSet<>();
    private long frames;
    private long framesAtStart;
    private long startedAt = System.nanoTime();
    private long cpuAtStart;
    /** Guards the fields below, so that drawing never waits for the MBean server. */
    private final Object registration = new Object();

    private boolean registered;
    private boolean closed;

    /**
     * Starts measuring, and registers the figures in the platform MBean server; does nothing after the first call or
     * after close. If JMX does not work, only the registration is missing. Any thread: the first use takes time.
     */
    public void register() {
        synchronized (registration) {
            if (closed || registered) {
                return;
            }
            try {
                // Loaded before taking the lock on the figures, for which the JavaFX application thread waits.
                MBeanServer server = server();
                ManagementFactory.getThreadMXBean();
                reset();
                server.registerMBean(this, new ObjectName(NAME));
                registered = true;
            } catch (JMException | RuntimeException e) {
                LOG.warn("Cannot register the figures of the window in JMX", e);
            }
        }
    }

    /**
     * Must be called on the JavaFX application thread before anything is measured, which begins with {@link #reset}.
     */
    public synchronized void watchThisThread() {
        fxThread = Thread.currentThread().threadId();
    }

    /** A task waited {@code nanos} for the JavaFX application thread. */
    public synchronized void waited(long nanos) {
        paused(nanos);
    }

    private void paused(long nanos) {
        longestPause = Math.max(longestPause, nanos);
        recentPause.add(System.nanoTime(), nanos);
        takers.forEach(taker -> taker.longest = Math.max(taker.longest, nanos));
    }

    /** A tick took {@code nanos}. */
    public synchronized void ticked(long nanos) {
        ticks[tickCount++ % TICKS] = nanos;
        paused(nanos);
    }

    /** A frame was laid out and handed to the renderer. */
    public synchronized void drew() {
        frames++;
    }

    /** The figures that only grow and that {@link #reset} does not affect. */
    public synchronized Totals totals() {
        return new Totals(System.nanoTime(), cpuTime(), frames);
    }

    /** Longest pause of the last 10 s, in ms; not affected by {@link #reset}. */
    public synchronized double recentPauseMillis() {
        return recentPause.get(System.nanoTime()) / NANOS_PER_MILLI;
    }

    /** Records pauses from now on, for a caller that polls for the longest. */
    public synchronized Pauses pauses() {
        Pauses taker = new Pauses();
        takers.add(taker);
        return taker;
    }

    /** Remembers the longest pause until it is taken; must be closed after the last call. Any thread. */
    public final class Pauses implements AutoCloseable {
        private long longest;

        private Pauses() {}

        /** Longest pause since the last call, in ms; not affected by {@link #reset}. */
        public double takeMillis() {
            synchronized (WindowMonitor.this) {
                long taken = longest;
                longest = 0;
                return taken / NANOS_PER_MILLI;
            }
        }

        @Override
        public void close() {
            synchronized (WindowMonitor.this) {
                takers.remove(this);
            }
        }
    }

    @Override
    public synchronized double getFxBusyPercent() {
        long wall = System.nanoTime() - startedAt;
        // The two clocks are read one after the other, so a thread that never rests may seem to exceed 100 %.
        return wall <= 0 ? 0 : Math.min(100, 100.0 * (cpuTime() - cpuAtStart) / wall);
    }

    @Override
    public synchronized double getLongestFxPauseMillis() {
        return longestPause / NANOS_PER_MILLI;
    }

    @Override
    public synchronized double getFramesPerSecond() {
        long wall = System.nanoTime() - startedAt;
        return wall <= 0 ? 0 : (frames - framesAtStart) * 1e9 / wall;
    }

    @Override
    public synchronized double getTickMillisP99() {
        int count = Math.min(tickCount, TICKS);
        if (count == 0) {
            return 0;
        }
        long[] sorted = Arrays.copyOf(ticks, count);
        Arrays.sort(sorted);
        return sorted[Math.min(count - 1, (int) Math.ceil(count * 0.99) - 1)] / NANOS_PER_MILLI;
    }

    @Override
    public synchronized void reset() {
        tickCount = 0;
        longestPause = 0;
        framesAtStart = frames;
        startedAt = System.nanoTime();
        cpuAtStart = cpuTime();
    }

    private long cpuTime() {
        if (fxThread < 0) {
            return 0;
        }
        // Created on demand: the first use takes long, and would delay the first frame.
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return threads.isThreadCpuTimeSupported() ? Math.max(0, threads.getThreadCpuTime(fxThread)) : 0;
    }

    @Override
    public void close() {
        synchronized (registration) {
            closed = true;
            if (!registered) {
                // Does not start the server only to shut down.
                return;
            }
            try {
                server().unregisterMBean(new ObjectName(NAME));
            } catch (JMException | RuntimeException e) {
                LOG.debug("The figures of the window are no longer registered in JMX", e);
            }
        }
    }

    private static MBeanServer server() {
        return ManagementFactory.getPlatformMBeanServer();
    }
}
