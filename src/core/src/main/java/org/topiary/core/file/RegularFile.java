// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
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
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(limit + 1);
            if (content.length > limit) {
                Arrays.fill(content, (byte) 0);
                throw new ExplainedIOException(Phrase.of("file.reason.tooLarge"), null);
            }
            return content;
        }
    }
}
