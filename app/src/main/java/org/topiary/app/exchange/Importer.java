// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.exchange;

import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * Reads connections from what other MQTT clients and other Topiaries wrote, by what is in a file and not by its name. Every profile has a
 * new id. An entry that is broken is named among what is not carried over and does not spoil the others. What the file says against the
 * checks of TLS is never carried over. Reads no more than {@link #MAX_BYTES}, connects to nothing. Any thread but the JavaFX application
 * thread: it reads files, and a password takes a while.
 */
public final class Importer {
    /** Files and texts may be that long. */
    public static final int MAX_BYTES = 64 << 20;

    private final Path home;

    /** @param home what {@code ~} stands for */
    public Importer(Path home) {
        this.home = home;
    }

    /**
     * Reads a file.
     *
     * @throws ImportException when there is nothing to take from it; {@link ImportException.Reason#PASSWORD_NEEDED} for a sealed one
     */
    public ImportResult read(Path file) throws ImportException {
        return read(file, null);
    }

    /**
     * Reads a file that may be sealed.
     *
     * @param password of the sealed file, which the caller wipes; null: none is known
     */
    public ImportResult read(Path file, char @Nullable [] password) throws ImportException {
        throw new ImportException(ImportException.Reason.UNKNOWN, file + " " + home + (password == null));
    }

    /** Reads a text, such as from the clipboard: a command line, addresses, or the content of a file. */
    public ImportResult readText(String text) throws ImportException {
        throw new ImportException(ImportException.Reason.UNKNOWN, text);
    }
}
