// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.topiary.profiles.exchange.ImportException;
import org.topiary.profiles.exchange.ImportResult;
import org.topiary.profiles.exchange.ImportedConnection;
import org.topiary.profiles.installed.InstalledTool;
import org.topiary.vault.VaultException;

/** Reads and writes connections; must not be called on the JavaFX application thread. */
public interface Exchange {
    /** Other tools on this computer from which connections can be imported. */
    List<InstalledTool> tools();

    /** @param password of an encrypted file; null if not known */
    ImportResult read(Path file, char @Nullable [] password) throws ImportException;

    /** @param password of an encrypted text; null if not known */
    ImportResult readText(String text, char @Nullable [] password) throws ImportException;

    /**
     * The content of a file with these connections, and with the schemas that their decoding rules need.
     *
     * @param password encrypts them together with their secrets; if empty, they are written without secrets and
     *     unencrypted
     * @throws VaultException if they cannot be encrypted
     */
    byte[] write(List<ImportedConnection> connections, char[] password) throws VaultException;

    /**
     * Saves the schemas that imported connections brought; those of the user stay as they are.
     *
     * @throws IOException if one of them cannot be saved
     */
    void saveSchemas(List<ImportedConnection> imported) throws IOException;
}
