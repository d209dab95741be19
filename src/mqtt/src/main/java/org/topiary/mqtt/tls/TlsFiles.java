// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.tls;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.topiary.core.file.RegularFile;
import org.topiary.core.text.Explained;
import org.topiary.core.text.ExplainedIOException;
import org.topiary.core.text.Phrase;

/** Reads the files named in the TLS settings. */
final class TlsFiles {
    /** Far larger than any file with certificates or a key. */
    private static final int LIMIT_BYTES = 16 << 20;

    private TlsFiles() {}

    /**
     * @param what such as {@code client key}
     * @throws TlsSetupException naming the file and the reason
     */
    static byte[] read(Phrase what, String path) throws TlsSetupException {
        try {
            return RegularFile.read(path(what, path), LIMIT_BYTES);
        } catch (IOException e) {
            throw failed(what, path, e);
        }
    }

    static Path path(Phrase what, String path) throws TlsSetupException {
        if (path.isBlank()) {
            throw new TlsSetupException(Phrase.of("tls.file.none", what), Phrase.of("tls.file.none.advice"));
        }
        try {
            return Path.of(path);
        } catch (InvalidPathException e) {
            throw cannotRead(what, path, Phrase.of("tls.file.notPath"), Phrase.of("tls.file.notPath.advice"));
        }
    }

    static TlsSetupException cannotRead(Phrase what, String path, Phrase reason, Phrase advice) {
        return new TlsSetupException(Phrase.of("tls.file.notRead", what, path, reason), advice);
    }

    private static TlsSetupException failed(Phrase what, String path, IOException error) {
        if (error instanceof ExplainedIOException e) {
            return cannotRead(what, path, e.phrase(), Phrase.of("tls.file.other.advice"));
        }
        if (error instanceof FileSystemException e && e.getReason() != null) {
            return cannotRead(
                    what, path, Explained.phrase(new IOException(e.getReason())), Phrase.of("tls.file.other.advice"));
        }
        Phrase reason = switch (error) {
            case NoSuchFileException e -> Phrase.of("tls.file.missing");
            case AccessDeniedException e -> Phrase.of("tls.file.denied");
            default -> Explained.phrase(error);
        };
        return new TlsSetupException(
                Phrase.of("tls.file.notRead", what, path, reason), Phrase.of("tls.file.notRead.advice"), error);
    }
}
