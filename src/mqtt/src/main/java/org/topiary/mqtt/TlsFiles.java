// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads the files that the settings of TLS name. */
final class TlsFiles {
    /** No file with certificates or a key comes near this. */
    private static final long LIMIT_BYTES = 16 << 20;

    private TlsFiles() {}

    /**
     * @param what such as {@code client key}
     * @throws TlsSetupException naming the file and the reason
     */
    static byte[] read(String what, String path) throws TlsSetupException {
        Path file = path(what, path);
        try {
            if (Files.isDirectory(file)) {
                throw cannotRead(what, path, "it is a folder", "Choose a file.");
            }
            if (Files.size(file) > LIMIT_BYTES) {
                throw cannotRead(what, path, "it is too large", "Choose another file.");
            }
            return Files.readAllBytes(file);
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
        String reason = switch (error) {
            case NoSuchFileException e -> "there is no such file";
            case AccessDeniedException e -> "permission denied";
            default -> Failures.message(error);
        };
        return new TlsSetupException("Cannot read the " + what + " " + path + ": " + reason + ".",
                "Check that the file exists and that you may read it.", error);
    }
}
