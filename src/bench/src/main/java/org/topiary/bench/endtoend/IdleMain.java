// SPDX-License-Identifier: Apache-2.0
package org.topiary.bench.endtoend;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.topiary.bench.ChildJvm;

/** A process with the real window, connected to a broker that has stopped sending. */
public final class IdleMain {
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** Until then, rows are highlighted, and ages are shown in seconds. */
    private static final int QUIET_AFTER_SECONDS = 65;

    private static final int SETTLE_SECONDS = 15;
    private static final int MEASURED_SECONDS = 20;

    private IdleMain() {}

    /** Arguments: port, topics to wait for. */
    public static void main(String[] arguments) {
        ChildJvm.runAndExit(() -> {
            long start = System.nanoTime();
            Node rows = WindowMain.connect(arguments[0], Integer.parseInt(arguments[1]));
            WindowMain.press(rows, KeyCode.HOME);
            WindowMain.press(rows, KeyCode.MULTIPLY);
            TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
            ChildJvm.report("first_minute", percentOfACore(MEASURED_SECONDS));
            TimeUnit.NANOSECONDS.sleep(TimeUnit.SECONDS.toNanos(QUIET_AFTER_SECONDS) - (System.nanoTime() - start));
            long timer = headlessTimer();
            long timerBefore = THREADS.getThreadCpuTime(timer);
            ChildJvm.report("quiet", percentOfACore(MEASURED_SECONDS));
            ChildJvm.report("timer", (THREADS.getThreadCpuTime(timer) - timerBefore) / (1e7 * MEASURED_SECONDS));
        });
    }

    /** The thread that requests a frame 60 times per second in place of a screen. */
    private static long headlessTimer() {
        return Arrays.stream(THREADS.getThreadInfo(THREADS.getAllThreadIds()))
                .filter(thread -> thread != null && thread.getThreadName().contains("Headless"))
                .findFirst()
                .orElseThrow()
                .getThreadId();
    }

    private static double percentOfACore(int seconds) throws InterruptedException {
        long cpu = SYSTEM.getProcessCpuTime();
        long start = System.nanoTime();
        TimeUnit.SECONDS.sleep(seconds);
        return 100.0 * (SYSTEM.getProcessCpuTime() - cpu) / (System.nanoTime() - start);
    }
}
