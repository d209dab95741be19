// SPDX-License-Identifier: Apache-2.0
package org.topiary.format;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.ImportOrderer;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.JavaFormatterOptions.Style;
import com.palantir.javaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Formats every Java source below a folder with palantir-java-format, 120 columns wide, and adds the licence header; or
 * only lists the files that differ, and fails.
 *
 * <p>{@code FormatSources --write|--check ROOT}. The exit code is 1 if a file differs (check) or cannot be parsed.
 */
final class FormatSources {
    private static final String HEADER = "// SPDX-License-Identifier: Apache-2.0\n";

    private final Formatter formatter = Formatter.createFormatter(JavaFormatterOptions.builder()
            .style(Style.PALANTIR)
            .formatJavadoc(true)
            .build());

    private FormatSources() {}

    static void main(String[] args) throws IOException {
        if (args.length != 2 || !List.of("--write", "--check").contains(args[0])) {
            System.err.println("Usage: FormatSources --write|--check ROOT");
            System.exit(2);
        }
        boolean write = args[0].equals("--write");
        Path root = Path.of(args[1]);
        List<Path> differing = new FormatSources().differing(root, write);
        differing.forEach(
                file -> System.err.println((write ? "Formatted " : "Not formatted: ") + root.relativize(file)));
        if (!write && !differing.isEmpty()) {
            System.err.println("Run mvn -Pformat, which formats all sources.");
            System.exit(1);
        }
    }

    /** The files whose format differs; reformats them if {@code write} is set. */
    private List<Path> differing(Path root, boolean write) throws IOException {
        try (Stream<Path> app = Files.walk(root.resolve("app/src"));
                Stream<Path> modules = Files.walk(root.resolve("src"));
                Stream<Path> image = Files.walk(root.resolve("jlink/src"));
                Stream<Path> packaging = Files.walk(root.resolve("packaging"))) {
            Path built = Path.of("target");
            List<Path> sources = Stream.of(app, modules, image, packaging)
                    .flatMap(files -> files)
                    .filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> Stream.iterate(file, Objects::nonNull, Path::getParent)
                            .noneMatch(folder -> folder.endsWith(built)))
                    .toList();
            return sources.parallelStream().filter(file -> differs(file, write)).toList();
        }
    }

    private boolean differs(Path file, boolean write) {
        try {
            String source = Files.readString(file);
            String formatted = format(source);
            if (write && !formatted.equals(source)) {
                Files.writeString(file, formatted);
            }
            return !formatted.equals(source);
        } catch (FormatterException e) {
            throw new IllegalStateException(file + " cannot be parsed: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String format(String source) throws FormatterException {
        String headed = source.startsWith(HEADER) ? source : HEADER + source;
        String sorted = ImportOrderer.reorderImports(headed, Style.PALANTIR);
        return formatter.formatSource(RemoveUnusedImports.removeUnusedImports(sorted));
    }
}
