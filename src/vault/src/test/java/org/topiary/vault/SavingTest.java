// SPDX-License-Identifier: Apache-2.0
package org.topiary.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.topiary.core.file.SafeFile;
import org.topiary.vault.Vault.Protection;
import org.topiary.vault.VaultContent.WrappedKey;
import org.topiary.vault.VaultException.Reason;

/** A save that fails, or is killed midway, loses nothing. */
@Tag("integration")
class SavingTest {
    private static final int CHECKS = 200;
    private static final int KILLS = 10;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void aSaveThatFailsAtThisStepChangesNothingAndTheNextOneWorks(SafeFile.Step failing) throws Exception {
        FakeKeychain keychain = new FakeKeychain();
        try (Vault vault = new Vaults(folder, keychain).create(Protection.KEYCHAIN, null)) {
            vault.put("one", "password", VaultContract.bytes("old"));
        }
        byte[] before = Files.readAllBytes(folder.resolve(VaultFile.NAME));
        AtomicLong failures = new AtomicLong(1);
        Vaults vaults = new Vaults(folder, keychain, Duration.ofSeconds(10), step -> {
            if (step == failing && failures.getAndDecrement() > 0) {
                throw new IOException("No space left on device");
            }
        });
        try (Vault vault = vaults.openKeychain()) {
            VaultException problem = catchThrowableOfType(
                    VaultException.class, () -> vault.put("one", "password", VaultContract.bytes("new")));
            assertThat(problem.reason()).isEqualTo(Reason.IO);
            assertThat(English.message(problem)).contains("the disk is full", "The vault is unchanged");
            assertThat(folder.resolve(VaultFile.NAME)).hasBinaryContent(before);
            assertThat(vault.get("one", "password")).isEqualTo(VaultContract.bytes("old"));
            assertThat(folder.resolve(".vault.json.tmp")).doesNotExist();
            vault.put("one", "password", VaultContract.bytes("new"));
            assertThat(vault.get("one", "password")).isEqualTo(VaultContract.bytes("new"));
        }
    }

    @Test
    void aLinkedVaultIsSavedAndLockedAtItsTarget() throws Exception {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Path mine = elsewhere.resolve("mine.json");
        Path one = Files.createSymbolicLink(
                Files.createDirectory(folder.resolve("one")).resolve(VaultFile.NAME), mine);
        Path other = Files.createSymbolicLink(
                Files.createDirectory(folder.resolve("other")).resolve(VaultFile.NAME), Path.of("../one/vault.json"));
        FakeKeychain keychain = new FakeKeychain();
        List<String> beside = new ArrayList<>();
        SafeFile.Steps look = step -> {
            try (Stream<Path> files = Files.list(elsewhere)) {
                files.forEach(file -> beside.add(step + " " + elsewhere.relativize(file)));
            }
        };
        try (Vault vault = new Vaults(folder.resolve("one"), keychain, Duration.ofSeconds(10), look)
                .create(Protection.KEYCHAIN, null)) {
            vault.put("one", "password", VaultContract.bytes("first"));
            try (Vault same = new Vaults(folder.resolve("other"), keychain).openKeychain()) {
                assertThat(same.get("one", "password")).isEqualTo(VaultContract.bytes("first"));
            }
        }
        assertThat(beside).contains("MOVE .mine.json.tmp", "MOVE .mine.json.lock");
        assertThat(one).isSymbolicLink();
        assertThat(mine).isRegularFile();
        assertThat(one.getParent())
                .isDirectoryNotContaining(file -> file.getFileName().toString().startsWith("."));

        new VaultFile(folder.resolve("other"), step -> {}).exclusively(() -> {
            try (FileChannel lock = FileChannel.open(elsewhere.resolve(".mine.json.lock"), StandardOpenOption.WRITE)) {
                assertThatExceptionOfType(OverlappingFileLockException.class).isThrownBy(lock::tryLock);
                return other;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /**
     * At the moment a process is stopped, the disk contains what it would contain if the process were killed then. So
     * the test stops one process 200 times at arbitrary moments, and really kills and restarts some.
     */
    @Test
    void killedInTheMiddleOfASave200TimesLosesNothing() throws Exception {
        Path saved = Files.createDirectory(folder.resolve("saved"));
        try (FileVault vault = Saving.open(saved)) {
            new VaultFile(saved, step -> {}).exclusively(() -> {
                vault.fill(
                        new VaultContent(
                                Saving.ID,
                                Protection.KEYCHAIN,
                                new WrappedKey(null, "account", new Crypto().seal(Saving.KEY, Saving.KEY)),
                                new TreeMap<>()),
                        Map.of());
                return vault;
            });
        }
        Random random = new Random(7);
        long first = 1;
        int halfWritten = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            List<String> command = new ArrayList<>(Children.java());
            command.addAll(List.of(Saving.class.getName(), saved.toString(), Long.toString(first)));
            // A file, because the output must be readable after the kill.
            Path printed = folder.resolve("printed-" + kill);
            Process process = new ProcessBuilder(command)
                    .redirectOutput(printed.toFile())
                    .redirectError(folder.resolve("errors.txt").toFile())
                    .start();
            try {
                awaitFirst(printed, process);
                for (int check = 0; check < CHECKS / KILLS; check++) {
                    long until = System.nanoTime() + random.nextLong(4_000_000);
                    while (System.nanoTime() < until) {
                        Thread.onSpinWait();
                    }
                    signal(process, "STOP");
                    awaitStopped(process);
                    Path copy = copy(saved, folder.resolve("copy-" + kill + '-' + check));
                    halfWritten += Files.exists(copy.resolve(".vault.json.tmp")) ? 1 : 0;
                    long returned = lastReturned(printed);
                    assertThat(number(copy)).isBetween(returned, returned + 1);
                    signal(process, "CONT");
                }
                process.destroyForcibly().waitFor();
                long returned = lastReturned(printed);
                first = number(saved);
                assertThat(first).isBetween(returned, returned + 1);
            } finally {
                process.destroyForcibly();
            }
        }
        assertThat(halfWritten).as("stops in the middle of a save").isGreaterThan(CHECKS / 20);
    }

    private static void awaitFirst(Path printed, Process process) throws IOException {
        while (!Files.readString(printed).contains("\n")) {
            assertThat(process.isAlive()).as("the process that saves").isTrue();
            Thread.onSpinWait();
        }
    }

    private static long lastReturned(Path printed) throws IOException {
        String text = Files.readString(printed);
        String whole = text.substring(0, text.lastIndexOf('\n'));
        return Long.parseLong(whole.substring(whole.lastIndexOf('\n') + 1).strip());
    }

    private static void signal(Process process, String name) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    /** The signal has been delivered when every thread has stopped: state T in the third field of /proc. */
    private static void awaitStopped(Process process) throws IOException {
        try (Stream<Path> threads = Files.list(Path.of("/proc/" + process.pid() + "/task"))) {
            for (Path thread : threads.toList()) {
                String stat = Files.readString(thread.resolve("stat"));
                while (!stat.substring(stat.lastIndexOf(')') + 2).startsWith("T")) {
                    Thread.onSpinWait();
                    stat = Files.readString(thread.resolve("stat"));
                }
            }
        }
    }

    private static Path copy(Path from, Path to) throws IOException {
        Files.createDirectory(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        return to;
    }

    private static long number(Path folder) throws VaultException {
        try (FileVault vault = Saving.open(folder)) {
            return ByteBuffer.wrap(Objects.requireNonNull(vault.get("one", "number")))
                    .getLong();
        }
    }
}
