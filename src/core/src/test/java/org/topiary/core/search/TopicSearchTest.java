// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.topiary.core.tree.TopicRules;
import org.topiary.core.tree.TopicTree;

/** A search finds the same topics as checking every whole name. */
@Timeout(120)
class TopicSearchTest {
    private final TopicTree tree = new TopicTree();

    @Property(tries = 2000)
    void aTextIsFoundInWholeNamesIgnoringCase(@ForAll("names") List<byte[]> names, @ForAll("texts") String text) {
        check(names, text, topic -> fold(topic).contains(fold(text)));
    }

    @Property(tries = 2000)
    void wildcardsMatchAsASubscriptionDoes(@ForAll("names") List<byte[]> names, @ForAll("filters") String filter) {
        if (TopicPattern.of(filter).kind() == TopicPattern.Kind.WILDCARDS) {
            check(names, filter, topic -> TopicRules.matches(filter, topic));
        }
    }

    @Property(tries = 3000)
    void anExpressionIsFoundInWholeNames(
            @ForAll("names") List<byte[]> names, @ForAll("expressions") String expression) {
        Pattern pattern = Pattern.compile(expression, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        check(names, "re:" + expression, topic -> pattern.matcher(topic).find());
    }

    /** Half of the messages arrive before the search is created, half while it runs; some nodes never have one. */
    private static void check(List<byte[]> names, String text, Predicate<String> model) {
        TopicTree tree = new TopicTree();
        int half = names.size() / 2;
        names.subList(0, half).forEach(name -> message(tree, name));
        TopicSearch search = new TopicSearch(tree, TopicPattern.of(text));
        search.resume(Runnable::run);
        assertThat(search.isComplete()).isTrue();
        assertThat(search.share()).isEqualTo(1);
        assertThat(found(search)).isEqualTo(expected(tree, model));

        for (byte[] name : names.subList(half, names.size())) {
            message(tree, name);
            search.resume(Runnable::run);
            assertThat(found(search)).isEqualTo(expected(tree, model));
        }
    }

    private static Set<Integer> expected(TopicTree tree, Predicate<String> model) {
        Set<Integer> expected = new HashSet<>();
        for (int node = 1; node < tree.size(); node++) {
            if (tree.messages(node) > 0 && model.test(tree.topic(node))) {
                expected.add(node);
            }
        }
        return expected;
    }

    private static Set<Integer> found(TopicSearch search) {
        Set<Integer> nodes = new HashSet<>();
        for (int i = 0; i < search.found(); i++) {
            assertThat(nodes.add(search.node(i))).as("found once").isTrue();
        }
        return nodes;
    }

    @Property(tries = 20)
    void aSearchInParallelWithTheWriterFindsAllMatches(@ForAll long seed, @ForAll("concurrent") String text)
            throws InterruptedException {
        TopicTree tree = new TopicTree();
        message(tree, "0".getBytes(StandardCharsets.UTF_8));
        TopicSearch search = new TopicSearch(tree, TopicPattern.of(text));
        Thread writer = new Thread(() -> {
            Random random = new Random(seed);
            for (int i = 0; i < 20_000; i++) {
                String topic = random.nextInt(9) + "/" + random.nextInt(50)
                        + (random.nextBoolean() ? "" : "/" + random.nextInt(9));
                message(tree, topic.getBytes(StandardCharsets.UTF_8));
            }
        });
        writer.start();
        while (writer.isAlive()) {
            int before = search.found();
            search.resume(Runnable::run);
            assertThat(search.found()).isGreaterThanOrEqualTo(before);
        }
        writer.join();
        search.resume(Runnable::run);

        assertThat(found(search))
                .isEqualTo(expected(
                        tree,
                        switch (search.pattern().kind()) {
                            case TEXT -> topic -> topic.contains(text);
                            case WILDCARDS -> topic -> TopicRules.matches(text, topic);
                            case EXPRESSION ->
                                Pattern.compile(text.substring("re:".length())).asPredicate();
                        }));
    }

    @Test
    void anEndlessExpressionIsStoppedByCancelling() {
        message(tree, ("a".repeat(40) + "b").getBytes(StandardCharsets.UTF_8));
        AtomicInteger asked = new AtomicInteger();
        // With a back-reference, Java's regular expressions cache nothing and try all ways to split the letters.
        NodeMatcher matcher = TopicPattern.of("re:^(a+)+\\1$").over(tree, () -> asked.incrementAndGet() == 3);
        int topic = tree.size() - 1;
        assertThat(matcher.mayMatch(topic)).isTrue();
        assertThatThrownBy(() -> matcher.matches(topic)).isInstanceOf(CancellationException.class);
    }

    @Test
    void aCancelledSearchDoesNotContinue() {
        message(tree, "a".getBytes(StandardCharsets.UTF_8));
        TopicSearch search = new TopicSearch(tree, TopicPattern.of("a"));
        search.cancel();
        search.resume(task -> {
            throw new AssertionError("A cancelled search must not continue");
        });
        assertThat(search.isComplete()).isFalse();
        assertThat(search.share()).isLessThan(1);
    }

    @Test
    void aTopicThatTakesTooMuchStackIsCountedAsUndecided() {
        message(tree, "ab".repeat(30_000).getBytes(StandardCharsets.UTF_8));
        message(tree, "abx".getBytes(StandardCharsets.UTF_8));
        TopicSearch search = new TopicSearch(tree, TopicPattern.of("re:^(a|b|c)*(x|y)$"));
        search.resume(Runnable::run);
        assertThat(search.undecided()).isEqualTo(1);
        assertThat(found(search)).containsExactly(tree.find("abx"));
    }

    @Test
    void aNameOfThirtyThousandLevelsIsSearched() {
        message(tree, ("x/".repeat(30_000) + "deep").getBytes(StandardCharsets.UTF_8));
        for (String text : List.of("X/DEEP", "x/x/#", "re:(x/){3}deep$")) {
            TopicSearch search = new TopicSearch(tree, TopicPattern.of(text));
            search.resume(Runnable::run);
            assertThat(search.found()).as(text).isEqualTo(1);
        }
    }

    @Provide
    Arbitrary<List<byte[]>> names() {
        Arbitrary<String> levels = Arbitraries.of(
                "a", "A", "b", "", "", "line2", "$SYS", "ß", "É", "é", "\u212A", "\uD83D\uDE00", "x.y", "1");
        Arbitrary<byte[]> text = levels.list()
                .ofMinSize(1)
                .ofMaxSize(5)
                .map(list -> String.join("/", list).getBytes(StandardCharsets.UTF_8))
                .filter(bytes -> bytes.length > 0);
        Arbitrary<byte[]> raw =
                Arbitraries.bytes().array(byte[].class).ofMinSize(1).ofMaxSize(6);
        return Arbitraries.frequencyOf(Tuple.of(6, text), Tuple.of(1, raw))
                .list()
                .ofMaxSize(12);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of(
                "a",
                "LINE",
                "e2/",
                "/",
                "//",
                "a/a",
                "a/b/A",
                "$",
                "É/",
                "nothing",
                "ss",
                "k",
                "\uFFFD",
                "\uD83D\uDE00/",
                "+a",
                "a#");
    }

    @Provide
    Arbitrary<String> filters() {
        return Arbitraries.of("a", "A", "+", "+", "", "line2", "$SYS", "é", "b")
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .flatMap(levels -> Arbitraries.of("", "", "/#").map(end -> String.join("/", levels) + end))
                .flatMap(filter -> Arbitraries.of(filter, filter, filter, "#", "/#", "$share/all/" + filter));
    }

    @Provide
    Arbitrary<String> expressions() {
        Arbitrary<String> atoms = Arbitraries.of(
                "a",
                "b",
                "LINE",
                "/",
                ".",
                "\\.",
                "\\d",
                "\\w",
                "[ab]",
                "[^/]",
                "(a|b)",
                "(?:e2)",
                "\\$",
                "é",
                "\\Qx.y\\E",
                "\\p{L}",
                "\\x61",
                "[a\\]]",
                "k",
                "(\\w)",
                "\\b");
        Arbitrary<String> quantified = Combinators.combine(
                        atoms, Arbitraries.of("", "", "", "*", "+", "?", "{2}", "{0,1}", "+?", "*+"))
                .as((atom, quantifier) -> atom + quantifier);
        return Combinators.combine(
                        Arbitraries.of("", "", "^", "(?-i)"),
                        quantified.list().ofMaxSize(4),
                        Arbitraries.of("", "", "$", "|a"))
                .as((start, parts, end) -> start + String.join("", parts) + end);
    }

    @Provide
    Arbitrary<String> concurrent() {
        return Arbitraries.of("3/4", "7", "+/7", "3/#", "re:^\\d/(1|2)\\d/5");
    }

    private static void message(TopicTree tree, byte[] topic) {
        tree.update(tree.node(ByteBuffer.wrap(topic)), 0, 0, 0);
    }

    private static String fold(String text) {
        List<Integer> folded = new ArrayList<>();
        text.codePoints().forEach(c -> folded.add(Character.toLowerCase(Character.toUpperCase(c))));
        return folded.stream().map(Character::toString).reduce("", String::concat);
    }
}
