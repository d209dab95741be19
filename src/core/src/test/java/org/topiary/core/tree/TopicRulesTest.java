// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.topiary.core.text.Phrase;
import org.topiary.core.text.TextBundle;

class TopicRulesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "/",
                "//",
                "/a",
                "a/",
                " ",
                "a b",
                "$SYS/x",
                "__proto__",
                "🌳/Bäume",
                "\uFFFF",
                "\u0001",
                "$share/a/b",
                "\uFEFF"
            })
    void theseAreTopicNames(String topic) {
        assertThat(TopicRules.nameProblem(topic)).isNull();
        assertThat(TopicRules.filterProblem(topic)).isNull();
    }

    @Test
    void aProblemNamesTheFaultAndTheRemedy() {
        assertThat(english(TopicRules.nameProblem(""))).isEqualTo("The topic name is empty. Enter one.");
        assertThat(english(TopicRules.nameProblem("a/+/b")))
                .isEqualTo("Wildcards (+, #) are for subscriptions. Remove \"+\" (character 3).");
        assertThat(english(TopicRules.nameProblem("a/#")))
                .isEqualTo("Wildcards (+, #) are for subscriptions. Remove \"#\" (character 3).");
        assertThat(english(TopicRules.nameProblem("a\0b")))
                .contains("U+0000")
                .contains("character 2")
                .endsWith("Remove character 2.");
        assertThat(english(TopicRules.nameProblem("ab\uD83C")))
                .contains("character 3")
                .contains("U+D83C");
        assertThat(english(TopicRules.nameProblem("\uDF33\uD83C")))
                .contains("character 1")
                .contains("U+DF33");
        assertThat(english(TopicRules.filterProblem("\uD83Ca")))
                .startsWith("The topic filter")
                .contains("U+D83C");
        assertThat(english(TopicRules.filterProblem(""))).startsWith("The topic filter");
        assertThat(english(TopicRules.filterProblem("a\0"))).contains("U+0000");
    }

    @Test
    void theLimitIsInBytesNotInCharacters() {
        assertThat(TopicRules.nameProblem("a".repeat(65_535))).isNull();
        assertThat(english(TopicRules.nameProblem("a".repeat(65_536))))
                .contains("65535")
                .contains("65536");
        assertThat(TopicRules.nameProblem("ä".repeat(32_767))).isNull();
        assertThat(english(TopicRules.nameProblem("ä".repeat(32_768)))).contains("65536");
        assertThat(english(TopicRules.filterProblem("🌳".repeat(16_384)))).contains("65536");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#",
                "+",
                "/#",
                "+/+",
                "+/",
                "/+",
                "a/#",
                "a/+/b/#",
                "$SYS/#",
                "+/a/#",
                "$share/g/#",
                "$share/g/+/a",
                "$share",
                "$share/g//",
                "$shared/+",
                "$SHARE/+"
            })
    void theseAreTopicFilters(String filter) {
        assertThat(TopicRules.filterProblem(filter)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "a#, must be alone in its level. At character 2",
        "a/b#, must be alone in its level. At character 4",
        "#/a, must be last. At character 1",
        "a/#/, must be last. At character 3",
        "##, must be alone in its level. At character 1",
        "+a, must be alone in its level. At character 1",
        "a+/b, must be alone in its level. At character 2",
        "a/++, must be alone in its level. At character 3",
        "+#, must be alone in its level. At character 1",
        "$share/g, has no topic filter",
        "$share/g/, has no topic filter",
        "$share/, has no topic filter",
        "$share//a, must not be empty",
        "$share/+/a, must not be empty",
        "$share/g#/a, must not be empty",
        "$share/g/a#, must be alone in its level. At character 11",
    })
    void theseAreNoTopicFilters(String filter, String why) {
        assertThat(english(TopicRules.filterProblem(filter))).contains(why);
    }

    @ParameterizedTest
    @CsvSource({
        "sport/tennis/player1/#, sport/tennis/player1",
        "sport/tennis/player1/#, sport/tennis/player1/ranking",
        "sport/tennis/player1/#, sport/tennis/player1/score/wimbledon",
        "sport/#, sport",
        "#, a/b/c",
        "#, /",
        "sport/tennis/+, sport/tennis/player2",
        "sport/+, sport/",
        "+/+, /finance",
        "/+, /finance",
        "+/tennis/#, sport/tennis",
        "$SYS/#, $SYS",
        "$SYS/#, $SYS/broker",
        "$SYS/monitor/+, $SYS/monitor/Clients",
        "+/$SYS, a/$SYS",
        "a//b, a//b",
        "a/+/b, a//b",
        "/#, /",
        "/#, /a",
        "$share/g/a/+, a/b",
        "$share/g//a, /a",
        "$share/g/$SYS/#, $SYS/b",
    })
    void theseMatch(String filter, String topic) {
        assertThat(TopicRules.matches(filter, topic)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "sport/tennis/+, sport/tennis/player1/ranking",
        "sport/+, sport",
        "+, /finance",
        "sport/#, sports",
        "#, $SYS/broker",
        "+/monitor/Clients, $SYS/monitor/Clients",
        "+, $SYS",
        "a, A",
        "a, a/",
        "a/, a",
        "a, /a",
        "a/b, a",
        "a, a/b",
        "/#, a",
        "a/#/b, a/c",
        "a/#/b, a",
        "$share/g/#, $SYS/b",
        "$share/g/a, $share/g/a",
        "$share/g, g",
    })
    void theseDoNotMatch(String filter, String topic) {
        assertThat(TopicRules.matches(filter, topic)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "$share/g/a/#, a/#",
        "$share/g//a, /a",
        "$share/g/, ''",
        "$share/g, ''",
        "$shared/g/a, $shared/g/a",
        "a/$share/g, a/$share/g",
        "'', ''"
    })
    void theShareNameIsNotPartOfTheFilterThatTopicsAreMatchedAgainst(String filter, String compared) {
        assertThat(TopicRules.withoutShare(filter)).isEqualTo(compared);
    }

    @Test
    void aWildcardIsDetectedAnywhere() {
        assertThat(List.of("#", "+", "a/+/b", "a+", "#a")).allMatch(TopicRules::hasWildcard);
        assertThat(List.of("", "a", "$share/g/a", "*")).noneMatch(TopicRules::hasWildcard);
    }

    @Test
    void depthCostsNoStack() {
        String deep = "a/".repeat(32_767);
        assertThat(TopicRules.matches("+/".repeat(32_767) + "#", deep)).isTrue();
        assertThat(TopicRules.matches("+/".repeat(32_766) + "b/#", deep)).isFalse();
        assertThat(TopicRules.filterProblem("+/".repeat(32_767))).isNull();
    }

    @Property
    void matchesAsTheRecursiveDefinitionSays(@ForAll("filters") String filter, @ForAll("topics") String topic) {
        boolean expected = !(topic.startsWith("$") && (filter.startsWith("+") || filter.startsWith("#")))
                && matches(List.of(filter.split("/", -1)), List.of(topic.split("/", -1)));
        assertThat(TopicRules.filterProblem(filter)).isNull();
        assertThat(TopicRules.matches(filter, topic)).isEqualTo(expected);
    }

    private static boolean matches(List<String> filter, List<String> topic) {
        if (filter.isEmpty() || topic.isEmpty()) {
            return (filter.isEmpty() && topic.isEmpty()) || filter.equals(List.of("#"));
        }
        return filter.getFirst().equals("#")
                || ((filter.getFirst().equals("+") || filter.getFirst().equals(topic.getFirst()))
                        && matches(filter.subList(1, filter.size()), topic.subList(1, topic.size())));
    }

    @Provide
    Arbitrary<String> topics() {
        return Arbitraries.of("", "a", "b", "ab", "$x")
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(levels -> String.join("/", levels))
                .filter(topic -> !topic.isEmpty());
    }

    @Provide
    Arbitrary<String> filters() {
        Arbitrary<List<String>> levels = Arbitraries.of("", "a", "b", "ab", "$x", "+", "+")
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
        return levels.flatMap(each -> Arbitraries.of(String.join("/", each), String.join("/", each) + "/#", "#"))
                .filter(filter -> !filter.isEmpty());
    }

    private static String english(@Nullable Phrase problem) {
        return problem == null ? "" : TextBundle.of(Locale.ENGLISH, Locale.UK).get(problem);
    }
}
