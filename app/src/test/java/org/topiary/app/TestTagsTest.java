// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.testfx.api.FxToolkit;
import org.topiary.demo.EmbeddedBroker;
import org.topiary.testkit.MosquittoBroker;

/**
 * Checks that {@code mvn test} runs unit tests only: tests that open a window or start a broker or a process are
 * tagged.
 */
final class TestTagsTest {
    private static final Set<String> NEED_THE_TAG = Set.of(
            FxToolkit.class.getName(),
            EmbeddedBroker.class.getName(),
            MosquittoBroker.class.getName(),
            ProcessBuilder.class.getName());

    @Test
    void aTestThatOpensAWindowOrStartsABrokerOrAProcessIsAnIntegrationTest() throws URISyntaxException {
        JavaClasses classes = classesOfTests();
        Set<String> untagged = new TreeSet<>();
        Set<String> tagged = new TreeSet<>();
        for (JavaClass each : classes) {
            if (!each.isEquivalentTo(TestTagsTest.class) && needsTheTag(each, classes)) {
                Class<?> type = each.reflect();
                if (hasTests(type)) {
                    (isTagged(type) ? tagged : untagged).add(each.getName());
                }
            }
        }

        assertThat(untagged)
                .as("Put @%s or @%s on them.", IntegrationTest.class.getSimpleName(), WindowTest.class.getSimpleName())
                .isEmpty();
        assertThat(tagged).hasSizeGreaterThan(40);
    }

    private static JavaClasses classesOfTests() throws URISyntaxException {
        Path folder = Path.of(TestTagsTest.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        return ArchConfiguration.withThreadLocalScope(configuration -> {
            // Only names matter; reading all of JavaFX takes seconds.
            configuration.setResolveMissingDependenciesFromClassPath(false);
            return new ClassFileImporter().importPath(folder);
        });
    }

    /** Whether a class uses anything that is slow to start, directly or through other test classes. */
    private static boolean needsTheTag(JavaClass test, JavaClasses classes) {
        Set<String> seen = new HashSet<>(List.of(test.getName()));
        Deque<JavaClass> open = new ArrayDeque<>(List.of(test));
        while (!open.isEmpty()) {
            for (Dependency dependency : open.remove().getDirectDependenciesFromSelf()) {
                String target = dependency.getTargetClass().getName();
                if (NEED_THE_TAG.contains(target)) {
                    return true;
                }
                if (seen.add(target) && classes.contain(target)) {
                    open.add(classes.get(target));
                }
            }
        }
        return false;
    }

    /** Whether a class declares or inherits tests. */
    private static boolean hasTests(Class<?> type) {
        return !Modifier.isAbstract(type.getModifiers())
                && !AnnotationSupport.findAnnotatedMethods(type, Testable.class, HierarchyTraversalMode.TOP_DOWN)
                        .isEmpty();
    }

    private static boolean isTagged(Class<?> type) {
        return AnnotationSupport.findRepeatableAnnotations(type, Tag.class).stream()
                .anyMatch(tag -> tag.value().equals("integration"));
    }
}
