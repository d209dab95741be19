// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * Checks that all dependencies of the program and its tests are released, licensed and without known vulnerabilities.
 */
final class DependenciesTest {
    /** The lowest versions without a vulnerability that affected an older version here. */
    private static final Map<String, String> LEAST = Map.of(
            // CVE-2026-1225 up to 1.5.24, CVE-2026-13006 up to 1.5.35
            "logback.version", "1.5.36",
            // CVE-2025-48924
            "commons.lang3.version", "3.18.0");

    /** A jar in a Maven repository: …/group/artifact/version/artifact-version.jar, with its POM next to it. */
    private record Library(Path jar) {
        String version() {
            return jar.getName(jar.getNameCount() - 2).toString();
        }

        Path pom() {
            return jar.resolveSibling(jar.getName(jar.getNameCount() - 3) + "-" + version() + ".pom");
        }

        @Override
        public String toString() {
            return String.valueOf(jar.getFileName());
        }
    }

    @Test
    void everyLibraryIsReleased() {
        assertThat(libraries())
                .hasSizeGreaterThan(50)
                .noneMatch(library -> library.version().endsWith("-SNAPSHOT"));
    }

    @Test
    void everyLibraryHasALicence() {
        assertThat(libraries().stream()
                        .filter(library -> !isLicensed(library.pom()))
                        .toList())
                .as("neither the POM nor one of its parents names a licence")
                .isEmpty();
    }

    @Test
    void noLibraryIsOlderThanItsLastKnownVulnerability() throws IOException {
        String pom = Files.readString(Path.of("../pom.xml"));
        LEAST.forEach((property, least) -> {
            String version = Pattern.compile("<" + Pattern.quote(property) + ">([^<]+)<")
                    .matcher(pom)
                    .results()
                    .map(match -> match.group(1))
                    .findFirst()
                    .orElse("0");
            assertThat(Version.parse(version)).as(property).isGreaterThanOrEqualTo(Version.parse(least));
        });
    }

    private static List<Library> libraries() {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Stream.of(classPath.split(File.pathSeparator))
                .map(Path::of)
                .filter(path -> path.toString().endsWith(".jar"))
                .map(Library::new)
                .filter(library -> Files.exists(library.pom()))
                .toList();
    }

    private static boolean isLicensed(Path pom) {
        try {
            Element project = parse(pom);
            return child(project, "licenses")
                            .flatMap(all -> child(all, "license"))
                            .isPresent()
                    || child(project, "parent")
                            .map(parent -> parentPom(pom, project, parent))
                            .filter(Files::exists)
                            .map(DependenciesTest::isLicensed)
                            .orElse(false);
        } catch (IOException | SAXException | ParserConfigurationException e) {
            throw new AssertionError("Cannot read " + pom, e);
        }
    }

    private static Path parentPom(Path pom, Element project, Element parent) {
        String group = child(project, "groupId")
                .orElse(child(parent, "groupId").orElseThrow())
                .getTextContent()
                .strip();
        // The file, its version, its artifact, and a folder for each part of the group.
        Path repository =
                pom.resolve("../".repeat(3 + group.split("\\.").length)).normalize();
        String name = childText(parent, "artifactId");
        String version = childText(parent, "version");
        return repository
                .resolve(childText(parent, "groupId").replace('.', '/'))
                .resolve(name)
                .resolve(version)
                .resolve(name + "-" + version + ".pom");
    }

    private static String childText(Element element, String name) {
        return child(element, name).orElseThrow().getTextContent().strip();
    }

    private static Optional<Element> child(Element element, String name) {
        for (Node each = element.getFirstChild(); each != null; each = each.getNextSibling()) {
            if (each instanceof Element found && found.getTagName().equals(name)) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    private static Element parse(Path pom) throws IOException, SAXException, ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(pom.toFile()).getDocumentElement();
    }
}
