// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.protobuf.schema;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.Descriptors.FileDescriptor;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.topiary.core.progress.WorkStage;

/** Files of schemas. */
final class Examples {
    /** Those that are correct, without the files that they import. */
    static final List<String> TEXTS = read("accepted.txt").stream()
            .map(each -> new String(each.files().values().iterator().next(), UTF_8))
            .filter(text -> !text.isBlank())
            .toList();

    private Examples() {}

    /**
     * Files, the first of which imports the others.
     *
     * @param files by their names
     */
    record Example(String name, Map<String, byte[]> files) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** The examples of a resource: a line "# name", then files, each after a line "## path" except the first. */
    static List<Example> read(String resource) {
        try (InputStream source = Examples.class.getResourceAsStream(resource)) {
            List<Example> examples = new ArrayList<>();
            for (String part : new String(source.readAllBytes(), UTF_8).split("(?m)^# ", -1)) {
                if (part.isBlank()) {
                    continue;
                }
                int line = part.indexOf('\n');
                Map<String, byte[]> files = new LinkedHashMap<>();
                String[] texts = part.substring(line + 1).split("(?m)^## ", -1);
                files.put("main.proto", texts[0].getBytes(UTF_8));
                for (String text : List.of(texts).subList(1, texts.length)) {
                    int end = text.indexOf('\n');
                    files.put(text.substring(0, end), text.substring(end + 1).getBytes(UTF_8));
                }
                examples.add(new Example(part.substring(0, line), files));
            }
            return examples;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Links a file that imports nothing but what comes with Protobuf; its problems. */
    static List<SchemaProblem> link(ParsedFile file) {
        List<SchemaProblem> problems = new ArrayList<>();
        new Linker(Map.of(file.proto().getName(), file), imports(Map.of()), problems::add).link(WorkStage.UNWATCHED);
        return problems;
    }

    /** Finds files by the paths as they are written. */
    static Linker.Imports imports(Map<String, ?> files) {
        return new Linker.Imports() {
            @Override
            public Optional<String> find(String importing, String path) {
                return Optional.of(path).filter(files::containsKey);
            }

            @Override
            public Optional<FileDescriptor> linked(String path) {
                return Optional.ofNullable(WellKnown.FILES.get(path));
            }
        };
    }
}
