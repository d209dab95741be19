// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.schema;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * In which files of a folder types are defined, and which other files these use. Filled on one thread, then read on
 * any.
 */
public final class SchemaOrigins {
    private final Map<String, String> files = new HashMap<>();
    private final Map<String, Set<String>> uses = new HashMap<>();

    /** Notes in which file a type is defined; the first one counts. */
    public void define(String type, String file) {
        files.putIfAbsent(type, file);
    }

    /**
     * Notes that a file uses a type of another one.
     *
     * @param other null: the type is not known yet
     */
    public void use(String file, @Nullable String other) {
        if (other != null) {
            uses.computeIfAbsent(file, name -> new HashSet<>()).add(other);
        }
    }

    /** The files that are needed for a type, in order; empty if it is not known. */
    public Set<String> filesOf(String type) {
        Set<String> needed = new TreeSet<>();
        Deque<String> open = new ArrayDeque<>();
        String first = files.get(type);
        if (first != null) {
            open.add(first);
        }
        while (!open.isEmpty()) {
            String next = open.pop();
            if (needed.add(next)) {
                open.addAll(uses.getOrDefault(next, Set.of()));
            }
        }
        return needed;
    }
}
