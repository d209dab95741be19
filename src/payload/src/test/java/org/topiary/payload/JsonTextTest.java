// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.topiary.payload.JsonProblem.Reason;
import org.topiary.payload.StyledText.Kind;
import org.topiary.payload.StyledText.Span;

class JsonTextTest {
    @Test
    void indents_and_keeps_every_token_as_it_was_sent() {
        String sent =
                "{\"b\":1.50, \"a\":12345678901234567890,\"b\":1E5 ,\"c\":\"\\u00e9\\/é\",\"d\":[],\"e\":{ },\"f\":[-0.0,true,null]}";

        assertThat(pretty(sent).text()).isEqualTo("""
                {
                  "b": 1.50,
                  "a": 12345678901234567890,
                  "b": 1E5,
                  "c": "\\u00e9\\/é",
                  "d": [],
                  "e": {},
                  "f": [
                    -0.0,
                    true,
                    null
                  ]
                }""");
    }

    @Test
    void distinguishes_keys_strings_numbers_and_literals() {
        StyledText styled = pretty("{\"k\":[\"s\",-1,false]}");

        assertThat(styled.spans())
                .filteredOn(span -> span.kind() != Kind.PUNCTUATION)
                .extracting(Span::kind, span -> styled.text().substring(span.start(), span.end()))
                .containsExactly(
                        tuple(Kind.KEY, "\"k\""),
                        tuple(Kind.STRING, "\"s\""),
                        tuple(Kind.NUMBER, "-1"),
                        tuple(Kind.LITERAL, "false"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{}x",
                "{} {}",
                "\uFEFF{}",
                "[1,]",
                "{'a':1}",
                "[01]",
                "[NaN]",
                "tru",
                "\"a\nb\"",
                "[\"\\x\"]",
                "//c\n1"
            })
    void anything_else_is_not_json(String text) {
        assertThat(JsonText.pretty(text.getBytes(UTF_8))).isNull();
        assertThat(JsonText.problem(text)).isNotNull();
    }

    @Test
    void malformed_utf8_is_not_json() {
        assertThat(JsonText.pretty(new byte[] {'"', (byte) 0xc3, '"'})).isNull();
    }

    @Test
    void ten_thousand_levels_are_json() {
        String deep = "[{\"a\":".repeat(5_000) + "1" + "}]".repeat(5_000);

        assertThat(JsonText.compact(pretty(deep).text())).isEqualTo(deep);
    }

    @Test
    void a_million_levels_are_refused_with_a_sentence() {
        assertThat(JsonText.problem("[".repeat(1_000_000)))
                .extracting(JsonProblem::reason)
                .isEqualTo(Reason.TOO_DEEP);
    }

    @Test
    void numbers_names_and_strings_have_no_limit() {
        String digits = "9".repeat(100_000);
        String letters = "x".repeat(30_000_000);

        assertThat(JsonText.problem("{\"" + "n".repeat(100_000) + "\":[" + digits + ",\"" + letters + "\"]}"))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\" 1}|line 1, column 6: EXPECTED_COLON 1",
                "{\"a\":1,}|line 1, column 8: EXPECTED_NAME }",
                "{a:1}|line 1, column 2: EXPECTED_NAME a",
                "[1 2]|line 1, column 4: EXPECTED_COMMA_OR_BRACKET 2",
                "{\"a\":1 \"b\":2}|line 1, column 8: EXPECTED_COMMA_OR_BRACE \"",
                "[on]|line 1, column 2: UNQUOTED_TEXT on",
                "[1}|line 1, column 3: MISMATCHED_BRACKET",
                "{\"a\":}|line 1, column 6: EXPECTED_VALUE }",
                "[01]|line 1, column 3: LEADING_ZERO",
                "{} 5|line 1, column 4: TEXT_AFTER_END",
                "[\"\\x\"]|line 1, column 4: INVALID_ESCAPE",
                "{\"a|line 1, column 4: MISSING_QUOTE",
                "[1,|line 1, column 4: MISSING_BRACKET",
                "{\"a\":1|line 1, column 7: MISSING_BRACE",
                "[\"abc|line 1, column 6: MISSING_QUOTE",
                "``|line 1, column 1: EMPTY",
            })
    void a_problem_names_its_place_and_reason(String text, String expected) {
        assertThat(words(JsonText.problem(text))).isEqualTo(expected);
    }

    private static String words(@Nullable JsonProblem problem) {
        return problem == null
                ? "none"
                : "line %d, column %d: %s %s"
                        .formatted(problem.line(), problem.column(), problem.reason(), problem.found())
                        .strip();
    }

    @Test
    void a_problem_counts_lines() {
        assertThat(words(JsonText.problem("{\n  \"a\": 1,\n  b\n}"))).startsWith("line 3, column 3:");
    }

    @Test
    void scalars_are_json() {
        assertThat(List.of("1.50", "\"x\"", "null", " -3e-7 "))
                .allSatisfy(text -> assertThat(JsonText.problem(text)).isNull());
        assertThat(pretty(" 1.50 ").text()).isEqualTo("1.50");
    }

    private static StyledText pretty(String json) {
        return Objects.requireNonNull(JsonText.pretty(json.getBytes(UTF_8)));
    }
}
