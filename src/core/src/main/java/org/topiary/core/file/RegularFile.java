// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import org.topiary.core.progress.WorkStage;
import org.topiary.core.text.ExplainedIOException;
import org.topiary.core.text.Phrase;

/**
 * Reads files whose names come from outside: never a device or a pipe, which may be endless, and never more than a
 * limit.
 */
public final class RegularFile {
    private RegularFile() {}

    /**
     * The content of a file. Any thread that may block on a disk.
     *
     * @param limit maximum size in bytes; also checked while reading, so a file that grows meanwhile is refused
     * @throws ExplainedIOException if it is a folder, a device or a pipe, or larger than the limit
     * @throws IOException if it cannot be read
     * @throws CancellationException if the {@link WorkStage} of the thread was cancelled
     */
    public static byte[] read(Path file, int limit) throws IOException {
        // Checked before opening: opening a pipe blocks until another process opens it for writing.
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        if (attributes.isDirectory()) {
            throw new ExplainedIOException(Phrase.of("file.reason.folder"), null);
        }
        if (!attributes.isRegularFile()) {
            throw new ExplainedIOException(Phrase.of("file.reason.device"), null);
        }
        Content content = new Content((int) Math.min(attributes.size(), limit) + 1);
        try (InputStream in = Files.newInputStream(file)) {
            while (content.readFrom(in)) {
                WorkStage.current().check();
                if (content.length > limit) {
                    throw new ExplainedIOException(Phrase.of("file.reason.tooLarge"), null);
                }
            }
            return Arrays.copyOf(content.bytes, content.length);
        } finally {
            content.wipe();
        }
    }

    /** What was read so far; it may be secret. */
    private static final class Content {
        private byte[] bytes;
        private int length;

        Content(int expected) {
            bytes = new byte[expected];
        }

        /** Returns whether there may be more. */
        boolean readFrom(InputStream in) throws IOException {
            if (length == bytes.length) {
                byte[] larger = Arrays.copyOf(bytes, length + WorkStage.BYTES);
                wipe();
                bytes = larger;
            }
            int read = in.read(bytes, length, Math.min(WorkStage.BYTES, bytes.length - length));
            length += Math.max(0, read);
            return read >= 0;
        }

        void wipe() {
            Arrays.fill(bytes, (byte) 0);
        }
    }
}
