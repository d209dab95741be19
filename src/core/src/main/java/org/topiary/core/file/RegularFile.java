// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;

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
     * @throws FileSystemException if it is a folder, a device or a pipe, or larger than the limit; the reason says
     *     which
     * @throws IOException if it cannot be read
     */
    public static byte[] read(Path file, int limit) throws IOException {
        // Checked before opening: opening a pipe blocks until another process opens it for writing.
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        if (attributes.isDirectory()) {
            throw new FileSystemException(file.toString(), null, "it is a folder");
        }
        if (!attributes.isRegularFile()) {
            throw new FileSystemException(file.toString(), null, "it is a device or a pipe");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] content = in.readNBytes(limit + 1);
            if (content.length > limit) {
                Arrays.fill(content, (byte) 0);
                throw new FileSystemException(file.toString(), null, "it is too large");
            }
            return content;
        }
    }
}
