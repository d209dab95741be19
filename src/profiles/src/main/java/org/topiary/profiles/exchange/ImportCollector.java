// SPDX-License-Identifier: Apache-2.0
package org.topiary.profiles.exchange;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.topiary.core.progress.WorkStage;
import org.topiary.core.text.Explained;
import org.topiary.core.text.Phrase;

/** Collects the results of an import. A broken entry is reported and does not affect the others. */
public final class ImportCollector {
    /** Maximum number of connections read: nobody reviews more before importing them. */
    static final int MAX_CONNECTIONS = 2_000;
    /** Maximum number of notes listed: a person reads them. */
    private static final int MAX_LINES = 500;

    private final Path home;
    private final Optional<Path> folder;
    private final List<ImportedConnection> connections = new ArrayList<>();
    private final List<Phrase> notCarried = new ArrayList<>();
    /** Half of it is reading the entries, half describing the connections. */
    private final WorkStage stage;

    private int expected;
    private int passed;
    private int unlisted;
    private int leftOut;

    /**
     * @param home the folder that {@code ~} refers to
     * @param folder folder of the file that is read; empty for a text
     * @param stage receives how many connections are read
     */
    ImportCollector(Path home, Optional<Path> folder, WorkStage stage) {
        this.home = home;
        this.folder = folder;
        this.stage = stage;
    }

    /**
     * Says how many entries follow, so that the {@link WorkStage} of the thread can tell how far the import is.
     *
     * @param entries those that cannot be used count, too
     */
    public void expect(int entries) {
        expected = entries;
    }

    /** Adds a connection, unless {@code fill} throws an {@link IllegalArgumentException} because it cannot be used. */
    void add(String name, Consumer<ConnectionDraft> fill) {
        if (isFull()) {
            return;
        }
        ConnectionDraft draft = new ConnectionDraft(name, new LocalFiles(home, folder));
        try {
            fill.accept(draft);
            connections.add(draft.build());
            draft.notes().forEach(this::note);
        } catch (IllegalArgumentException e) {
            draft.close();
            note(Phrase.of("import.skipped", draft.name(), Explained.phrase(e)));
        }
    }

    /**
     * Whether the maximum number of connections is reached. Must be called before each further one, which is then
     * counted as left out.
     */
    public boolean isFull() {
        if (expected == 0) {
            stage.check();
        } else {
            // Beyond the maximum, entries are only counted.
            long done = Math.max((long) passed * MAX_CONNECTIONS, (long) connections.size() * expected);
            stage.part(0, 0.5).reached(done, (long) expected * MAX_CONNECTIONS);
        }
        passed++;
        boolean full = connections.size() >= MAX_CONNECTIONS;
        leftOut += full ? 1 : 0;
        return full;
    }

    /** Adds a connection; it and its secrets belong to the collector from now on. */
    public void add(ImportedConnection connection) {
        connections.add(connection);
    }

    boolean isEmpty() {
        return connections.isEmpty() && notCarried.isEmpty();
    }

    /** Adds a sentence about something that is not imported, with the name of the connection. */
    public void note(Phrase sentence) {
        if (notCarried.size() < MAX_LINES) {
            notCarried.add(sentence);
        } else {
            unlisted++;
        }
    }

    ImportResult result() {
        if (leftOut > 0) {
            notCarried.addFirst(Phrase.of("import.most", MAX_CONNECTIONS, leftOut));
        }
        if (unlisted > 0) {
            notCarried.add(Phrase.of("import.untold", String.valueOf(unlisted)));
        }
        WorkStage describing = stage.part(0.5, 1);
        List<ImportedConnection> described = new ArrayList<>(connections.size());
        for (ImportedConnection each : connections) {
            if (expected == 0) {
                stage.check();
            } else {
                describing.reached(described.size(), connections.size());
            }
            described.add(each.described());
        }
        return new ImportResult(described, notCarried);
    }

    /** Wipes all secrets, if the import fails after all. */
    void close() {
        connections.forEach(ImportedConnection::close);
    }
}
