// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.file;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Objects;

/**
 * Puts into words why a file could not be read or written. Many file system exceptions have just the path as their
 * message.
 */
public final class FileReasons {
    private FileReasons() {}

    /** The reason, worded for the middle of a sentence that names the file. */
    public static String of(Throwable error) {
        return switch (error) {
            case AccessDeniedException e -> "permission denied";
            case NoSuchFileException e -> "the folder does not exist";
            case FileAlreadyExistsException e -> "a file with that name exists";
            case NotDirectoryException e -> "it is not a folder";
            case FileSystemException e ->
                Objects.requireNonNullElse(e.getReason(), e.getClass().getSimpleName());
            default ->
                Objects.requireNonNullElse(error.getMessage(), error.getClass().getSimpleName());
        };
    }
}
