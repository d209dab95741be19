// SPDX-License-Identifier: Apache-2.0
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Collects the licences of the libraries in a package: {@code java -cp 'JARS/*' Licences.java JARS SBOM TARGET}. Writes
 * into the folder TARGET a list of all parts with their licences, by the CycloneDX file SBOM, and each licence, notice
 * or copying file of the jars as the jar has it.
 */
final class Licences {
    private static final Pattern TEXTS =
            Pattern.compile("(?i)(META-INF/)?([^/]*/)?(LICEN[CS]E|NOTICE|COPYING|COPYRIGHT|AL2\\.0|LGPL2\\.1)[^/]*");

    private Licences() {}

    public static void main(String[] args) throws IOException {
        Path target = Files.createDirectories(Path.of(args[2]));
        list(Path.of(args[1]), target.resolve("LIST.txt"));
        try (Stream<Path> jars = Files.list(Path.of(args[0]))) {
            for (Path jar : jars.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList()) {
                texts(jar, target.resolve(jar.getFileName().toString().replaceFirst("\\.jar$", "")));
            }
        }
    }

    private static void list(Path sbom, Path target) throws IOException {
        var lines = new TreeSet<String>();
        List<String> unknown = new ArrayList<>();
        for (JsonNode part : new ObjectMapper().readTree(sbom.toFile()).path("components")) {
            String name = (part.path("group").asText("") + " "
                            + part.path("name").asText() + " "
                            + part.path("version").asText())
                    .strip();
            var licences = new TreeSet<String>();
            for (JsonNode each : part.path("licenses")) {
                JsonNode licence = each.path("license");
                licences.add(each.path("expression")
                        .asText(licence.path("id").asText(licence.path("name").asText())));
            }
            if (licences.isEmpty()) {
                unknown.add(name);
            }
            lines.add(name + ": " + String.join(", ", licences));
        }
        if (!unknown.isEmpty()) {
            throw new IOException("No licence is known of " + String.join(", ", unknown)
                    + ": see which it is, and say so in jlink/pom.xml.");
        }
        Files.writeString(target, String.join("\n", lines) + "\n");
    }

    private static void texts(Path jar, Path target) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                String name = entry.getName();
                if (!entry.isDirectory()
                        && TEXTS.matcher(name).matches()
                        && !name.toLowerCase(Locale.ROOT).endsWith(".class")) {
                    Files.createDirectories(target);
                    try (InputStream in = zip.getInputStream(entry)) {
                        Files.write(
                                target.resolve(
                                        name.replaceFirst("^META-INF/", "").replace('/', '-')),
                                in.readAllBytes());
                    }
                }
            }
        }
    }
}
