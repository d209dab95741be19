// SPDX-License-Identifier: Apache-2.0
package org.topiary.vault;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The bytes of the vault on the disk. A save is a temporary file, fsync, and an atomic move, so that the file is at any time the old or
 * the new one, whole. Files are readable by their owner only, where the file system knows owners. Any thread.
 */
final class VaultFile {
    static final String NAME = "vault.json";

    /** What a save does, in order; what comes before a step that fails has been done. */
    enum Step {
        CREATE, WRITE, SYNC, MOVE
    }

    /** Hears of each step just before it; lets tests make a disk fail. */
    interface Steps {
        void before(Step step) throws IOException;
    }

    /** A change of the file, made by nobody else at the same time. */
    interface Change<T> {
        T make() throws VaultException;
    }

    private static final Duration LOCK_LIMIT = Duration.ofSeconds(5);
    private static final long LOCK_RETRY_MS = 5;

    private final Path file;
    private final Path temporary;
    private final Path lock;
    private final Steps steps;

    VaultFile(Path folder, Steps steps) {
        Path absolute = folder.toAbsolutePath();
        file = absolute.resolve(NAME);
        temporary = absolute.resolve("." + NAME + ".tmp");
        lock = absolute.resolve("." + NAME + ".lock");
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
            throw Problems.notRead(place(), e);
        }
    }

    /** Runs a change while no other thread and no other Topiary changes the file; waits 5 s for them at most. Not to be nested. */
    <T> T exclusively(Change<T> change) throws VaultException {
        // An interrupt would close the channel of the lock, and the last save may come while threads are being ended.
        boolean interrupted = Thread.interrupted();
        try {
            createFolder();
            try (FileChannel channel = FileChannel.open(lock, Set.<OpenOption>of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), ownerOnly("rw-------"));
                    FileLock held = take(channel)) {
                Objects.requireNonNull(held);
                return change.make();
            }
        } catch (IOException e) {
            throw Problems.notWritten(place(), e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private FileLock take(FileChannel channel) throws IOException, VaultException {
        long start = System.nanoTime();
        while (System.nanoTime() - start < LOCK_LIMIT.toNanos()) {
            try {
                FileLock taken = channel.tryLock();
                if (taken != null) {
                    return taken;
                }
            } catch (OverlappingFileLockException e) {
                // Held by another thread of this program.
            }
            try {
                Thread.sleep(LOCK_RETRY_MS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        throw Problems.busy(place());
    }

    /** Puts new content on the disk; only within {@link #exclusively}. */
    void write(byte[] content) throws VaultException {
        try {
            steps.before(Step.CREATE);
            // One that a killed save left behind. It was never the vault.
            Files.deleteIfExists(temporary);
            Files.createFile(temporary, ownerOnly("rw-------"));
            try (FileOutputStream out = new FileOutputStream(temporary.toFile())) {
                steps.before(Step.WRITE);
                out.write(content);
                steps.before(Step.SYNC);
                out.getFD().sync();
            }
            steps.before(Step.MOVE);
            // A link stays a link: people keep such files in folders of their own.
            Path target = Files.isSymbolicLink(file) ? file.toRealPath() : file;
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
            forceFolder(Objects.requireNonNull(target.getParent()));
        } catch (IOException e) {
            try {
                Files.deleteIfExists(temporary);
            } catch (IOException again) {
                e.addSuppressed(again);
            }
            throw Problems.notWritten(place(), e);
        }
    }

    /** Renames the file to a name that is free. Only within {@link #exclusively}. */
    Path setAside() throws VaultException {
        Path kept = file.resolveSibling(NAME + ".old");
        for (int i = 2; Files.exists(kept, LinkOption.NOFOLLOW_LINKS); i++) {
            kept = file.resolveSibling(NAME + ".old-" + i);
        }
        try {
            Files.move(file, kept);
            return kept;
        } catch (NoSuchFileException e) {
            throw Problems.gone(place());
        } catch (IOException e) {
            throw Problems.notWritten(place(), e);
        }
    }

    private void createFolder() throws IOException {
        Path folder = Objects.requireNonNull(file.getParent());
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, ownerOnly("rwx------"));
        }
    }

    private FileAttribute<?>[] ownerOnly(String permissions) {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return new FileAttribute<?>[0];
        }
        return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))};
    }

    /** Makes the move itself durable where a folder can be opened for that (not on Windows, which needs none). */
    private static void forceFolder(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // The content is safe either way: the file is the old one or the new one.
        }
    }
}
