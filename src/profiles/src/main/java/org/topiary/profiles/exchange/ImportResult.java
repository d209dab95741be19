// SPDX-License-Identifier: Apache-2.0
package org.topiary.profiles.exchange;

import java.util.List;
import org.topiary.core.text.Phrase;

/**
 * The result of an import.
 *
 * @param connections in the order of the file
 * @param notCarried sentences, each with the name of its connection, about settings that a profile cannot, or must not,
 *     contain; empty if everything was imported
 */
public record ImportResult(List<ImportedConnection> connections, List<Phrase> notCarried) implements AutoCloseable {
    public ImportResult {
        connections = List.copyOf(connections);
        notCarried = List.copyOf(notCarried);
    }

    /** Wipes all secrets. */
    @Override
    public void close() {
        connections.forEach(ImportedConnection::close);
    }
}
