// SPDX-License-Identifier: Apache-2.0
package org.topiary.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Runs the workloads and writes their figures: a table to standard output, {@code bench.json} and {@code bench.md} to
 * the working directory. Exits with 0 if all workloads ran, whether or not goals were met; with 1 if one failed, with 2
 * for an unknown name.
 */
public final class Bench {
    private static final int FAILED = 1;
    private static final int USAGE = 2;

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final Options options;
    private final Figures figures = new Figures();

    private Bench(Options options) {
        this.options = options;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        System.exit(new Bench(Options.parse(arguments)).run());
    }

    private int run() throws IOException, InterruptedException {
        List<Workload> wanted = Workloads.ALL.stream()
                .filter(workload -> options.only().map(workload.name()::equals).orElse(workload.runsByDefault()))
                .toList();
        if (wanted.isEmpty()) {
            out.println("There is no workload " + options.only().orElse("") + ". There are: "
                    + Workloads.ALL.stream().map(Workload::name).collect(Collectors.joining(", ")) + ".");
            return USAGE;
        }
        Machine machine = Machine.look();
        out.println(machine.description());
        if (machine.isBusy()) {
            out.println("The figures will be worse than this machine can do.");
        }
        long start = System.nanoTime();
        boolean allRan = true;
        for (Workload workload : wanted) {
            allRan &= run(workload);
        }
        Report report = new Report(figures.rows());
        Files.writeString(Path.of("bench.json"), report.json());
        Files.writeString(Path.of("bench.md"), machine.description() + "\n\n" + report.markdown());
        out.printf(
                "%n%s%nTook %,d s. Also in %s and bench.md.%n",
                report.text(), secondsSince(start), Path.of("bench.json").toAbsolutePath());
        return allRan ? 0 : FAILED;
    }

    private boolean run(Workload workload) {
        long start = System.nanoTime();
        out.print(workload.name() + " … ");
        out.flush();
        try {
            workload.run(options, figures);
            out.println(secondsSince(start) + " s");
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (Exception e) {
            out.println("failed");
            e.printStackTrace(out);
            figures.notMeasured(
                    workload.name(),
                    "failed, " + e.toString().lines().findFirst().orElseThrow());
            return false;
        }
    }

    private static long secondsSince(long start) {
        return Duration.ofNanos(System.nanoTime() - start).toSeconds();
    }
}
