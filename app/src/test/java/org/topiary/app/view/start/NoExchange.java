// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.start;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.topiary.app.viewmodel.exchange.Exchange;
import org.topiary.profiles.exchange.ImportResult;
import org.topiary.profiles.exchange.ImportedConnection;
import org.topiary.profiles.installed.InstalledTool;

/** A computer without other tools, on which nothing is found. */
public class NoExchange implements Exchange {
    @Override
    public List<InstalledTool> tools() {
        return List.of();
    }

    @Override
    public ImportResult read(Path file, char @Nullable [] password) {
        return new ImportResult(List.of(), List.of());
    }

    @Override
    public ImportResult readText(String text, char @Nullable [] password) {
        return new ImportResult(List.of(), List.of());
    }

    @Override
    public byte[] write(List<ImportedConnection> connections, char[] password) {
        return new byte[0];
    }

    @Override
    public void saveSchemas(List<ImportedConnection> imported) {}
}
