// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.avro.schema;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.topiary.payload.decode.DecodeProblem;
import org.topiary.payload.schema.SchemaOrigins;

/** The Avro schemas of the user, and what is wrong with their files. Immutable; any thread. */
public final class AvroSchemas {
    /** No schemas. */
    public static final AvroSchemas NONE =
            new AvroSchemas(new TreeMap<>(), Map.of(), Map.of(), Map.of(), new SchemaOrigins(), List.of());

    private final NavigableMap<String, AvroType> offered;
    private final Map<String, AvroType> byName;
    private final Map<Long, AvroType> byFingerprint;
    private final Map<Integer, AvroType> byId;
    private final SchemaOrigins origins;
    private final List<DecodeProblem> problems;

    AvroSchemas(
            NavigableMap<String, AvroType> offered,
            Map<String, AvroType> byName,
            Map<Long, AvroType> byFingerprint,
            Map<Integer, AvroType> byId,
            SchemaOrigins origins,
            List<DecodeProblem> problems) {
        this.offered = offered;
        this.byName = Map.copyOf(byName);
        this.byFingerprint = Map.copyOf(byFingerprint);
        this.byId = Map.copyOf(byId);
        this.origins = origins;
        this.problems = List.copyOf(problems);
    }

    /**
     * Loads the files that end in {@code .avsc} in a folder and the folders inside it, without hidden ones. A type that
     * a file does not define is looked up in the others. The last digits of a file name are the number of its schema in
     * a registry: {@code 42.avsc}, {@code reading-42.avsc}.
     *
     * <p>Waits for the disk, so not on the JavaFX application thread. What cannot be read is left out with a problem;
     * whatever is in the folder, there is a result. At most 5,000 files of 4 MiB, 32 MiB together.
     */
    public static AvroSchemas load(Path folder) {
        return new AvroFolder(folder).load();
    }

    /**
     * The names by which types can be chosen, in order: the full names of records and of the types that files are. A
     * type that differs between files, or has no name, has the name of its file.
     */
    public Collection<String> names() {
        return offered.keySet();
    }

    /** The type with one of the {@link #names}; of types that differ, the first file's has the full name, too. */
    public Optional<AvroType> find(String name) {
        AvroType found = offered.get(name);
        return Optional.ofNullable(found == null ? byName.get(name) : found);
    }

    /** The files that are needed to read payloads as a type, by their names in the folder; empty without it. */
    public Set<String> filesOf(String name) {
        return origins.filesOf(name);
    }

    Optional<AvroType> byFingerprint(long fingerprint) {
        return Optional.ofNullable(byFingerprint.get(fingerprint));
    }

    Optional<AvroType> byId(int id) {
        return Optional.ofNullable(byId.get(id));
    }

    /**
     * What could not be read, file by file: {@code avro.inLine} with the file, the line and the reason as a phrase,
     * {@code avro.inFile} without a line, or {@code avro.inFolder} with the reason.
     */
    public List<DecodeProblem> problems() {
        return problems;
    }
}
