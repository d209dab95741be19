// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javafx.application.Platform;

import org.topiary.app.store.DataDir;
import picocli.CommandLine;

/** Where the program starts. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        // The toolkit and the broker leave threads behind that would keep the process alive.
        System.exit(run(arguments));
    }

    private static int run(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        CommandLine commandLine = CommandLineOptions.commandLine(plan -> launch(plan, out, err));
        return commandLine.setOut(out).setErr(err).execute(arguments);
    }

    private static int launch(LaunchPlan plan, PrintWriter out, PrintWriter err) {
        boolean demo = plan.start() instanceof LaunchPlan.Start.Demo;
        boolean display = DisplayCheck.hasDisplay(System.getenv());
        boolean tour = demo && plan.screenshot().isEmpty() && (plan.headless() || !display);
        if (!plan.headless() && !display && !tour) {
            err.println("topiary: there is no display (DISPLAY is not set). Start it in a desktop session,"
                    + " or add --headless --screenshot FILE.png.");
            return CommandLine.ExitCode.SOFTWARE;
        }
        boolean headless = plan.headless() || tour;
        if (headless) {
            if (tour && !plan.headless()) {
                out.println("No display: running the demo on JavaFX's headless platform for about 15 seconds.");
            }
            // Both must be set before the toolkit starts.
            System.setProperty("glass.platform", "Headless");
            System.setProperty("prism.order", "sw");
        }
        Set<String> missing = DisplayCheck.missingPackages(!headless);
        if (!missing.isEmpty()) {
            err.println("topiary: a window needs system libraries that are not installed; install the packages "
                    + String.join(", ", missing) + ".");
            return CommandLine.ExitCode.SOFTWARE;
        }
        return runDesktop(plan, tour, out, err);
    }

    private static int runDesktop(LaunchPlan plan, boolean tour, PrintWriter out, PrintWriter err) {
        CompletableFuture<Integer> exitCode = new CompletableFuture<>();
        Desktop desktop;
        try {
            Path folder = DataDir.open(plan.dataDir().orElse(null));
            // Before any class with a logger is loaded.
            LogFile.in(folder);
            desktop = Desktop.prepare(plan, folder, exitCode);
        } catch (IOException e) {
            err.println("topiary: " + e.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
        Thread hook = new Thread(desktop::close, "topiary-shutdown");
        Runtime.getRuntime().addShutdownHook(hook);
        try (desktop) {
            // The window's closing ends the program in order: first the sessions, then the toolkit.
            Platform.setImplicitExit(false);
            Platform.startup(() -> show(desktop, exitCode));
            if (tour) {
                new DemoTour(desktop, Path.of("topiary-demo.png"), out, err).start(exitCode);
            } else {
                plan.screenshot().ifPresent(shot -> desktop.shootLater(shot, out, err));
            }
            return exitCode.join();
        } catch (CompletionException | UnsupportedOperationException e) {
            // UnsupportedOperationException is what JavaFX throws when the display cannot be opened.
            Throwable reason = e.getCause() == null ? e : e.getCause();
            err.println("topiary: the window cannot be opened: " + reason.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
    }

    private static void show(Desktop desktop, CompletableFuture<Integer> exitCode) {
        try {
            desktop.show();
        } catch (RuntimeException | Error e) {
            // Nobody would see a window that says so.
            exitCode.completeExceptionally(e);
        }
    }
}
