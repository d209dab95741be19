// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.topiary.app.launch.CommandLineOptions;
import org.topiary.app.launch.LanguageOption;
import org.topiary.app.launch.LaunchPlan;
import org.topiary.app.launch.LogFile;
import org.topiary.app.launch.OneInstance;
import org.topiary.app.launch.TerminationSignal;
import org.topiary.app.platform.DisplayCheck;
import org.topiary.app.platform.Environment;
import org.topiary.app.platform.Toolkit;
import org.topiary.app.store.DataDir;
import org.topiary.app.tasks.Tasks.Lane;
import org.topiary.app.tasks.Threads;
import org.topiary.app.text.Texts;
import org.topiary.app.window.FirstFrame;
import org.topiary.app.window.Screenshot;
import org.topiary.cli.Commands;
import org.topiary.core.text.ExplainedIOException;
import org.topiary.core.text.Phrase;
import picocli.CommandLine;

/** The entry point of the program. */
public final class Main {
    /** How long the first instance may take to start or to shut down. */
    private static final Duration HAND_OVER_TIMEOUT = Duration.ofSeconds(15);

    private static final int ANSWER_SECONDS = 5;

    private Main() {}

    public static void main(String[] arguments) {
        int exitCode = run(arguments);
        if (Toolkit.isStarting()) {
            // The toolkit would report an error if the JVM exited while it is starting. Nothing has started yet that
            // needs a shutdown.
            Runtime.getRuntime().halt(exitCode);
        }
        // The toolkit and the broker leave threads behind that would keep the process alive.
        System.exit(exitCode);
    }

    private static int run(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        if (Arrays.asList(arguments).equals(List.of(CommandLineOptions.LINK)) || arguments.length == 0) {
            // The usual start from a desktop: there are no arguments to parse, and the parser takes as long to load as
            // JavaFX.
            try {
                return launch(LaunchPlan.PAGE, List.of(), out, err);
            } catch (RuntimeException e) {
                // As picocli does. Otherwise the toolkit's threads would keep running without a window.
                e.printStackTrace(err);
                return CommandLine.ExitCode.SOFTWARE;
            }
        }
        LanguageOption.of(List.of(arguments)).ifPresent(Locale::setDefault);
        if (Commands.areIn(arguments)) {
            return Commands.run(arguments, System.in, new OutputStreamWriter(System.out, StandardCharsets.UTF_8), err);
        }
        CommandLine commandLine = CommandLineOptions.commandLine(plan -> launch(plan, List.of(arguments), out, err));
        return commandLine.setOut(out).setErr(err).execute(arguments);
    }

    private static int launch(LaunchPlan plan, List<String> arguments, PrintWriter out, PrintWriter err) {
        boolean demo = plan.start() instanceof LaunchPlan.Start.Demo;
        boolean display = DisplayCheck.hasDisplay(System.getenv());
        boolean tour = demo && plan.screenshot().isEmpty() && (plan.headless() || !display);
        if (!plan.headless() && !display && !tour) {
            err.println("topiary: " + Texts.get("start.noDisplay"));
            return CommandLine.ExitCode.SOFTWARE;
        }
        boolean headless = plan.headless() || tour;
        if (headless) {
            if (tour && !plan.headless()) {
                out.println(Texts.get("start.tour"));
            }
            // Both must be set before the toolkit starts.
            System.setProperty("glass.platform", "Headless");
            System.setProperty("prism.order", "sw");
        }
        Toolkit.start(headless, Topiary.class);
        Set<String> missing = DisplayCheck.missingPackages(!headless);
        if (!missing.isEmpty()) {
            err.println("topiary: " + Texts.get("start.noLibraries", String.join(", ", missing)));
            return CommandLine.ExitCode.SOFTWARE;
        }
        try {
            Path folder = DataDir.open(plan.dataDir().orElse(null));
            // Before any class with a logger is loaded.
            LogFile.in(folder);
            Threads.logUncaught();
            Optional<OneInstance> first = first(plan, folder, arguments, headless);
            if (first.isEmpty()) {
                out.println(Texts.get("start.handedOver"));
                return CommandLine.ExitCode.OK;
            }
            try (OneInstance instance = first.get()) {
                return runDesktop(plan, folder, instance, tour, out, err);
            }
        } catch (IOException e) {
            err.println("topiary: " + Texts.of(e));
            return CommandLine.ExitCode.SOFTWARE;
        }
    }

    /** Returns empty if a running instance has opened the arguments. */
    private static Optional<OneInstance> first(LaunchPlan plan, Path folder, List<String> arguments, boolean headless)
            throws IOException {
        Optional<OneInstance> first = OneInstance.claim(folder);
        if (first.isPresent()) {
            return first;
        }
        if (headless) {
            throw new ExplainedIOException(Phrase.of("start.folder.inUse", folder.toString()), null);
        }
        // The running instance may have another working directory.
        List<String> handed =
                plan.start() instanceof LaunchPlan.Start.Import(Path file) ? List.of(file.toString()) : arguments;
        OneInstance.HandOver outcome = OneInstance.handOver(folder, handed, HAND_OVER_TIMEOUT);
        if (!outcome.problem().isEmpty()) {
            throw new ExplainedIOException(Phrase.verbatim(outcome.problem()), null);
        }
        return outcome.first();
    }

    private static int runDesktop(
            LaunchPlan plan, Path folder, OneInstance instance, boolean tour, PrintWriter out, PrintWriter err) {
        CompletableFuture<Integer> exitCode = new CompletableFuture<>();
        Desktop desktop = Desktop.prepare(plan, folder, Environment.ofUser(), exitCode);
        // The JVM takes only threads that have not started.
        Thread hook = new Thread(desktop::end, "topiary-shutdown");
        Runtime.getRuntime().addShutdownHook(hook);
        try (desktop) {
            if (Toolkit.canBuild()) {
                build(desktop);
            }
            Toolkit.prepareLoggers();
            Toolkit.await();
            CompletableFuture<?> drawn = new CompletableFuture<>();
            desktop.fx().later(() -> show(desktop, out, drawn, exitCode));
            // What follows takes time that the first frame needs. Until then a signal to terminate runs the shutdown
            // hook, which disconnects and saves, too.
            CompletableFuture.anyOf(drawn, exitCode).join();
            TerminationSignal.handle(() -> exitCode.complete(TerminationSignal.EXIT_CODE));
            instance.onArguments(desktop.tasks().program(), later -> openLater(desktop, later));
            desktop.fx().later(desktop.folderAccess()::check);
            if (tour) {
                new DemoTour(desktop, Path.of("topiary-demo.png"), out, err).start(exitCode);
            } else {
                plan.screenshot().ifPresent(shot -> shootLater(desktop, shot, out, err, exitCode));
            }
            return exitCode.join();
        } catch (CompletionException | UnsupportedOperationException e) {
            // UnsupportedOperationException is what JavaFX throws when the display cannot be opened.
            Throwable reason = e.getCause() == null ? e : e.getCause();
            err.println("topiary: " + Texts.get("start.noWindow", Texts.of(reason)));
            return CommandLine.ExitCode.SOFTWARE;
        }
    }

    private static void build(Desktop desktop) {
        try {
            desktop.build();
        } catch (RuntimeException | Error e) {
            // Reported in one sentence and ends the program, as when the window is shown.
            throw new CompletionException(e);
        }
    }

    /** Opens the arguments of a later start; returns a sentence if that is not possible. */
    public static String openLater(Desktop desktop, List<String> arguments) {
        StringWriter problem = new StringWriter();
        CommandLine commandLine = CommandLineOptions.commandLine(plan -> {
            // The window may be busy for longer than the caller waits.
            desktop.open(plan)
                    .completeOnTimeout(Optional.empty(), ANSWER_SECONDS, TimeUnit.SECONDS)
                    .join()
                    .ifPresent(problem::write);
            return CommandLine.ExitCode.OK;
        });
        commandLine.setErr(new PrintWriter(problem, true)).execute(arguments.toArray(String[]::new));
        return problem.toString().strip().replaceFirst("^topiary: ", "");
    }

    /** Saves a screenshot of the window after a delay, then ends the program. */
    private static void shootLater(
            Desktop desktop,
            LaunchPlan.Shot shot,
            PrintWriter out,
            PrintWriter err,
            CompletableFuture<Integer> exitCode) {
        Duration delay = Duration.ofMillis(Math.round(shot.afterSeconds() * 1000));
        desktop.tasks().program().delayed("task.screenshot", Lane.SAVE, delay).execute(() -> {
            try {
                Screenshot.write(Screenshot.take(desktop.fx(), desktop::scene), shot.file());
                out.println(shot.file().toAbsolutePath().normalize());
                exitCode.complete(CommandLine.ExitCode.OK);
            } catch (IOException | RuntimeException | Error e) {
                err.println("topiary: " + Texts.of(e));
                exitCode.complete(CommandLine.ExitCode.SOFTWARE);
            }
        });
    }

    private static void show(
            Desktop desktop, PrintWriter out, CompletableFuture<?> drawn, CompletableFuture<Integer> exitCode) {
        try {
            desktop.show();
            FirstFrame.then(desktop.scene(), () -> drawn.complete(null));
            StartClock.watch(desktop, out, () -> exitCode.complete(CommandLine.ExitCode.OK));
        } catch (RuntimeException | Error e) {
            // An error message needs a window, and there is none.
            exitCode.completeExceptionally(e);
        }
    }
}
