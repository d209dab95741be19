// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

final class WindowMonitorTest {
    private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();

    @Test
    void offersItsFiguresByJmxAndStartsAgainOnReset() throws Exception {
        ObjectName name = new ObjectName("org.topiary:type=Window");
        try (WindowMonitor monitor = new WindowMonitor();
                WindowMonitor.Pauses one = monitor.pauses();
                WindowMonitor.Pauses other = monitor.pauses()) {
            monitor.register();
            monitor.watchThisThread();
            for (int i = 1; i <= 100; i++) {
                monitor.ticked(TimeUnit.MILLISECONDS.toNanos(i));
            }
            monitor.waited(TimeUnit.MILLISECONDS.toNanos(250));
            monitor.drew();

            assertThat(server.getAttribute(name, "TickMillisP99")).isEqualTo(99.0);
            assertThat(server.getAttribute(name, "LongestFxPauseMillis")).isEqualTo(250.0);
            assertThat((double) server.getAttribute(name, "FramesPerSecond")).isPositive();
            assertThat((double) server.getAttribute(name, "FxBusyPercent")).isBetween(0.0, 100.0);

            assertThat(one.takeMillis()).isEqualTo(250.0);
            assertThat(one.takeMillis()).isZero();
            assertThat(other.takeMillis()).isEqualTo(250.0);

            long frames = monitor.totals().frames();
            server.invoke(name, "reset", new Object[0], new String[0]);
            assertThat(monitor.totals().frames()).isEqualTo(frames);
            assertThat(monitor.recentPauseMillis()).isEqualTo(250.0);
            assertThat(server.getAttribute(name, "FramesPerSecond")).isEqualTo(0.0);
            assertThat(server.getAttribute(name, "TickMillisP99")).isEqualTo(0.0);
            assertThat(server.getAttribute(name, "LongestFxPauseMillis")).isEqualTo(0.0);
        }
        assertThat(server.isRegistered(name)).isFalse();
    }

    @Test
    void aSecondOneIsOnlyNotShownByJmx() throws Exception {
        ObjectName name = new ObjectName("org.topiary:type=Window");
        try (WindowMonitor first = new WindowMonitor()) {
            first.register();
            try (WindowMonitor second = new WindowMonitor()) {
                second.register();
            }
            assertThat(server.isRegistered(name)).isTrue();
        }
        assertThat(server.isRegistered(name)).isFalse();
    }
}
