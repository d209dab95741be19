// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
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
import org.topiary.core.text.ExplainedIOException;
import org.topiary.core.text.Phrase;

/**
 * Writes whole files through a temporary file in the same folder, fsync and an atomic move, so that at any time the
 * file is complete: either the old or the new version. Files are accessible to their owner only, where the file system
 * has owners, except for documents. A link stays a link: people keep such files in folders of their own, perhaps on
 * another disk, where an atomic move is impossible. Any thread that may block on a disk.
 */
public final class SafeFile {
    /** The steps of a write, in order. When one fails, those before it have been done. */
    public enum Step {
        CREATE,
        WRITE,
        SYNC,
        MOVE
    }

    /** Is called before each step, so that tests can make a disk fail. */
    @FunctionalInterface
    public interface Steps {
        /** @throws IOException to make the write fail here */
        void before(Step step) throws IOException;
    }

    /** The content of a file, written piece by piece. */
    @FunctionalInterface
    public interface Content {
        /**
         * Writes all of it; called again from the beginning if the write was interrupted.
         *
         * @throws IOException if that failed
         */
        void writeTo(OutputStream out) throws IOException;
    }

    /** Bytes that are collected before they are written. */
    private static final int BUFFER = 64 * 1024;

    /** The number that Linux follows. */
    private static final int MAX_LINKS = 40;
    /** A thread that is interrupted more often during one write is meant to end. */
    private static final int MAX_INTERRUPTS = 10;

    private SafeFile() {}

    /**
     * Resolves a file that may be a link, or a link to a link, and need not exist. A link that another user created in
     * a folder that others can write to is not followed: it could make the write overwrite another file of this user.
     *
     * @throws FileSystemLoopException if the links form a loop
     * @throws ExplainedIOException if a link belongs to another user
     */
    public static Path target(Path file) throws IOException {
        Path target = file.toAbsolutePath();
        for (int i = 0; Files.isSymbolicLink(target); i++) {
            if (i == MAX_LINKS) {
                throw new FileSystemLoopException(file.toString());
            }
            if (Owners.isPlanted(target)) {
                throw new ExplainedIOException(Phrase.of("file.reason.planted"), null);
            }
            target = target.resolveSibling(Files.readSymbolicLink(target));
        }
        return target;
    }

    /** The hidden file in the same folder whose name is that of the target with an ending appended. */
    public static Path beside(Path target, String ending) {
        return target.resolveSibling("." + target.getFileName() + ending);
    }

    /**
     * Replaces the content of a file. The file need not exist; its folder must.
     *
     * @throws IOException if that failed; the file is then unchanged
     */
    public static void write(Path file, byte[] content) throws IOException {
        Path target = target(file);
        // A unique name, as another thread or program may be writing, too: the last one wins.
        write(target, beside(target, "-" + UUID.randomUUID() + ".tmp"), content, step -> {});
    }

    /**
     * Replaces the content of a document: a file without secrets that the user saves at a place of their choice. It
     * keeps the permissions of the file that it replaces; a new file gets the default permissions.
     *
     * @throws IOException if that failed, or the file or its folder is write-protected; the file is then unchanged
     */
    public static void writeDocument(Path file, byte[] content) throws IOException {
        writeDocument(file, content, step -> {});
    }

    /**
     * The same for a content that is too large for the memory.
     *
     * @throws IOException if that failed, or the file or its folder is write-protected; the file is then unchanged, as
     *     it is if the content throws
     */
    public static void writeDocument(Path file, Content content) throws IOException {
        writeDocument(file, content, step -> {});
    }

    static void writeDocument(Path file, byte[] content, Steps steps) throws IOException {
        writeDocument(file, out -> out.write(content), steps);
    }

    private static void writeDocument(Path file, Content content, Steps steps) throws IOException {
        Path target = target(file);
        boolean replaces = Files.exists(target);
        if (replaces && !Files.isWritable(target)) {
            // A move would ignore the write protection.
            throw new AccessDeniedException(target.toString());
        }
        // Not derived from the file's name, which may already have the maximum length.
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
            throw new ExplainedIOException(Phrase.of("file.reason.folderProtected"), e);
        }
    }

    /** Null if the file system has none. */
    private static @Nullable Set<PosixFilePermission> permissions(Path file) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        return view == null ? null : view.readAttributes().permissions();
    }

    /**
     * Like {@link #write(Path, byte[])}, for callers that ensure one write at a time.
     *
     * @param target not a link, see {@link #target}
     * @param temporary in the same folder; one left behind by a killed write is replaced
     */
    public static void write(Path target, Path temporary, byte[] content, Steps steps) throws IOException {
        write(target, temporary, out -> out.write(content), steps, ownerOnly(temporary), null);
    }

    private static void write(
            Path target,
            Path temporary,
            Content content,
            Steps steps,
            FileAttribute<?>[] attributes,
            @Nullable Set<PosixFilePermission> permissions)
            throws IOException {
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            throw new ExplainedIOException(Phrase.of("file.reason.notFile"), null);
        }
        try {
            writeNew(temporary, content, steps, attributes);
            if (permissions != null) {
                // Set afterwards: on creation, the umask would remove some.
                Files.getFileAttributeView(temporary, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                        .setPermissions(permissions);
            }
            if (!Files.isRegularFile(temporary, LinkOption.NOFOLLOW_LINKS)) {
                throw new ExplainedIOException(Phrase.of("file.reason.replaced"), null);
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
     * An interrupt aborts the write. The last write happens while threads are being interrupted, so an interrupted
     * write is retried.
     */
    private static void writeNew(Path file, Content content, Steps steps, FileAttribute<?>[] attributes)
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

    private static void writeOnce(Path file, Content content, Steps steps, FileAttribute<?>[] attributes)
            throws IOException {
        steps.before(Step.CREATE);
        Files.deleteIfExists(file);
        // Written through the handle that created it: if others can write to the folder, the name may refer to another
        // file by now.
        try (FileChannel out =
                FileChannel.open(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes)) {
            steps.before(Step.WRITE);
            OutputStream buffered = new BufferedOutputStream(Channels.newOutputStream(out), BUFFER);
            content.writeTo(buffered);
            buffered.flush();
            steps.before(Step.SYNC);
            out.force(true);
        }
    }

    /** Renames a file, or a link, to a free name: its own with an ending appended, and a number if that name exists. */
    public static Path setAside(Path file, String ending) throws IOException {
        Path kept = file.resolveSibling(file.getFileName() + ending);
        for (int i = 2; Files.exists(kept, LinkOption.NOFOLLOW_LINKS); i++) {
            kept = file.resolveSibling(file.getFileName() + ending + "-" + i);
        }
        return Files.move(file, kept);
    }

    /** Creates a folder and its parents as needed. Permissions of existing folders are left unchanged. */
    public static void createFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, ownerOnly(folder, "rwx------"));
        }
    }

    /** The attributes for creating a file that only its owner can access; empty if the file system has no owners. */
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

    /** Makes the move itself durable if a folder can be opened for that (not on Windows, which does not need it). */
    private static void forceFolder(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // The content is safe either way: the file is either the old or the new version.
        }
    }
}
