// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.schema;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.topiary.core.text.Phrase;

/**
 * Which files of schemas are in a folder, and since when: equal to an earlier one as long as loading the folder again
 * would yield the same schemas, as far as names, sizes and times tell. Immutable; any thread.
 */
public final class FolderState {
    /** That of a folder without schemas. */
    public static final FolderState EMPTY = new FolderState(Map.of(), List.of());

    private static final int MAX_PROBLEMS = 1_000;

    private final Map<String, Stamp> files;
    private final List<Phrase> problems;

    /** @param modified in milliseconds since 1970-01-01T00:00Z */
    private record Stamp(long bytes, long modified) {}

    private FolderState(Map<String, Stamp> files, List<Phrase> problems) {
        this.files = files;
        this.problems = problems;
    }

    /**
     * The present state of a folder, which is listed but not read. Never fails; a folder that does not exist is empty.
     * Waits for the disk. Its length is not known before, so that it reports nothing to the
     * {@link org.topiary.core.progress.WorkStage} of the thread.
     */
    public static FolderState of(Path folder) {
        if (Files.notExists(folder)) {
            return EMPTY;
        }
        Listing listing = new Listing();
        Map<String, Stamp> files = new TreeMap<>();
        SchemaFiles.find(folder, SchemaFiles::isSchema, listing)
                .forEach((name, found) -> files.put(
                        name,
                        new Stamp(
                                found.attributes().size(),
                                found.attributes().lastModifiedTime().toMillis())));
        return new FolderState(files, listing.problems);
    }

    /** Notes what cannot be listed. */
    private static final class Listing implements SchemaFiles.Problems {
        private final List<Phrase> problems = new ArrayList<>();

        private void add(Phrase problem) {
            if (problems.size() < MAX_PROBLEMS) {
                problems.add(problem);
            }
        }

        @Override
        public void unreadable(String name, Phrase reason) {
            add(Phrase.of(name, reason));
        }

        @Override
        public void linkLoop(String name) {
            add(Phrase.of(name));
        }

        @Override
        public void tooMany() {
            add(Phrase.NONE);
        }
    }

    /** Whether there may be files with certain names: there are, or something could not be listed. */
    public boolean mayHave(Predicate<String> wanted) {
        return !problems.isEmpty() || files.keySet().stream().anyMatch(wanted);
    }

    /** The number of files with certain names. */
    public int count(Predicate<String> wanted) {
        return (int) files.keySet().stream().filter(wanted).count();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FolderState state && files.equals(state.files) && problems.equals(state.problems);
    }

    @Override
    public int hashCode() {
        return files.hashCode();
    }
}
