// SPDX-License-Identifier: Apache-2.0
package org.topiary.vault;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.topiary.core.file.SafeFile;

/** The bytes of the vault on the disk, written by {@link SafeFile}, one save at a time. Any thread. */
final class VaultFile {
    static final String NAME = "vault.json";

    /** A change of the file that excludes other changes at the same time. */
    interface Change<T> {
        T make() throws VaultException;
    }

    private static final Duration LOCK_LIMIT = Duration.ofSeconds(5);
    private static final long LOCK_RETRY_MS = 5;

    private final Path file;
    private final SafeFile.Steps steps;

    VaultFile(Path folder, SafeFile.Steps steps) {
        this(folder, NAME, steps);
    }

    /** @param name of a file in the vault's folder that is saved like the vault, and under the vault's lock */
    VaultFile(Path folder, String name, SafeFile.Steps steps) {
        file = folder.toAbsolutePath().resolve(name);
        this.steps = steps;
    }

    Path path() {
        return file;
    }

    String place() {
        return file.toString();
    }

    /** The whole file; null if there is none. */
    byte @Nullable [] read() throws VaultException {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            throw VaultProblems.notRead(place(), e);
        }
    }

    /**
     * Runs a change while no other thread and no other Topiary changes the file; waits for them for 5 s at most. Calls
     * must not be nested. The lock file is next to the real file, so that processes that reach it through different
     * links exclude each other, too.
     */
    <T> T exclusively(Change<T> change) throws VaultException {
        // An interrupt would close the channel of the lock, and the last save may happen while threads are being
        // interrupted.
        boolean interrupted = Thread.interrupted();
        try {
            FileChannel channel = openLock();
            try {
                FileLock held = take(channel);
                Objects.requireNonNull(held);
                return change.make();
            } finally {
                release(channel);
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private FileChannel openLock() throws VaultException {
        try {
            SafeFile.createFolder(Objects.requireNonNull(file.getParent()));
            Path lock = SafeFile.beside(SafeFile.target(file), ".lock");
            return FileChannel.open(
                    lock,
                    Set.<OpenOption>of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                    SafeFile.ownerOnly(lock));
        } catch (IOException e) {
            throw VaultProblems.notWritten(place(), e);
        }
    }

    /** Closing the channel releases its lock. A failure to do so does not undo the change. */
    private static void release(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // The system releases the locks of a closed file.
        }
    }

    private FileLock take(FileChannel channel) throws VaultException {
        long start = System.nanoTime();
        while (System.nanoTime() - start < LOCK_LIMIT.toNanos()) {
            try {
                FileLock taken = channel.tryLock();
                if (taken != null) {
                    return taken;
                }
            } catch (OverlappingFileLockException e) {
                // Held by another thread of this program.
            } catch (IOException e) {
                throw VaultProblems.notWritten(place(), e);
            }
            try {
                Thread.sleep(LOCK_RETRY_MS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        throw VaultProblems.busy(place());
    }

    /** Writes new content to the disk; only within {@link #exclusively}. */
    void write(byte[] content) throws VaultException {
        try {
            Path target = SafeFile.target(file);
            SafeFile.write(target, SafeFile.beside(target, ".tmp"), content, steps);
        } catch (IOException e) {
            throw VaultProblems.notWritten(place(), e);
        }
    }

    /** Renames the file to a free name. Only within {@link #exclusively}. */
    Path setAside() throws VaultException {
        try {
            return SafeFile.setAside(file, ".old");
        } catch (NoSuchFileException e) {
            throw VaultProblems.gone(place());
        } catch (IOException e) {
            throw VaultProblems.notWritten(place(), e);
        }
    }
}
