// SPDX-License-Identifier: Apache-2.0
package org.topiary.bench.endtoend;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.topiary.app.Main;
import org.topiary.bench.ChildJvm;
import org.topiary.bench.Heap;

/**
 * A process with the real window on JavaFX's headless platform, connected to a broker on 127.0.0.1, with every branch
 * of the tree open and the first topic selected. Its figures are those that the window and the session publish by JMX.
 */
public final class WindowMain {
    /** Sorts before all others, so that it is in the first row. */
    static final String FIRST_TOPIC = "busy";

    private static final MBeanServer BEANS = ManagementFactory.getPlatformMBeanServer();
    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final int SETTLE_SECONDS = 4;
    private static final long KIB = 1_024;
    private static final Path DATA = Path.of("data").toAbsolutePath();

    private WindowMain() {}

    /**
     * Arguments: port, topics to wait for, then the duration: seconds, or, to measure memory, minutes followed by "m";
     * optionally the order of the rows.
     */
    public static void main(String[] arguments) {
        ChildJvm.runAndExit(() -> {
            if (arguments.length > 3) {
                Files.createDirectories(DATA);
                Files.writeString(
                        DATA.resolve("settings.json"), "{\"version\":1,\"treeOrder\":\"" + arguments[3] + "\"}");
            }
            open(arguments[0], Integer.parseInt(arguments[1]));
            String length = arguments[2];
            if (length.endsWith("m")) {
                watchMemory(Integer.parseInt(length.substring(0, length.length() - 1)));
            } else {
                watchThread(Integer.parseInt(length));
            }
        });
    }

    private static void open(String port, int topics) throws Exception {
        Node rows = connect(port, topics);
        press(rows, KeyCode.MULTIPLY);
        await(
                "Not all rows were opened",
                () -> (int) rows.queryAccessibleAttribute(AccessibleAttribute.ITEM_COUNT) >= topics);
        press(rows, KeyCode.HOME);
        settle();
    }

    /** Waits until what was opened no longer changes the figures. */
    static void settle() throws InterruptedException {
        TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
    }

    /** Waits until a condition holds, which is asked for on the JavaFX application thread. */
    static void await(String problem, Supplier<Boolean> condition) throws Exception {
        long end = System.nanoTime() + START_LIMIT.toNanos();
        while (!CompletableFuture.supplyAsync(condition, Platform::runLater).get()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(problem);
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    /** Waits until a label contains a text. */
    static void awaitText(Node inWindow, String id, String text) throws Exception {
        await(
                "Nothing says " + text,
                () -> inWindow.getScene().lookup("#" + id) instanceof Labeled label
                        && label.getText().contains(text));
    }

    /**
     * Opens the window, connects to a broker on 127.0.0.1 and waits for this many topics. Returns the rows of the tree.
     */
    static Node connect(String port, int topics) throws Exception {
        // --headless requires a screenshot, which is never taken.
        Thread.ofPlatform()
                .daemon()
                .start(() -> Main.main(new String[] {
                    "mqtt://127.0.0.1:" + port,
                    "--headless",
                    "--size",
                    "1280x800",
                    "--theme",
                    "light",
                    "--data-dir",
                    DATA.toString(),
                    "--screenshot",
                    "never.png",
                    "--after",
                    "1000000"
                }));
        long end = System.nanoTime() + START_LIMIT.toNanos();
        while (!hasTopics(topics)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("The topics did not arrive");
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return CompletableFuture.supplyAsync(WindowMain::rows, Platform::runLater)
                .get();
    }

    private static boolean hasTopics(int topics) throws JMException {
        return !BEANS.queryNames(new ObjectName("org.topiary:type=Session,*"), null)
                        .isEmpty()
                && session("Topics") >= topics;
    }

    private static Node rows() {
        Node rows = Window.getWindows().stream()
                .map(window -> window.getScene().lookup("#topic-rows"))
                .filter(node -> node != null)
                .findFirst()
                .orElseThrow();
        rows.requestFocus();
        return rows;
    }

    static void press(Node target, KeyCode key) throws Exception {
        KeyEvent event = new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false);
        CompletableFuture.runAsync(() -> Event.fireEvent(target, event), Platform::runLater)
                .get();
    }

    static void watchThread(int seconds) throws Exception {
        resetWindow();
        double received = session("MessagesReceived");
        long start = System.nanoTime();
        TimeUnit.SECONDS.sleep(seconds);
        ChildJvm.report("busy", window("FxBusyPercent"));
        ChildJvm.report("pause", window("LongestFxPauseMillis"));
        ChildJvm.report("frames", window("FramesPerSecond"));
        ChildJvm.report("tick_p99", window("TickMillisP99"));
        ChildJvm.report("rate", (session("MessagesReceived") - received) * 1e9 / (System.nanoTime() - start));
        ChildJvm.report("lost", session("MessagesLost"));
    }

    /** Reports the memory use at minute 2, or halfway through a shorter run, and at the end. */
    private static void watchMemory(int minutes) throws Exception {
        int first = Math.min(120, 30 * minutes);
        TimeUnit.SECONDS.sleep(first);
        reportMemory("first");
        TimeUnit.SECONDS.sleep(60L * minutes - first);
        reportMemory("last");
        ChildJvm.report("lost", session("MessagesLost"));
    }

    private static void reportMemory(String when) throws JMException, IOException {
        ChildJvm.report("log_" + when, session("LogBytes"));
        // Resident memory first: an explicit collection would free memory that a normal run keeps.
        ChildJvm.report("resident_" + when, (double) residentBytes());
        ChildJvm.report("heap_" + when, (double) Heap.reachableBytes());
    }

    static long residentBytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> KIB * Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }

    static void resetWindow() throws JMException {
        BEANS.invoke(window(), "reset", new Object[0], new String[0]);
    }

    static double window(String attribute) throws JMException {
        return (double) BEANS.getAttribute(window(), attribute);
    }

    private static ObjectName window() throws JMException {
        return new ObjectName("org.topiary:type=Window");
    }

    static double session(String attribute) throws JMException {
        ObjectName session = BEANS.queryNames(new ObjectName("org.topiary:type=Session,*"), null)
                .iterator()
                .next();
        return ((Number) BEANS.getAttribute(session, attribute)).doubleValue();
    }
}
