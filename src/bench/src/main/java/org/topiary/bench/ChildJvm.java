// SPDX-License-Identifier: Apache-2.0
package org.topiary.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Timer;
import java.util.TimerTask;

/**
 * A Java process with the flags and the class path of this one, which are the application's. It reports figures by
 * {@link #report}. {@link #close} kills it if it has not ended by itself.
 */
public final class ChildJvm implements AutoCloseable {
    private static final String FIGURE = "figure ";
    private static final String READY = "ready";

    /** The figures that a child reported. */
    public record Told(Map<String, Double> figures) {
        public double get(String figure) {
            Double value = figures.get(figure);
            if (value == null) {
                throw new IllegalStateException(
                        "A measured process did not report " + figure + ", only " + figures.keySet());
            }
            return value;
        }
    }

    private final Process process;
    private final BufferedReader lines;
    private final TemporaryFolder folder;

    private ChildJvm(Process process, TemporaryFolder folder) {
        this.process = process;
        this.folder = folder;
        lines = process.inputReader(StandardCharsets.UTF_8);
    }

    public static ChildJvm start(Class<?> main, Object... arguments) throws IOException {
        return start(List.of(), main, arguments);
    }

    /** @param flags additional JVM flags, after those of this process */
    public static ChildJvm start(List<String> flags, Class<?> main, Object... arguments) throws IOException {
        TemporaryFolder folder = TemporaryFolder.make();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(flags);
        command.addAll(List.of("-classpath", System.getProperty("java.class.path"), main.getName()));
        Arrays.stream(arguments).map(Object::toString).forEach(command::add);
        Process process = new ProcessBuilder(command)
                .directory(folder.path().toFile())
                .redirectError(errors(folder).toFile())
                .start();
        // If this process is terminated, the child must not continue alone.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return new ChildJvm(process, folder);
    }

    /** The work of a child. */
    public interface Task {
        void run() throws Exception;
    }

    /** Called by the child: runs the task and exits, even if other threads are running. */
    public static void runAndExit(Task task) {
        try {
            task.run();
            System.exit(0);
        } catch (Exception e) {
            e.printStackTrace();
            System.exit(1);
        }
    }

    /** Called by the child. */
    public static void report(String figure, double value) {
        System.out.println(FIGURE + figure + " " + value);
    }

    /** Called by the child. */
    public static void reportReady() {
        System.out.println(READY);
    }

    /** Waits until the child reports that it is ready, or has ended. */
    public void awaitReady() throws IOException {
        String line = lines.readLine();
        while (line != null && !line.equals(READY)) {
            line = lines.readLine();
        }
    }

    /**
     * Waits for the child to end and returns the figures that it reported.
     *
     * @throws IOException if it did not end by itself within the limit, or its exit code is not 0
     */
    public Told told(Duration limit) throws IOException, InterruptedException {
        return told(process, lines, errors(folder), limit);
    }

    /** Waits for any process that reports figures in the same way. */
    public static Told told(Process process, BufferedReader lines, Path errors, Duration limit)
            throws IOException, InterruptedException {
        Map<String, Double> figures = new HashMap<>();
        Timer timer = new Timer("child-limit", true);
        timer.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        process.destroyForcibly();
                    }
                },
                limit.toMillis());
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(FIGURE)) {
                String[] words = line.split(" ");
                figures.put(words[1], Double.valueOf(words[2]));
            }
        }
        int code = process.waitFor();
        timer.cancel();
        if (code != 0) {
            throw new IOException("A measured process ended with code " + code + ": " + Files.readString(errors));
        }
        return new Told(figures);
    }

    private static Path errors(TemporaryFolder folder) {
        return folder.path().resolve("errors.txt");
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly().onExit().join();
        folder.close();
    }
}
