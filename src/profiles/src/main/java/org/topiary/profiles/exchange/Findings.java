// SPDX-License-Identifier: Apache-2.0
package org.topiary.profiles.exchange;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Collects what an import finds. An entry that is broken is told and leaves the others alone. */
final class Findings {
    /** So many connections are read: nobody looks through more before importing them. */
    static final int MOST_CONNECTIONS = 2_000;
    /** So many lines are told one by one: a person reads them. */
    private static final int MOST_LINES = 500;

    private final Path home;
    private final Optional<Path> folder;
    private final List<ImportedConnection> connections = new ArrayList<>();
    private final List<String> notCarried = new ArrayList<>();
    private int untold;
    private int leftOut;

    /**
     * @param home what {@code ~} stands for
     * @param folder of the file that is read; empty: it is a text
     */
    Findings(Path home, Optional<Path> folder) {
        this.home = home;
        this.folder = folder;
    }

    /** Adds a connection, unless its filling says by an {@link IllegalArgumentException} that it cannot be used. */
    void add(String name, Consumer<Draft> fill) {
        if (isFull()) {
            return;
        }
        Draft draft = new Draft(name, new LocalFiles(home, folder));
        try {
            fill.accept(draft);
            connections.add(draft.build());
            draft.notes().forEach(this::note);
        } catch (IllegalArgumentException e) {
            draft.close();
            note(ImportTexts.get("import.skipped", draft.name(), String.valueOf(e.getMessage())));
        }
    }

    /**
     * Whether there are as many as can be imported at once; asked before each one more, which is counted as left out if
     * so.
     */
    boolean isFull() {
        boolean full = connections.size() >= MOST_CONNECTIONS;
        leftOut += full ? 1 : 0;
        return full;
    }

    void add(ImportedConnection connection) {
        connections.add(connection);
    }

    boolean isEmpty() {
        return connections.isEmpty() && notCarried.isEmpty();
    }

    /** Says that something is not carried over, in a sentence with the name of what it belongs to. */
    void note(String sentence) {
        if (notCarried.size() < MOST_LINES) {
            notCarried.add(sentence);
        } else {
            untold++;
        }
    }

    ImportResult result() {
        if (leftOut > 0) {
            notCarried.addFirst(ImportTexts.get("import.most", MOST_CONNECTIONS, leftOut));
        }
        if (untold > 0) {
            notCarried.add(ImportTexts.get("import.untold", String.valueOf(untold)));
        }
        return new ImportResult(
                connections.stream().map(ImportedConnection::described).toList(), notCarried);
    }

    /** Wipes all secrets; for when the import fails after all. */
    void close() {
        connections.forEach(ImportedConnection::close);
    }
}
