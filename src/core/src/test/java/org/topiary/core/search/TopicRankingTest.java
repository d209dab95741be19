// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.topiary.core.search.TopicRanking.Ranked;
import org.topiary.core.tree.TopicTree;

class TopicRankingTest {
    @Provide
    Arbitrary<Set<String>> topics() {
        return Arbitraries.of("a", "bb", "", "ccc")
                .list()
                .ofMinSize(1)
                .ofMaxSize(5)
                .map(levels -> String.join("/", levels))
                .filter(topic -> !topic.isEmpty())
                .set()
                .ofMaxSize(40);
    }

    private static TopicTree tree(Set<String> topics) {
        TopicTree tree = new TopicTree();
        topics.forEach(topic -> tree.node(ByteBuffer.wrap(topic.getBytes(StandardCharsets.UTF_8))));
        return tree;
    }

    @Property
    void everyTopicIsRatedByItsWholeName(@ForAll("topics") Set<String> topics) {
        TopicTree tree = tree(topics);
        Set<String> expected = new TreeSet<>();
        IntStream.range(1, tree.size()).forEach(node -> expected.add(tree.topic(node)));
        Set<String> rated = new TreeSet<>();

        List<Ranked> found = TopicRanking.best(
                tree,
                name -> {
                    rated.add(name.toString());
                    return name.length();
                },
                1_000,
                () -> false);

        assertThat(rated).isEqualTo(expected);
        assertThat(found).allMatch(each -> each.topic().equals(tree.topic(each.node())));
    }

    @Property
    void theBestComeFirst(@ForAll("topics") Set<String> topics) {
        TopicTree tree = tree(topics);
        List<Integer> expected = IntStream.range(1, tree.size())
                .map(node -> tree.topic(node).length())
                .filter(length -> length > 3)
                .boxed()
                .sorted(Comparator.reverseOrder())
                .limit(5)
                .toList();

        assertThat(TopicRanking.best(tree, name -> name.length() > 3 ? name.length() : -1, 5, () -> false))
                .extracting(Ranked::rating)
                .isEqualTo(expected);
    }

    @Property(tries = 1)
    void aCancelledRankingEnds() {
        TopicTree tree = new TopicTree();
        IntStream.range(0, 10_000).forEach(i -> tree.node(ByteBuffer.wrap(("t" + i).getBytes(StandardCharsets.UTF_8))));

        assertThat(TopicRanking.best(tree, name -> 1, 20_000, () -> true)).hasSizeLessThan(2_000);
    }
}
