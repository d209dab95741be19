// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.file;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.topiary.core.text.Explained;
import org.topiary.core.text.ForeignText;
import org.topiary.core.text.Phrase;

/**
 * Puts into words why a file could not be read or written. Many file system exceptions have just the path as their
 * message.
 */
public final class FileReasons {
    private FileReasons() {}

    /** The reason, worded for the middle of a sentence that names the file. */
    public static Phrase of(Throwable error) {
        return switch (error) {
            case AccessDeniedException e -> Phrase.of("file.reason.denied");
            case NoSuchFileException e -> Phrase.of("file.reason.folderMissing");
            case FileAlreadyExistsException e -> Phrase.of("file.reason.exists");
            case NotDirectoryException e -> Phrase.of("file.reason.noFolder");
            // Without the paths, which the message has as well.
            case FileSystemException e when e.getReason() != null -> Explained.phrase(new IOException(e.getReason()));
            case FileSystemException e ->
                Phrase.verbatim(ForeignText.quoted(e.getClass().getSimpleName()));
            default -> Explained.phrase(error);
        };
    }
}
