// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.tls;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.topiary.core.file.RegularFile;
import org.topiary.mqtt.words.ExceptionCauses;

/** Reads the files named in the TLS settings. */
final class TlsFiles {
    /** Far larger than any file with certificates or a key. */
    private static final int LIMIT_BYTES = 16 << 20;

    private TlsFiles() {}

    /**
     * @param what such as {@code client key}
     * @throws TlsSetupException naming the file and the reason
     */
    static byte[] read(String what, String path) throws TlsSetupException {
        try {
            return RegularFile.read(path(what, path), LIMIT_BYTES);
        } catch (IOException e) {
            throw failed(what, path, e);
        }
    }

    static Path path(String what, String path) throws TlsSetupException {
        if (path.isBlank()) {
            throw new TlsSetupException("No file is chosen for the " + what + ".", "Choose the file.");
        }
        try {
            return Path.of(path);
        } catch (InvalidPathException e) {
            throw cannotRead(what, path, "this is not a file path", "Choose the file again.");
        }
    }

    static TlsSetupException cannotRead(String what, String path, String reason, String advice) {
        return new TlsSetupException("Cannot read the " + what + " " + path + ": " + reason + ".", advice);
    }

    private static TlsSetupException failed(String what, String path, IOException error) {
        if (error instanceof FileSystemException e && e.getReason() != null) {
            return cannotRead(what, path, e.getReason(), "Choose another file.");
        }
        String reason = switch (error) {
            case NoSuchFileException e -> "there is no such file";
            case AccessDeniedException e -> "permission denied";
            default -> ExceptionCauses.message(error);
        };
        return new TlsSetupException(
                "Cannot read the " + what + " " + path + ": " + reason + ".",
                "Check that the file exists and that you may read it.",
                error);
    }
}
