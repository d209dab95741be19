// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.file;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.UUID;

/**
 * Writes whole files: a temporary one beside it, fsync, and an atomic move, so that the file is at any time the old or the new one, and
 * whole. What is written is for its owner only, where the file system knows owners. A link stays a link: people keep such files in
 * folders of their own, perhaps on another disk, where an atomic move does not reach. Any thread; may take a disk's time.
 */
public final class SafeFile {
    /** What a write does, in order; what comes before a step that fails has been done. */
    public enum Step {
        CREATE, WRITE, SYNC, MOVE
    }

    /** Hears of each step just before it; lets tests make a disk fail. */
    @FunctionalInterface
    public interface Steps {
        /** @throws IOException to have the write fail here */
        void before(Step step) throws IOException;
    }

    /** As many as Linux follows. */
    private static final int MAX_LINKS = 40;

    private SafeFile() {}

    /**
     * Where a file lies that may be a link, or a link to a link; it may be there or not.
     *
     * @throws FileSystemLoopException if the links lead round
     */
    public static Path target(Path file) throws IOException {
        Path target = file.toAbsolutePath();
        for (int i = 0; Files.isSymbolicLink(target); i++) {
            if (i == MAX_LINKS) {
                throw new FileSystemLoopException(file.toString());
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
     * As {@link #write(Path, byte[])}, for those who write one at a time.
     *
     * @param target no link, see {@link #target}
     * @param temporary beside it; one that a killed write left behind is replaced
     */
    public static void write(Path target, Path temporary, byte[] content, Steps steps) throws IOException {
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            throw new FileSystemException(target.toString(), null, "it is not a file");
        }
        try {
            steps.before(Step.CREATE);
            Files.deleteIfExists(temporary);
            Files.createFile(temporary, ownerOnly(temporary));
            // A stream and not a channel: an interrupt closes a channel, and the last write comes while threads are being ended.
            try (FileOutputStream out = new FileOutputStream(temporary.toFile())) {
                steps.before(Step.WRITE);
                out.write(content);
                steps.before(Step.SYNC);
                out.getFD().sync();
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

    /** Renames a file, or a link, to a name that is free: its own with something after it, and a number if there is one already. */
    public static Path setAside(Path file, String ending) throws IOException {
        Path kept = file.resolveSibling(file.getFileName() + ending);
        for (int i = 2; Files.exists(kept, LinkOption.NOFOLLOW_LINKS); i++) {
            kept = file.resolveSibling(file.getFileName() + ending + "-" + i);
        }
        return Files.move(file, kept);
    }

    /** Creates a folder, and those that it is in, where there is none. Permissions of a folder that exists are left as they are. */
    public static void createFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, ownerOnly(folder, "rwx------"));
        }
    }

    /** What a file has to be created with so that it is for its owner only; nothing where the file system knows no owners. */
    public static FileAttribute<?>[] ownerOnly(Path file) {
        return ownerOnly(file, "rw-------");
    }

    private static FileAttribute<?>[] ownerOnly(Path path, String permissions) {
        if (!path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
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
