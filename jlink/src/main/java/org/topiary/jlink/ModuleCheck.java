// SPDX-License-Identifier: Apache-2.0
package org.topiary.jlink;

import java.io.File;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Compares the list of modules with what jdeps finds on the class path. */
final class ModuleCheck {
    /** A line of jdeps' summary. */
    private static final Pattern EDGE = Pattern.compile("(\\S+) -> (\\S+)");

    private ModuleCheck() {}

    /** @throws ImageException with a sentence for each module that is missing or not needed */
    static void check(ModuleList list, Path listFile, List<Path> jars, Path javafx) throws ImageException {
        Map<String, Set<String>> required = required(javafx);
        List<String> problems = list.problems(named(jars, javafx, required.keySet()), required);
        if (!problems.isEmpty()) {
            throw new ImageException("The modules in " + listFile + " are not those that are needed:\n  "
                    + String.join("\n  ", problems));
        }
    }

    private static Map<String, Set<String>> required(Path javafx) {
        Map<String, Set<String>> required = new TreeMap<>();
        for (ModuleFinder finder : List.of(ModuleFinder.ofSystem(), ModuleFinder.of(javafx))) {
            for (ModuleReference reference : finder.findAll()) {
                ModuleDescriptor descriptor = reference.descriptor();
                required.put(
                        descriptor.name(),
                        descriptor.requires().stream()
                                .filter(requires ->
                                        !requires.modifiers().contains(ModuleDescriptor.Requires.Modifier.STATIC))
                                .map(ModuleDescriptor.Requires::name)
                                .collect(Collectors.toCollection(TreeSet::new)));
            }
        }
        return required;
    }

    private static Map<String, Set<String>> named(List<Path> jars, Path javafx, Set<String> known)
            throws ImageException {
        List<String> files = jars.stream().map(Path::toString).toList();
        List<String> arguments = new ArrayList<>(List.of(
                "-s",
                "--multi-release",
                String.valueOf(Runtime.version().feature()),
                "--ignore-missing-deps",
                "--module-path",
                javafx.toString(),
                "--add-modules",
                "javafx.controls",
                "--class-path",
                String.join(File.pathSeparator, files)));
        arguments.addAll(files);
        Map<String, Set<String>> named = new TreeMap<>();
        Matcher edge = EDGE.matcher(Tools.run("jdeps", arguments));
        while (edge.find()) {
            // What JavaFX itself requires stands in its module declarations.
            if (known.contains(edge.group(2)) && !known.contains(edge.group(1))) {
                named.computeIfAbsent(edge.group(2), module -> new TreeSet<>()).add(edge.group(1));
            }
        }
        return named;
    }
}
