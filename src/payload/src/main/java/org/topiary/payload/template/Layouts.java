// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.template;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Layouts by their names, and what is wrong with others. Immutable; any thread. */
public final class Layouts {
    /** No layouts. */
    public static final Layouts NONE = new Layouts(new TreeMap<>(), List.of());

    private final NavigableMap<String, Layout> byName;
    private final List<LayoutProblem> problems;

    Layouts(NavigableMap<String, Layout> byName, List<LayoutProblem> problems) {
        this.byName = Collections.unmodifiableNavigableMap(byName);
        this.problems = List.copyOf(problems);
    }

    /**
     * Loads the files that end in {@code .layout} in a folder and the folders inside it, without hidden ones. At most
     * 1,000 files of 256 KiB. Waits for the disk; what cannot be read is left out with a problem.
     */
    public static Layouts load(Path folder) {
        return new LayoutFolder(folder).load();
    }

    /** A single layout; if it has a mistake, a problem. */
    public static Layouts of(String name, String source) {
        NavigableMap<String, Layout> one = new TreeMap<>();
        try {
            one.put(name, LayoutParser.parse(source));
            return new Layouts(one, List.of());
        } catch (LayoutException e) {
            return new Layouts(one, List.of(e.in(name)));
        }
    }

    /** These layouts, and those of the others that have other names. */
    public Layouts and(Layouts others) {
        NavigableMap<String, Layout> all = new TreeMap<>(others.byName);
        all.putAll(byName);
        List<LayoutProblem> found = new ArrayList<>(problems);
        found.addAll(others.problems);
        return new Layouts(all, found);
    }

    /** The names of the layouts, in order. */
    public Collection<String> names() {
        return byName.keySet();
    }

    /** The layout with a name, which is the path of its file without {@code .layout}. */
    public Optional<Layout> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** What could not be read, file by file. */
    public List<LayoutProblem> problems() {
        return problems;
    }
}
