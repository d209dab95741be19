// SPDX-License-Identifier: Apache-2.0
package org.topiary.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * The machine on which the figures were measured.
 *
 * @param busyPercent share of all processors that other programs used right before
 */
record Machine(int processors, long memoryBytes, String system, String java, double busyPercent) {
    private static final double GIB = 1 << 30;
    private static final double BUSY_PERCENT = 10;

    /** Measures the load of other programs for a second. */
    static Machine look() throws InterruptedException {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        // Starts the interval: the method returns the load since its previous call.
        system.getCpuLoad();
        TimeUnit.SECONDS.sleep(1);
        return new Machine(
                system.getAvailableProcessors(),
                system.getTotalMemorySize(),
                system.getName() + " " + system.getArch(),
                Runtime.version().toString(),
                100 * Math.max(0, system.getCpuLoad()));
    }

    boolean isBusy() {
        return busyPercent > BUSY_PERCENT;
    }

    /** A description in one sentence. */
    String description() {
        return String.format(
                Locale.ROOT,
                "%d processors, %.0f GiB, %s, Java %s, %s; other programs used %.0f %% of it right before.",
                processors,
                memoryBytes / GIB,
                system,
                java,
                LocalDate.now(ZoneOffset.UTC),
                busyPercent);
    }
}
