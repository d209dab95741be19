// SPDX-License-Identifier: Apache-2.0
package org.topiary.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * What the figures were measured on.
 *
 * @param busyPercent what other programs took of all processors right before
 */
record Machine(int processors, long memoryBytes, String system, String java, double busyPercent) {
    private static final double GIB = 1 << 30;
    private static final double BUSY_PERCENT = 10;

    /** Looks for a second what else runs. */
    static Machine look() throws InterruptedException {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        // The share since the call before.
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

    /** One sentence. */
    String description() {
        return String.format(
                Locale.ROOT,
                "%d processors, %.0f GiB, %s, Java %s, %s; other programs took %.0f %% of it right before.",
                processors,
                memoryBytes / GIB,
                system,
                java,
                LocalDate.now(ZoneOffset.UTC),
                busyPercent);
    }
}
