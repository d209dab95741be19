// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.regex.PatternSyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.topiary.core.text.PseudoLocale;
import org.topiary.core.text.TextBundle;

class ExpressionFaultTest {
    private static final TextBundle PSEUDO = TextBundle.of(PseudoLocale.LOCALE, Locale.ENGLISH);
    private static final TextBundle ENGLISH = TextBundle.of(Locale.ENGLISH, Locale.ENGLISH);

    private static String text(TextBundle language, String expression) {
        String[] text = new String[1];
        assertThatThrownBy(() -> TopicPattern.of("re:" + expression))
                .isInstanceOfSatisfying(
                        PatternSyntaxException.class, fault -> text[0] = language.get(ExpressionFault.of(fault)));
        return text[0];
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(", ")", "[", "[z-a]", "a{", "a{1", "a{3,1}", "\\", "\\q", "\\x", "\\u1", "\\c", "\\0", "(?z)", "*",
                "a**"
            })
    void faultsOfUsersAreTranslated(String expression) {
        // A description that the Java runtime words differently would be quoted instead.
        assertThat(text(PSEUDO, expression)).doesNotContain("“").contains("⟦");
    }

    @Test
    void thePlaceCountsFromTheStartOfTheText() {
        assertThat(text(ENGLISH, "ab(")).isEqualTo("a group is not closed, at character 7");
    }

    @Test
    void otherDescriptionsAreQuoted() {
        assertThat(text(ENGLISH, "\\k<b>")).startsWith("“named capturing group <b> does not exist”, at character");
    }

    @Test
    void groupsInGroupsHaveNoPlace() {
        assertThat(text(ENGLISH, "(".repeat(100_000))).isEqualTo("too many nested groups");
    }
}
