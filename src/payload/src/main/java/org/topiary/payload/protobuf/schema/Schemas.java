// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.protobuf.schema;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.topiary.payload.protobuf.schema.SchemaProblem.Reason;

/** The message types of the .proto files and descriptor sets in a folder. Immutable; any thread. */
public final class Schemas {
    /** No types but those that come with Protobuf. */
    public static final Schemas NONE = new Schemas(new TreeMap<>(), new HashMap<>(), Map.of(), List.of());

    private static final Map<String, Descriptor> WELL_KNOWN = wellKnown();

    /** A field that extends a message. */
    private record Extension(String extended, int number) {}

    private final NavigableMap<String, Descriptor> types;
    private final Map<Extension, FieldDescriptor> extensions;
    private final Map<FileDescriptor, String> origins;
    private final List<SchemaProblem> problems;

    private Schemas(
            NavigableMap<String, Descriptor> types,
            Map<Extension, FieldDescriptor> extensions,
            Map<FileDescriptor, String> origins,
            List<SchemaProblem> problems) {
        this.types = Collections.unmodifiableNavigableMap(types);
        this.extensions = extensions;
        this.origins = origins;
        this.problems = List.copyOf(problems);
    }

    private static Map<String, Descriptor> wellKnown() {
        Map<String, Descriptor> types = new HashMap<>();
        for (FileDescriptor file : WellKnown.FILES.values()) {
            CustomOptions.eachMessage(file).forEach(type -> types.put(type.getFullName(), type));
        }
        return types;
    }

    /**
     * Loads what is in a folder and the folders inside it: files that end in {@code .proto}, and descriptor sets, which
     * end in {@code .desc}, {@code .pb} or {@code .protoset}. Hidden files and folders are left out. An import is
     * looked up from this folder, then from the folders of the importing file upwards, then anywhere.
     *
     * <p>Takes some seconds for thousands of files, so not on the JavaFX application thread. What cannot be read or
     * linked is left out with a {@link SchemaProblem}; whatever is in the folder, there is a result.
     *
     * @param folder anything else ends in a problem; a folder without schemas has no types
     */
    public static Schemas load(Path folder) {
        return new SchemaFolder(folder).load();
    }

    /**
     * The schemas of some linked files; where a type is defined twice, the first definition is used.
     *
     * @param origins the names in the folder of the files from which they are
     */
    static Schemas of(
            Collection<FileDescriptor> files, Map<FileDescriptor, String> origins, List<SchemaProblem> problems) {
        NavigableMap<String, Descriptor> types = new TreeMap<>();
        Map<Extension, FieldDescriptor> extensions = new HashMap<>();
        for (FileDescriptor file : files) {
            String reported = "";
            for (Descriptor type : CustomOptions.eachMessage(file)) {
                Descriptor other = types.putIfAbsent(type.getFullName(), type);
                if (other != null && reported.isEmpty() && !areSame(other.getFile(), file)) {
                    reported = type.getFullName();
                    problems.add(SchemaProblem.of(
                            file.getName(),
                            Reason.DUPLICATE_TYPE,
                            reported,
                            other.getFile().getName()));
                }
            }
            for (FieldDescriptor each : CustomOptions.eachExtension(file)) {
                extensions.putIfAbsent(new Extension(each.getContainingType().getFullName(), each.getNumber()), each);
            }
        }
        types.values().removeIf(type -> type.getOptions().getMapEntry());
        return new Schemas(types, extensions, origins, problems);
    }

    /** Whether two files are the same one, perhaps compiled, and with a path from another folder. */
    private static boolean areSame(FileDescriptor one, FileDescriptor other) {
        String longer = "/" + one.getName();
        String shorter = "/" + other.getName();
        return longer.endsWith(shorter) || shorter.endsWith(longer);
    }

    /** The full names of the message types of the folder, in order. */
    public Collection<String> names() {
        return types.keySet();
    }

    /** The message type with a full name, such as {@code plant.v1.Reading}; also those that come with Protobuf. */
    public Optional<Descriptor> find(String fullName) {
        return Optional.ofNullable(types.get(fullName)).or(() -> Optional.ofNullable(WELL_KNOWN.get(fullName)));
    }

    /** The field with a number that extends a message. */
    public Optional<FieldDescriptor> findExtension(Descriptor extended, int number) {
        return Optional.ofNullable(extensions.get(new Extension(extended.getFullName(), number)));
    }

    /**
     * The files that are needed to read payloads as a type, by their names in the folder: its own, those that they
     * import, and those that extend any of them. Empty if there is no such type in the folder.
     */
    public Set<String> filesOf(String fullName) {
        Descriptor type = types.get(fullName);
        Set<FileDescriptor> needed = new HashSet<>();
        if (type != null) {
            add(type.getFile(), needed);
            int before;
            do {
                before = needed.size();
                extensions.values().stream()
                        .filter(each -> needed.contains(each.getContainingType().getFile()))
                        .forEach(each -> add(each.getFile(), needed));
            } while (needed.size() > before);
        }
        return needed.stream()
                .flatMap(each -> Optional.ofNullable(origins.get(each)).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void add(FileDescriptor file, Set<FileDescriptor> needed) {
        Deque<FileDescriptor> open = new ArrayDeque<>(List.of(file));
        while (!open.isEmpty()) {
            FileDescriptor next = open.pop();
            if (needed.add(next)) {
                open.addAll(next.getDependencies());
            }
        }
    }

    /** What could not be read, file by file. */
    public List<SchemaProblem> problems() {
        return problems;
    }
}
