// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.topiary.core.log.Messages;

/** A tree behaves like a map from every prefix of a topic to its counts. */
class TopicTreeModelTest {
    private static final class Counts {
        long messages;
        long position = Messages.NONE;
        boolean retained;
        long subtreeMessages;
        long subtreeBytes;
        long subtreeLastTime;
        final Set<String> subtreeTopics = new HashSet<>();
        final Set<String> children = new HashSet<>();
    }

    record Arrival(String topic, int bytes, boolean counted, boolean retained) {}

    @Property(tries = 300)
    void behavesLikeAMapOfPrefixes(@ForAll("arrivals") List<Arrival> arrivals) {
        TopicTree tree = new TopicTree();
        Map<String, Counts> model = new HashMap<>();
        Counts root = new Counts();

        long clock = 0;
        for (Arrival arrival : arrivals) {
            clock++;
            int node = tree.node(ByteBuffer.wrap(arrival.topic.getBytes(StandardCharsets.UTF_8)));
            tree.setRetained(node, arrival.retained);
            if (arrival.counted) {
                tree.update(node, clock * 8, clock, arrival.bytes);
            }
            count(model, root, arrival, clock);
        }

        assertThat(tree.size()).isEqualTo(model.size() + 1);
        assertThat(tree.topics()).isEqualTo(root.subtreeTopics.size());
        check(tree, TopicTree.ROOT, root);
        model.forEach((topic, counts) -> {
            int node = tree.find(topic);
            assertThat(node).as(topic).isPositive();
            assertThat(tree.topic(node)).isEqualTo(topic);
            assertThat(tree.depth(node)).isEqualTo(topic.split("/", -1).length);
            int slash = topic.lastIndexOf('/');
            assertThat(tree.name(node)).isEqualTo(topic.substring(slash + 1));
            assertThat(tree.parent(node)).isEqualTo(slash < 0 ? TopicTree.ROOT : tree.find(topic.substring(0, slash)));
            check(tree, node, counts);
        });
        assertThat(tree.find("never/seen")).isEqualTo(TopicTree.NONE);
    }

    @Property(tries = 300)
    void aFullTreeKeepsItsNodesAndCreatesNone(
            @ForAll("arrivals") List<Arrival> arrivals, @ForAll @IntRange(min = 1, max = 30) int limit) {
        TopicTree tree = new TopicTree(limit);
        Map<String, Integer> made = new HashMap<>();
        for (Arrival arrival : arrivals) {
            List<String> prefixes = prefixes(arrival.topic);
            long missing = prefixes.stream()
                    .filter(prefix -> !made.containsKey(prefix))
                    .count();
            int before = tree.size();
            int node = tree.node(ByteBuffer.wrap(arrival.topic.getBytes(StandardCharsets.UTF_8)));
            if (made.size() + missing > limit) {
                assertThat(node).isEqualTo(TopicTree.NONE);
                assertThat(tree.size()).isEqualTo(before);
                assertThat(tree.find(arrival.topic)).isEqualTo(TopicTree.NONE);
            } else {
                assertThat(node)
                        .isEqualTo(made.getOrDefault(arrival.topic, node))
                        .isPositive();
                prefixes.forEach(prefix -> made.putIfAbsent(prefix, tree.find(prefix)));
            }
        }
        assertThat(tree.size()).isEqualTo(made.size() + 1);
        made.forEach((topic, node) -> assertThat(tree.find(topic)).isEqualTo(node));
    }

    private static List<String> prefixes(String topic) {
        List<String> prefixes = new ArrayList<>();
        for (int end = topic.indexOf('/'); end >= 0; end = topic.indexOf('/', end + 1)) {
            prefixes.add(topic.substring(0, end));
        }
        prefixes.add(topic);
        return prefixes;
    }

    private static void count(Map<String, Counts> model, Counts root, Arrival arrival, long clock) {
        List<Counts> path = new ArrayList<>(List.of(root));
        String topic = arrival.topic;
        for (String prefix : prefixes(topic)) {
            path.getLast().children.add(prefix);
            path.add(model.computeIfAbsent(prefix, _ -> new Counts()));
        }
        Counts own = path.getLast();
        own.retained = arrival.retained;
        if (arrival.counted) {
            own.messages++;
            own.position = clock * 8;
            for (Counts each : path) {
                each.subtreeMessages++;
                each.subtreeBytes += arrival.bytes;
                each.subtreeLastTime = clock;
                each.subtreeTopics.add(topic);
            }
        }
    }

    private static void check(TopicTree tree, int node, Counts counts) {
        assertThat(tree.messages(node)).isEqualTo(counts.messages);
        assertThat(tree.lastPosition(node)).isEqualTo(counts.position);
        assertThat(tree.retained(node)).isEqualTo(counts.retained);
        assertThat(tree.subtreeMessages(node)).isEqualTo(counts.subtreeMessages);
        assertThat(tree.subtreeBytes(node)).isEqualTo(counts.subtreeBytes);
        assertThat(tree.subtreeLastTime(node)).isEqualTo(counts.subtreeLastTime);
        assertThat(tree.subtreeTopics(node)).isEqualTo(counts.subtreeTopics.size());
        List<String> children = new ArrayList<>();
        for (int child = tree.firstChild(node); child != TopicTree.NONE; child = tree.nextSibling(child)) {
            children.add(tree.topic(child));
        }
        assertThat(children).containsExactlyInAnyOrderElementsOf(counts.children);
        assertThat(tree.childCount(node)).isEqualTo(children.size());
    }

    @Provide
    Arbitrary<List<Arrival>> arrivals() {
        Arbitrary<String> levels = Arbitraries.oneOf(
                Arbitraries.of(
                        "", "a", "b", "ab", "__proto__", "$SYS", "prototype", "12345678", "123456789", "🌳", " "),
                Arbitraries.strings().alpha().ofMaxLength(20),
                // All except surrogates, which cannot be encoded in UTF-8.
                Arbitraries.strings()
                        .withCharRange('\u0001', '\uD7FF')
                        .excludeChars('/')
                        .ofMaxLength(5));
        Arbitrary<String> topics = levels.list().ofMinSize(1).ofMaxSize(6).map(each -> String.join("/", each));
        return Combinators.combine(
                        topics,
                        Arbitraries.integers().between(0, 1000),
                        Arbitraries.of(true, true, false),
                        Arbitraries.of(true, false))
                .as(Arrival::new)
                .list()
                .ofMaxSize(80);
    }
}
