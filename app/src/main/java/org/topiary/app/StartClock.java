// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.topiary.app.viewmodel.session.SessionViewModel;
import org.topiary.app.window.FirstFrame;

/**
 * Prints how long the start took, with {@code -Dtopiary.measureStart=true}: until the first frame of the window, and
 * until the first frame with the topics of a session. With {@code =end}, the program ends after the first of these.
 * JavaFX application thread.
 */
final class StartClock {
    private static final String PROPERTY = "topiary.measureStart";
    private static final String END = "end";
    private static final int LIVE_TOPICS = 100;
    /** A clock tick of Linux, which is 100 Hz for programs, whatever the kernel uses. */
    private static final int TICK_MILLIS = 10;
    /** Field 22 of {@code /proc/self/stat}, counted from the field after the program's name. */
    private static final int START_FIELD = 19;

    private final Desktop desktop;
    private final PrintWriter out;
    private final Runnable untilLive = this::pulse;

    private StartClock(Desktop desktop, PrintWriter out) {
        this.desktop = desktop;
        this.out = out;
    }

    /**
     * Must be called right after the window was shown; has no effect unless enabled.
     *
     * @param end ends the program
     */
    static void watch(Desktop desktop, PrintWriter out, Runnable end) {
        String wish = System.getProperty(PROPERTY, "");
        if (!wish.isEmpty()) {
            StartClock clock = new StartClock(desktop, out);
            FirstFrame.then(desktop.scene(), () -> {
                clock.report("window");
                if (wish.equals(END)) {
                    end.run();
                }
            });
            desktop.scene().addPostLayoutPulseListener(clock.untilLive);
        }
    }

    private void pulse() {
        if (isLive()) {
            desktop.scene().removePostLayoutPulseListener(untilLive);
            FirstFrame.then(desktop.scene(), () -> report("tree"));
        }
    }

    private void report(String what) {
        out.println(what + ": " + ageMillis() + " ms");
    }

    private boolean isLive() {
        SessionViewModel session = desktop.windowModel().currentProperty().get();
        return session != null && session.session().tree().topics() >= LIVE_TOPICS;
    }

    /** The age of this process, in ms; on Linux in steps of 10. */
    private static long ageMillis() {
        try {
            String stat = Files.readString(Path.of("/proc/self/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            String uptime = Files.readString(Path.of("/proc/uptime"));
            double now = Double.parseDouble(uptime.substring(0, uptime.indexOf(' ')));
            return Math.round(now * 1000) - Long.parseLong(fields[START_FIELD]) * TICK_MILLIS;
        } catch (IOException e) {
            // Not Linux: the start is known only to the second.
            return ProcessHandle.current()
                    .info()
                    .startInstant()
                    .map(start -> Duration.between(start, Instant.now()).toMillis())
                    .orElse(-1L);
        }
    }
}
