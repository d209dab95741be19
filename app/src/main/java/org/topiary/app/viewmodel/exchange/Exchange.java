// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.exchange;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.topiary.profiles.exchange.ImportException;
import org.topiary.profiles.exchange.ImportResult;
import org.topiary.profiles.exchange.ImportedConnection;
import org.topiary.profiles.installed.InstalledTool;
import org.topiary.vault.VaultException;

/** Reads and writes connections; not on the JavaFX application thread. */
public interface Exchange {
    /** Other tools on this computer that connections can be taken from. */
    List<InstalledTool> tools();

    /** @param password of a sealed file; null: none is known */
    ImportResult read(Path file, char @Nullable [] password) throws ImportException;

    /** @param password of a sealed text; null: none is known */
    ImportResult readText(String text, char @Nullable [] password) throws ImportException;

    /**
     * The content of a file with these connections.
     *
     * @param password seals them, and their secrets with them; empty: without secrets, for anybody to read
     * @throws VaultException if they cannot be sealed
     */
    byte[] write(List<ImportedConnection> connections, char[] password) throws VaultException;
}
