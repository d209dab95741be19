// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.protobuf.schema;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which files of schemas are in a folder, and since when: equal to an earlier one as long as loading the folder again
 * would yield the same schemas, as far as names, sizes and times tell. Immutable; any thread.
 */
public final class FolderState {
    /** That of a folder without schemas. */
    public static final FolderState EMPTY = new FolderState(Map.of(), List.of());

    private static final int MAX_PROBLEMS = 1_000;

    private final Map<String, Stamp> files;
    private final List<SchemaProblem> problems;

    /** @param modified in milliseconds since 1970-01-01T00:00Z */
    private record Stamp(long bytes, long modified) {}

    private FolderState(Map<String, Stamp> files, List<SchemaProblem> problems) {
        this.files = files;
        this.problems = problems;
    }

    /**
     * The present state of a folder, which is listed but not read. Never fails; a folder that does not exist is empty.
     * Waits for the disk. Loads no class of protobuf-java.
     */
    public static FolderState of(Path folder) {
        if (Files.notExists(folder)) {
            return EMPTY;
        }
        List<SchemaProblem> problems = new ArrayList<>();
        Map<String, Stamp> files = new TreeMap<>();
        SchemaFiles.find(folder, each -> {
                    if (problems.size() < MAX_PROBLEMS) {
                        problems.add(each);
                    }
                })
                .forEach((name, found) -> files.put(
                        name,
                        new Stamp(
                                found.attributes().size(),
                                found.attributes().lastModifiedTime().toMillis())));
        return new FolderState(files, problems);
    }

    /** Whether there is nothing to load, and nothing that could not be listed. */
    public boolean isEmpty() {
        return files.isEmpty() && problems.isEmpty();
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
