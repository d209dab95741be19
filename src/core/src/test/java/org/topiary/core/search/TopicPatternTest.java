// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.regex.PatternSyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.topiary.core.search.TopicPattern.Kind;

class TopicPatternTest {
    @ParameterizedTest
    @CsvSource({
        "temp, TEXT",
        "/temp/, TEXT",
        "home/lamp, TEXT",
        "a+b, TEXT",
        "a/#/b, TEXT",
        "c#, TEXT",
        "+, WILDCARDS",
        "#, WILDCARDS",
        "home/+/state, WILDCARDS",
        "home/#, WILDCARDS",
        "$share/all/home/#, WILDCARDS",
        "re:, EXPRESSION",
        "re:temp|hum, EXPRESSION",
        "RE:temp, TEXT",
        "more:temp, TEXT",
    })
    void theTextDeterminesTheForm(String text, Kind kind) {
        assertThat(TopicPattern.of(text).kind()).isEqualTo(kind);
        assertThat(TopicPattern.of(text).text()).isEqualTo(text);
    }

    @Test
    void anInvalidExpressionIsReportedWithItsIndexInTheText() {
        PatternSyntaxException problem =
                catchThrowableOfType(PatternSyntaxException.class, () -> TopicPattern.of("re:home/[ab"));
        assertThat(problem.getDescription()).isEqualTo("Unclosed character class");
        assertThat(problem.getIndex()).isEqualTo("re:home/[a".length());
        assertThat(problem.getPattern()).isEqualTo("re:home/[ab");
    }

    @Test
    void anExpressionWithTooManyNestedGroupsIsInvalid() {
        assertThatThrownBy(() -> TopicPattern.of("re:" + "(".repeat(100_000) + ")".repeat(100_000)))
                .isInstanceOf(PatternSyntaxException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "dev/\\d7$, dev/",
        "^site/(a|b)+/areas[0-9], /areas",
        "ab*c, a",
        "xab+c, xab",
        "ab{2}cde, cde",
        "a?b?c?, ''",
        "left|right, ''",
        "one\\.two, one.two",
        "a\\Qb|c\\E, ''",
        "(?x)a b, ''",
        "\\x41BC, ''",
        "[]a]bc, ''",
        "[^\\]]bc, bc",
        "(\\)[)]x)tail, tail",
    })
    void theRequiredTextOfAnExpressionIsFoundIfItIsLiteral(String expression, String text) {
        assertThat(RequiredText.of(expression)).isEqualTo(text);
    }
}
