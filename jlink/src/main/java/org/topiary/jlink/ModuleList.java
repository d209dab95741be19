// SPDX-License-Identifier: Apache-2.0
package org.topiary.jlink;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The file that lists the modules of the image. */
record ModuleList(Map<String, Kind> entries) {
    /** Why a module is in the list. */
    enum Kind {
        /** Named by classes, or required by another module of the list. */
        NAMED,
        /** Found at run time only. */
        SERVICE,
        /** Named by classes that never run: not in the image. */
        WITHOUT
    }

    static ModuleList read(Path file) throws IOException, ImageException {
        return parse(file.toString(), Files.readAllLines(file));
    }

    static ModuleList parse(String file, List<String> lines) throws ImageException {
        Map<String, Kind> entries = new LinkedHashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            String[] words = line.split("\\s+", -1);
            Kind kind = switch (words.length == 2 ? words[0] : "") {
                case "service" -> Kind.SERVICE;
                case "without" -> Kind.WITHOUT;
                default -> Kind.NAMED;
            };
            if (words.length > 2 || (words.length == 2 && kind == Kind.NAMED)) {
                throw new ImageException(file + ", line " + (i + 1) + ": \"" + line
                        + "\" is not a module: write MODULE, service MODULE or without MODULE.");
            }
            if (entries.put(words[words.length - 1], kind) != null) {
                throw new ImageException(
                        file + ", line " + (i + 1) + ": " + words[words.length - 1] + " stands there twice.");
            }
        }
        return new ModuleList(entries);
    }

    /** The modules of the image. */
    Set<String> modules() {
        Set<String> modules = new TreeSet<>(entries.keySet());
        modules.removeIf(module -> entries.get(module) == Kind.WITHOUT);
        return modules;
    }

    /**
     * What is wrong with the list, as sentences; empty when nothing is.
     *
     * @param named module to the jars of the class path whose classes name it
     * @param required module to the modules that its declaration requires, for every module there is
     */
    List<String> problems(Map<String, ? extends Set<String>> named, Map<String, ? extends Set<String>> required) {
        Map<String, String> problems = new TreeMap<>();
        named.forEach((module, jars) -> {
            if (!entries.containsKey(module)) {
                problems.put(
                        module,
                        module + " is missing: " + String.join(", ", jars) + " needs it. Add it, or \"without " + module
                                + "\" if that code never runs.");
            }
        });
        Set<String> needed = new TreeSet<>(named.keySet());
        needed.add("java.base");
        for (String module : modules()) {
            Set<String> requires = required.get(module);
            if (requires == null) {
                problems.put(module, module + " is no module of this JDK or of JavaFX.");
                continue;
            }
            needed.addAll(requires);
            for (String other : requires) {
                if (!modules().contains(other)) {
                    problems.put(other, other + " is missing: " + module + " requires it. Add it.");
                }
            }
        }
        entries.forEach((module, kind) -> {
            String problem = switch (kind) {
                case NAMED ->
                    needed.contains(module)
                            ? ""
                            : module + " is not needed: no class names it and no other module requires"
                                    + " it. Remove it, or write \"service " + module
                                    + "\" with the reason if it is found at run time.";
                case SERVICE ->
                    needed.contains(module) ? module + " is needed anyway: write it without \"service\"." : "";
                case WITHOUT ->
                    named.containsKey(module)
                            ? ""
                            : "no class names " + module + " any more: remove \"without " + module + "\".";
            };
            if (!problem.isEmpty()) {
                problems.putIfAbsent(module, problem);
            }
        });
        return List.copyOf(problems.values());
    }
}
