// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.command;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.topiary.core.text.ForeignText;
import org.topiary.core.text.Phrase;
import org.topiary.payload.VisibleText;
import org.topiary.payload.decode.Sample;

/**
 * Runs commands of the user, without a shell, with an environment of the variables that programs need to run, and
 * {@value #TOPIC} and {@value #CONTENT_TYPE}. Output and errors are bounded. Any thread.
 */
public final class CommandRunner implements AutoCloseable {
    static final String TOPIC = "TOPIARY_TOPIC";
    static final String CONTENT_TYPE = "TOPIARY_CONTENT_TYPE";

    /** Of what a command prints, in bytes; it is ended when it prints more. */
    static final int MAX_OUTPUT = 1 << 20;

    private static final int MAX_ERRORS = 4_096;
    private static final int MAX_WORDS = 300;

    /** How the Java runtime reports the number of an error; the name of the program stands before it. */
    private static final Pattern ERROR = Pattern.compile("(?s).*error[=:] ?(\\d+)\\b");

    private static final long POLL_MILLIS = 20;

    /** For the rest of the output of a command that has ended, while a program that it started has it, too. */
    private static final long REST_MILLIS = 500;

    /** What programs need to be found and to start, in capital letters. */
    private static final Set<String> PASSED_ON = Set.of(
            "PATH",
            "HOME",
            "LANG",
            "LC_ALL",
            "LC_CTYPE",
            "TZ",
            "TMPDIR",
            "TEMP",
            "TMP",
            "SYSTEMROOT",
            "SYSTEMDRIVE",
            "WINDIR",
            "PATHEXT",
            "COMSPEC",
            "USERPROFILE");

    private final Map<String, String> variables;
    private final Path folder;
    private final Set<Process> running = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /**
     * @param variables of the environment of the user
     * @param folder in which commands run
     */
    public CommandRunner(Map<String, String> variables, Path folder) {
        this.variables = Map.copyOf(variables);
        this.folder = folder;
    }

    /**
     * Runs a command, and waits for it.
     *
     * @param cancelled whether its output is not wanted any more; it is ended within about 20 ms
     */
    public CommandResult run(UserCommand command, Sample sample, BooleanSupplier cancelled) {
        Process process;
        try {
            process = start(command, sample);
        } catch (IOException | IllegalArgumentException | UnsupportedOperationException e) {
            return CommandResult.failed("start", command.name(), reason(String.valueOf(e.getMessage())));
        }
        running.add(process);
        try {
            return talk(process, command, sample.bytes(), () -> closed || cancelled.getAsBoolean());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return CommandResult.failed("stopped", command.name());
        } finally {
            end(process);
            running.remove(process);
        }
    }

    /** Why the operating system did not start it (errno of POSIX, error codes of Windows). */
    private static Phrase reason(String said) {
        Matcher error = ERROR.matcher(said);
        return switch (error.find() ? error.group(1) : "") {
            case "2", "3" -> Phrase.of("command.notFound");
            case "5", "13" -> Phrase.of("command.notExecutable");
            default -> Phrase.verbatim(ForeignText.quoted(VisibleText.line(said, MAX_WORDS)));
        };
    }

    private Process start(UserCommand command, Sample sample) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command.words());
        File directory = folder.toFile();
        if (directory.isDirectory()) {
            builder.directory(directory);
        }
        Map<String, String> environment = builder.environment();
        environment.clear();
        variables.forEach((name, value) -> {
            if (PASSED_ON.contains(name.toUpperCase(Locale.ROOT))) {
                environment.put(name, value);
            }
        });
        environment.put(TOPIC, withoutNull(sample.topic()));
        environment.put(CONTENT_TYPE, withoutNull(sample.properties().contentType()));
        return builder.start();
    }

    /** A variable cannot have this character. */
    private static String withoutNull(String text) {
        return text.replace("\0", "");
    }

    private static CommandResult talk(Process process, UserCommand command, byte[] payload, BooleanSupplier cancelled)
            throws InterruptedException {
        thread(() -> write(process, payload));
        Collected output = new Collected(process.getInputStream(), MAX_OUTPUT, false);
        Collected errors = new Collected(process.getErrorStream(), MAX_ERRORS, true);
        Thread reader = thread(output);
        Thread errorReader = thread(errors);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(command.seconds());
        while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
            if (cancelled.getAsBoolean()) {
                return CommandResult.failed("stopped", command.name());
            }
            if (output.isFull()) {
                return large(command, output);
            }
            if (System.nanoTime() - end > 0) {
                return CommandResult.failed("timeout", command.name(), command.seconds(), words(errors));
            }
        }
        reader.join(REST_MILLIS);
        errorReader.join(REST_MILLIS);
        if (process.exitValue() != 0) {
            return CommandResult.failed("failed", command.name(), Integer.toString(process.exitValue()), words(errors));
        }
        byte[] printed = output.bytes();
        if (printed.length == 0) {
            return CommandResult.failed("empty", command.name(), words(errors));
        }
        return output.isFull() ? large(command, output) : CommandResult.of(printed);
    }

    private static CommandResult large(UserCommand command, Collected output) {
        return new CommandResult(
                CommandResult.of(output.bytes()).output(),
                CommandResult.failed("large", command.name(), MAX_OUTPUT).problem());
    }

    private static void write(Process process, byte[] payload) {
        try (OutputStream input = process.getOutputStream()) {
            input.write(payload);
        } catch (IOException e) {
            // The command has ended, or does not read all of it; what it prints counts.
        }
    }

    /** What it printed on stderr, in one line. */
    private static String words(Collected errors) {
        return VisibleText.line(new String(errors.bytes(), StandardCharsets.UTF_8).strip(), MAX_WORDS);
    }

    private static Thread thread(Runnable work) {
        return Thread.ofPlatform().daemon().name("command").start(work);
    }

    private static void end(Process process) {
        if (process.isAlive()) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /** The number of commands that run now. */
    int running() {
        return running.size();
    }

    /** Ends all commands. */
    @Override
    public void close() {
        closed = true;
        running.forEach(CommandRunner::end);
    }
}
