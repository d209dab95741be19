// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.topiary.core.log.Messages;

class TopicTreeTest {
    private final TopicTree tree = new TopicTree();

    @Test
    void aNewTreeIsItsRoot() {
        assertThat(tree.size()).isEqualTo(1);
        assertThat(tree.topics()).isZero();
        assertThat(tree.parent(TopicTree.ROOT)).isEqualTo(TopicTree.NONE);
        assertThat(tree.depth(TopicTree.ROOT)).isZero();
        assertThat(tree.name(TopicTree.ROOT)).isEmpty();
        assertThat(tree.topic(TopicTree.ROOT)).isEmpty();
        assertThat(tree.firstChild(TopicTree.ROOT)).isEqualTo(TopicTree.NONE);
        assertThat(tree.lastPosition(TopicTree.ROOT)).isEqualTo(Messages.NONE);
        assertThat(tree.find("a")).isEqualTo(TopicTree.NONE);
    }

    @Test
    void ancestorsAreCreatedOnceAndAreNotTopicsUntilTheyHaveAMessage() {
        int lamp = node("house/kitchen/lamp");
        int sink = node("house/kitchen/sink");
        int kitchen = tree.find("house/kitchen");

        tree.update(lamp, 64, 1_000, 10);
        tree.update(sink, 128, 2_000, 5);
        tree.update(sink, 192, 3_000, 7);

        assertThat(tree.size()).isEqualTo(5);
        assertThat(tree.topics()).isEqualTo(2);
        assertThat(tree.parent(lamp)).isEqualTo(kitchen).isEqualTo(tree.parent(sink));
        assertThat(children(kitchen)).containsExactly(sink, lamp);
        assertThat(tree.childCount(kitchen)).isEqualTo(2);
        assertThat(tree.depth(sink)).isEqualTo(3);
        assertThat(tree.messages(sink)).isEqualTo(2);
        assertThat(tree.subtreeBytes(sink)).isEqualTo(12);
        assertThat(tree.subtreeBytes(kitchen)).isEqualTo(22);
        assertThat(tree.subtreeBytes(TopicTree.ROOT)).isEqualTo(22);
        assertThat(tree.lastPosition(sink)).isEqualTo(192);
        assertThat(tree.messages(kitchen)).isZero();
        assertThat(tree.subtreeMessages(kitchen)).isEqualTo(3);
        assertThat(tree.subtreeTopics(TopicTree.ROOT)).isEqualTo(2);
        assertThat(tree.subtreeLastTime(TopicTree.ROOT)).isEqualTo(3_000);
        assertThat(tree.subtreeLastTime(lamp)).isEqualTo(1_000);

        tree.update(kitchen, 256, 4_000, 0);
        assertThat(tree.topics()).isEqualTo(3);
        assertThat(tree.subtreeTopics(kitchen)).isEqualTo(3);
    }

    @Test
    void theRetainedFlagStaysSetUntilItIsCleared() {
        int node = node("a");
        tree.setRetained(node, true);
        tree.update(node, 0, 1, 1);
        assertThat(tree.retained(node)).isTrue();
        tree.setRetained(node, false);
        assertThat(tree.retained(node)).isFalse();
    }

    @Test
    void emptyLevelsMakeDifferentTopics() {
        List<String> topics =
                List.of("a", "/a", "a/", "/a/", "a/b", "a//b", "//", "/", "///", "", "a///b", "ab", "/ab");
        Set<Integer> nodes = new HashSet<>();
        for (String topic : topics) {
            int node = node(topic);
            assertThat(nodes.add(node)).as("'%s' has a node of its own", topic).isTrue();
        }
        for (String topic : topics) {
            assertThat(tree.topic(tree.find(topic))).isEqualTo(topic);
        }
        assertThat(tree.depth(tree.find("a//b"))).isEqualTo(3);
        assertThat(tree.name(tree.find("a/"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "__proto__",
                "constructor/__proto__/toString",
                "$SYS/broker/load",
                "🌳/Bäume/树",
                "a b/ c ",
                "\u0001",
                "+/#",
                "\uFEFFa"
            })
    void anyLevelNameIsJustAName(String topic) {
        int node = node(topic);
        assertThat(node(topic)).isEqualTo(node).isEqualTo(tree.find(topic));
        assertThat(tree.topic(node)).isEqualTo(topic);
    }

    @Test
    void aLevelMayFillTheLongestTopicName() {
        String level = "🌳".repeat(16_383) + "abc";
        int node = node(level);
        assertThat(level.getBytes(StandardCharsets.UTF_8)).hasSize(65_535);
        assertThat(tree.name(node)).isEqualTo(level);
        assertThat(tree.find(level)).isEqualTo(node);
        assertThat(tree.find(level.substring(2))).isEqualTo(TopicTree.NONE);
        assertThatThrownBy(() -> node(level + "d"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("65535")
                .hasMessageContaining("65536");
        assertThat(tree.find(level + "d")).isEqualTo(TopicTree.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/", "/"})
    void aTopicMayHaveTensOfThousandsOfLevels(String each) {
        String deep = each.repeat(65_535 / each.length());
        int node = node(deep);
        int levels = deep.split("/", -1).length;
        tree.update(node, 8, 5, 1);

        assertThat(levels).isGreaterThan(30_000);
        assertThat(tree.depth(node)).isEqualTo(levels);
        assertThat(tree.topic(node)).isEqualTo(deep);
        assertThat(tree.find(deep)).isEqualTo(node);
        assertThat(tree.isWithin(node, TopicTree.ROOT)).isTrue();
        assertThat(tree.isWithin(TopicTree.ROOT, node)).isFalse();
        assertThat(tree.subtreeMessages(TopicTree.ROOT)).isEqualTo(1);
        assertThat(tree.find(deep.substring(0, deep.lastIndexOf('/')))).isEqualTo(tree.parent(node));
    }

    @Test
    void invalidUtf8MakesTopicsWithReplacementCharacters() {
        int one = tree.node(ByteBuffer.wrap(new byte[] {'a', '/', (byte) 0xff, '/', 'b'}));
        int other = tree.node(ByteBuffer.wrap(new byte[] {'a', '/', (byte) 0xe2, (byte) 0x82, '/', 'b'}));
        int surrogate = tree.node(ByteBuffer.wrap(new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80}));
        assertThat(one).isNotEqualTo(other);
        assertThat(tree.topic(one)).isEqualTo("a/\uFFFD/b");
        assertThat(tree.topic(other)).isEqualTo("a/\uFFFD/b");
        assertThat(tree.name(tree.parent(one))).isEqualTo("\uFFFD");
        assertThat(tree.topic(surrogate)).startsWith("\uFFFD");
    }

    @Test
    void aLoneSurrogateDoesNotFindAQuestionMark() {
        node("a/?");
        assertThat(tree.find("a/\uD83C")).isEqualTo(TopicTree.NONE);
        assertThat(tree.find("a/\uDF33\uD83C")).isEqualTo(TopicTree.NONE);
        assertThat(tree.find("a/?")).isPositive();
    }

    @Test
    void anyKindOfBufferIsReadAndLeftUnchanged() {
        byte[] bytes = "..a/b..".getBytes(StandardCharsets.UTF_8);
        ByteBuffer direct = ByteBuffer.allocateDirect(7).put(bytes).position(2).limit(5);
        ByteBuffer readOnly = ByteBuffer.wrap(bytes, 2, 3).asReadOnlyBuffer();
        assertThat(tree.node(direct)).isEqualTo(tree.node(readOnly)).isEqualTo(tree.find("a/b"));
        assertThat(direct.position()).isEqualTo(2);
        assertThat(readOnly.remaining()).isEqualTo(3);
    }

    @Test
    void manyTopicsAreAllFoundAgain() {
        int count = 300_000;
        List<Integer> nodes = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            nodes.add(node("plant/" + i % 97 + "/cell/" + i));
        }
        for (int i = 0; i < count; i++) {
            assertThat(tree.find("plant/" + i % 97 + "/cell/" + i)).isEqualTo(nodes.get(i));
        }
        assertThat(tree.size()).isEqualTo(1 + 1 + 97 + 97 + count);
    }

    @Test
    void withinIsTheNodeItselfAndAllBelow() {
        int a = node("a");
        int abc = node("a/b/c");
        int ax = node("ax/b");
        assertThat(tree.isWithin(abc, a)).isTrue();
        assertThat(tree.isWithin(a, a)).isTrue();
        assertThat(tree.isWithin(a, abc)).isFalse();
        assertThat(tree.isWithin(ax, a)).isFalse();
    }

    private int node(String topic) {
        return tree.node(ByteBuffer.wrap(topic.getBytes(StandardCharsets.UTF_8)));
    }

    private List<Integer> children(int node) {
        List<Integer> children = new ArrayList<>();
        for (int child = tree.firstChild(node); child != TopicTree.NONE; child = tree.nextSibling(child)) {
            children.add(child);
        }
        return children;
    }
}
