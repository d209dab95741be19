// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes whole files: a temporary one beside it, fsync, and an atomic move, so that the file is at any time the old or
 * the new one, and whole. What is written is for its owner only, where the file system knows owners, but for documents.
 * A link stays a link: people keep such files in folders of their own, perhaps on another disk, where an atomic move
 * does not reach. Any thread; may take a disk's time.
 */
public final class SafeFile {
    /** What a write does, in order; what comes before a step that fails has been done. */
    public enum Step {
        CREATE,
        WRITE,
        SYNC,
        MOVE
    }

    /** Hears of each step just before it; lets tests make a disk fail. */
    @FunctionalInterface
    public interface Steps {
        /** @throws IOException to have the write fail here */
        void before(Step step) throws IOException;
    }

    /** As many as Linux follows. */
    private static final int MAX_LINKS = 40;
    /** A thread that is interrupted more often than that during one write is not wanted any more. */
    private static final int MAX_INTERRUPTS = 10;

    private SafeFile() {}

    /**
     * Where a file lies that may be a link, or a link to a link; it may be there or not. A link that somebody else put
     * into a folder that others can write to is not followed: it would have another file of the user's overwritten.
     *
     * @throws FileSystemLoopException if the links lead round
     * @throws FileSystemException with a reason if a link is somebody else's
     */
    public static Path target(Path file) throws IOException {
        Path target = file.toAbsolutePath();
        for (int i = 0; Files.isSymbolicLink(target); i++) {
            if (i == MAX_LINKS) {
                throw new FileSystemLoopException(file.toString());
            }
            if (Owners.isPlanted(target)) {
                throw new FileSystemException(
                        target.toString(), null, "it is a link that another user of this computer made");
            }
            target = target.resolveSibling(Files.readSymbolicLink(target));
        }
        return target;
    }

    /** The file beside which something is written: of this name, with something after it, and hidden. */
    public static Path beside(Path target, String ending) {
        return target.resolveSibling("." + target.getFileName() + ending);
    }

    /**
     * Puts new content into a file, which need not be there; its folder must.
     *
     * @throws IOException if that failed; then the file is as it was
     */
    public static void write(Path file, byte[] content) throws IOException {
        Path target = target(file);
        // A name of its own, as another thread or program may be writing, too: the last one wins.
        write(target, beside(target, "-" + UUID.randomUUID() + ".tmp"), content, step -> {});
    }

    /**
     * Puts new content into a document: a file without secrets that the user saves at a place of their choice. It keeps
     * the permissions of the file that it replaces; a new one has those of any new file.
     *
     * @throws IOException if that failed, or the file or its folder is write-protected; then the file is as it was
     */
    public static void writeDocument(Path file, byte[] content) throws IOException {
        writeDocument(file, content, step -> {});
    }

    static void writeDocument(Path file, byte[] content, Steps steps) throws IOException {
        Path target = target(file);
        boolean replaces = Files.exists(target);
        if (replaces && !Files.isWritable(target)) {
            // A move would not mind.
            throw new AccessDeniedException(target.toString());
        }
        // Not made of the file's own name, which may be as long as names can be.
        Path temporary = target.resolveSibling(".topiary-" + UUID.randomUUID() + ".tmp");
        try {
            if (replaces) {
                write(target, temporary, content, steps, ownerOnly(temporary), permissions(target));
            } else {
                write(target, temporary, content, steps, new FileAttribute<?>[0], null);
            }
        } catch (AccessDeniedException e) {
            if (Files.isWritable(Objects.requireNonNull(target.getParent()))) {
                throw e;
            }
            FileSystemException clearer =
                    new FileSystemException(target.toString(), null, "its folder is write-protected");
            clearer.initCause(e);
            throw clearer;
        }
    }

    /** Null where the file system knows none. */
    private static @Nullable Set<PosixFilePermission> permissions(Path file) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        return view == null ? null : view.readAttributes().permissions();
    }

    /**
     * As {@link #write(Path, byte[])}, for those who write one at a time.
     *
     * @param target no link, see {@link #target}
     * @param temporary beside it; one that a killed write left behind is replaced
     */
    public static void write(Path target, Path temporary, byte[] content, Steps steps) throws IOException {
        write(target, temporary, content, steps, ownerOnly(temporary), null);
    }

    private static void write(
            Path target,
            Path temporary,
            byte[] content,
            Steps steps,
            FileAttribute<?>[] attributes,
            @Nullable Set<PosixFilePermission> permissions)
            throws IOException {
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            throw new FileSystemException(target.toString(), null, "it is not a file");
        }
        try {
            writeNew(temporary, content, steps, attributes);
            if (permissions != null) {
                // Afterwards: those of a file that is created are cut by the umask.
                Files.getFileAttributeView(temporary, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                        .setPermissions(permissions);
            }
            if (!Files.isRegularFile(temporary, LinkOption.NOFOLLOW_LINKS)) {
                throw new FileSystemException(temporary.toString(), null, "another program replaced it");
            }
            steps.before(Step.MOVE);
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | RuntimeException e) {
            try {
                Files.deleteIfExists(temporary);
            } catch (IOException again) {
                e.addSuppressed(again);
            }
            throw e;
        }
        forceFolder(Objects.requireNonNull(target.getParent()));
    }

    /**
     * An interrupt would end the write, and the last one comes while threads are being ended: then it is done once
     * more.
     */
    private static void writeNew(Path file, byte[] content, Steps steps, FileAttribute<?>[] attributes)
            throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            for (int i = 1; ; i++) {
                try {
                    writeOnce(file, content, steps, attributes);
                    return;
                } catch (ClosedByInterruptException e) {
                    interrupted |= Thread.interrupted();
                    if (i == MAX_INTERRUPTS) {
                        throw e;
                    }
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void writeOnce(Path file, byte[] content, Steps steps, FileAttribute<?>[] attributes)
            throws IOException {
        steps.before(Step.CREATE);
        Files.deleteIfExists(file);
        // Written through the handle that created it: by its name it could be another file meanwhile, where others can
        // write to the folder.
        try (FileChannel out =
                FileChannel.open(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes)) {
            steps.before(Step.WRITE);
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                out.write(rest);
            }
            steps.before(Step.SYNC);
            out.force(true);
        }
    }

    /**
     * Renames a file, or a link, to a name that is free: its own with something after it, and a number if there is one
     * already.
     */
    public static Path setAside(Path file, String ending) throws IOException {
        Path kept = file.resolveSibling(file.getFileName() + ending);
        for (int i = 2; Files.exists(kept, LinkOption.NOFOLLOW_LINKS); i++) {
            kept = file.resolveSibling(file.getFileName() + ending + "-" + i);
        }
        return Files.move(file, kept);
    }

    /**
     * Creates a folder, and those that it is in, where there is none. Permissions of a folder that exists are left as
     * they are.
     */
    public static void createFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, ownerOnly(folder, "rwx------"));
        }
    }

    /**
     * What a file has to be created with so that it is for its owner only; nothing where the file system knows no
     * owners.
     */
    public static FileAttribute<?>[] ownerOnly(Path file) {
        return ownerOnly(file, "rw-------");
    }

    private static FileAttribute<?>[] ownerOnly(Path path, String permissions) {
        if (!path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return new FileAttribute<?>[0];
        }
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        };
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
