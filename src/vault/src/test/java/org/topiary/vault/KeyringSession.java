// SPDX-License-Identifier: Apache-2.0
package org.topiary.vault;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.topiary.core.text.Phrase;
import org.topiary.vault.VaultException.Reason;

/**
 * A separate session bus, optionally with a GNOME Keyring, and a process that uses it as the program does. The desktop
 * that runs the tests is not affected. Needs Debian's packages dbus and gnome-keyring.
 */
final class KeyringSession implements Keychain, AutoCloseable {
    private static final String PASSWORD = "the password of the ring";

    private final Path folder;
    private final Deque<Process> processes = new ArrayDeque<>();
    private final String address;
    private @Nullable Process keyring;
    private @Nullable Process server;

    /** Starts a bus without a keychain. */
    KeyringSession(Path folder) throws IOException {
        this.folder = folder;
        Files.createDirectory(
                folder.resolve("run"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        // No service folder, so that no keychain and no prompter is started on demand.
        Path configuration = Files.writeString(folder.resolve("bus.conf"), """
                <busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen><auth>EXTERNAL</auth>
                <policy context="default"><allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/></policy></busconfig>
                """);
        address = start("", List.of("dbus-daemon", "--config-file=" + configuration, "--nofork", "--print-address=1"))
                .inputReader()
                .readLine();
    }

    /** Starts the keyring unlocked; creates it the first time. */
    void startUnlocked() throws IOException, InterruptedException {
        keyring = start(address, List.of("gnome-keyring-daemon", "--foreground", "--components=secrets", "--unlock"));
        try (Writer in = keyring.outputWriter()) {
            in.write(PASSWORD);
        }
        awaitName();
    }

    /** Starts the keyring again, locked, as before the user signs in. */
    void restartLocked() throws IOException, InterruptedException {
        stopKeyring();
        keyring = start(address, List.of("gnome-keyring-daemon", "--foreground", "--components=secrets"));
        awaitName();
    }

    void stopKeyring() throws InterruptedException {
        if (keyring != null) {
            keyring.destroy();
            keyring.waitFor();
        }
    }

    private void awaitName() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (true) {
            Process ask = start(
                    address,
                    List.of(
                            "dbus-send",
                            "--session",
                            "--print-reply",
                            "--dest=org.freedesktop.DBus",
                            "/",
                            "org.freedesktop.DBus.NameHasOwner",
                            "string:org.freedesktop.secrets"));
            String answer = new String(ask.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            ask.waitFor();
            processes.remove(ask);
            if (answer.contains("true")) {
                return;
            }
            if (System.nanoTime() > deadline) {
                throw new IOException("gnome-keyring-daemon did not start: " + answer);
            }
            Thread.onSpinWait();
        }
    }

    private Process start(String bus, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectError(folder.resolve("errors.txt").toFile());
        builder.environment().put("DBUS_SESSION_BUS_ADDRESS", bus);
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("XDG_DATA_HOME", folder.resolve("data").toString());
        builder.environment().put("XDG_RUNTIME_DIR", folder.resolve("run").toString());
        try {
            Process process = builder.start();
            processes.push(process);
            return process;
        } catch (IOException e) {
            String missing = "Cannot start " + command.getFirst()
                    + ": install Debian's packages dbus and gnome-keyring, as .ci/run does.";
            // CI installs them; elsewhere the test is skipped with this message.
            Assumptions.assumeTrue("true".equals(System.getenv("CI")), missing);
            throw new IOException(missing, e);
        }
    }

    @Override
    public Phrase name() {
        return Phrase.verbatim("the real keychain");
    }

    @Override
    public byte @Nullable [] read(String account) throws VaultException {
        String answer = ask("read " + account);
        return answer.isEmpty() ? null : Base64.getDecoder().decode(answer);
    }

    @Override
    public void store(String account, byte[] secret) throws VaultException {
        ask("store " + account + ' ' + Base64.getEncoder().encodeToString(secret));
    }

    @Override
    public void remove(String account) throws VaultException {
        ask("remove " + account);
    }

    private synchronized String ask(String line) throws VaultException {
        try {
            Process running = server;
            if (running == null) {
                List<String> command = new ArrayList<>(Children.java());
                command.add(KeychainServer.class.getName());
                running = start(address, command);
                server = running;
            }
            Writer out = running.outputWriter(StandardCharsets.UTF_8);
            out.write(line + '\n');
            out.flush();
            BufferedReader in = running.inputReader(StandardCharsets.UTF_8);
            String answer = String.valueOf(in.readLine());
            if (answer.startsWith("ok")) {
                return answer.substring(2).strip();
            }
            String[] words = answer.split(" ", 3);
            throw new VaultException(Reason.valueOf(words[1]), Phrase.verbatim(words[2]), Phrase.NONE, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        for (Process process : processes) {
            process.destroy();
            try {
                process.waitFor(5, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            process.destroyForcibly();
        }
    }
}
