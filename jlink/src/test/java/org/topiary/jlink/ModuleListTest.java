// SPDX-License-Identifier: Apache-2.0
package org.topiary.jlink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ModuleListTest {
    private static final Map<String, Set<String>> REQUIRED = Map.of(
            "java.base", Set.of(),
            "java.sql", Set.of("java.base", "java.xml"),
            "java.xml", Set.of("java.base"),
            "jdk.localedata", Set.of("java.base"));

    private static ModuleList list(String... lines) throws ImageException {
        return ModuleList.parse("modules.list", List.of(lines));
    }

    private static Map<String, Set<String>> named(String module) {
        return Map.of(module, Set.of("a.jar"));
    }

    @Test
    void aListOfWhatIsNamedRequiredOrMarkedHasNoProblems() throws Exception {
        ModuleList list =
                list("# reason", "java.base", "", "java.sql", "java.xml", "service jdk.localedata", "without java.rmi");

        assertThat(list.problems(Map.of("java.sql", Set.of("a.jar"), "java.rmi", Set.of("b.jar")), REQUIRED))
                .isEmpty();
        assertThat(list.modules()).containsExactly("java.base", "java.sql", "java.xml", "jdk.localedata");
    }

    @Test
    void aMissingModuleIsNamedWithTheJarThatNeedsIt() throws Exception {
        assertThat(list("java.base").problems(named("java.xml"), REQUIRED))
                .singleElement()
                .asString()
                .startsWith("java.xml is missing: a.jar needs it.");
    }

    @Test
    void aModuleThatAnotherRequiresIsMissing() throws Exception {
        assertThat(list("java.base", "java.sql").problems(named("java.sql"), REQUIRED))
                .containsExactly("java.xml is missing: java.sql requires it. Add it.");
    }

    @Test
    void aModuleThatNothingNeedsIsNamed() throws Exception {
        assertThat(list("java.base", "java.xml").problems(Map.of(), REQUIRED))
                .singleElement()
                .asString()
                .startsWith("java.xml is not needed");
    }

    @Test
    void aServiceThatIsNamedAnywayAndAModuleThatIsNoLongerLeftOutAreNamed() throws Exception {
        assertThat(list("java.base", "service java.xml", "without java.sql").problems(named("java.xml"), REQUIRED))
                .containsExactly(
                        "no class names java.sql any more: remove \"without java.sql\".",
                        "java.xml is needed anyway: write it without \"service\".");
    }

    @Test
    void aModuleThatDoesNotExistIsNamed() throws Exception {
        assertThat(list("java.base", "service java.nothing").problems(Map.of(), REQUIRED))
                .containsExactly("java.nothing is no module of this JDK or of JavaFX.");
    }

    @Test
    void aLineThatIsNoModuleIsRefusedWithItsNumber() {
        assertThatThrownBy(() -> list("java.base", "java.xml because"))
                .isInstanceOf(ImageException.class)
                .hasMessageStartingWith("modules.list, line 2: \"java.xml because\" is not a module");
        assertThatThrownBy(() -> list("java.base", "java.base"))
                .isInstanceOf(ImageException.class)
                .hasMessage("modules.list, line 2: java.base stands there twice.");
    }
}
