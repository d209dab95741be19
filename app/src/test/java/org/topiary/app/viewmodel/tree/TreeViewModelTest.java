// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.tree;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.topiary.app.Traffic;
import org.topiary.core.TopicTree;
import org.topiary.core.VisibleRows;

import static org.assertj.core.api.Assertions.assertThat;

final class TreeViewModelTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long NOW = 1_000 * SECOND;

    private long ticks = SECOND;
    private final Traffic traffic = new Traffic();
    private final TreeViewModel model = new TreeViewModel(traffic.log(), traffic.tree(), () -> ticks);

    @BeforeEach
    void someTopics() {
        traffic.arrive("home/temp10", "21.50", false, NOW - 90 * SECOND);
        traffic.arrive("home/temp9", "", false, NOW - 90 * SECOND);
        traffic.arrive("home/lamp/state", "{\"on\": true}", true, NOW - 5 * SECOND);
        traffic.arrive("home/lamp/state", "{\"on\": false}", false, NOW - SECOND / 2);
        traffic.arrive("/lead", "x", false, NOW);
        traffic.arrive("a\u202Eb", "x", false, NOW);
        refresh();
    }

    @AfterEach
    void close() {
        traffic.close();
    }

    private void refresh() {
        ticks += SECOND;
        model.refresh(true);
    }

    private List<String> names() {
        return IntStream.range(0, model.size()).mapToObj(row -> model.row(row, NOW).name()).toList();
    }

    private void select(String topic) {
        model.select(traffic.tree().find(topic));
    }

    @Test
    void levelsAreInNaturalOrderAndHiddenCharactersAreVisible() {
        assertThat(names()).containsExactly("⟨empty⟩", "a⟨U+202E⟩b", "home");

        select("home/temp9");
        assertThat(model.reveal("home/temp9")).isTrue();
        refresh();

        assertThat(names()).containsExactly("⟨empty⟩", "a⟨U+202E⟩b", "home", "lamp", "temp9", "temp10");
    }

    @Test
    void aRowTellsTheFiguresOfItsSubtreeAndTheValueOfItsOwnTopic() {
        model.reveal("home/lamp/state");
        refresh();

        TopicRow branch = model.row(model.rowOf(traffic.tree().find("home")), NOW);
        assertThat(branch.messages()).isEqualTo("4");
        assertThat(branch.topics()).isEqualTo(3);
        assertThat(branch.preview()).isEmpty();
        assertThat(branch.expandable()).isTrue();
        assertThat(branch.expanded()).isTrue();
        assertThat(branch.age()).isEqualTo("now");
        assertThat(branch.glow()).isEqualTo(0.5);

        TopicRow leaf = model.row(model.rowOf(traffic.tree().find("home/lamp/state")), NOW);
        assertThat(leaf.depth()).isEqualTo(2);
        assertThat(leaf.preview()).contains("false");
        assertThat(leaf.retained()).isTrue();
        assertThat(leaf.expandable()).isFalse();

        TopicRow number = model.row(model.rowOf(traffic.tree().find("home/temp10")), NOW);
        assertThat(number.preview()).isEqualTo("21.50");
        assertThat(number.age()).isEqualTo("1 min");
        assertThat(number.glow()).isZero();
    }

    @Test
    void rightOpensThenDescendsAndLeftClosesThenAscends() {
        model.select(traffic.tree().find("home"));
        model.openOrDescend();
        refresh();
        assertThat(names()).contains("lamp", "temp9");

        model.openOrDescend();
        assertThat(model.selectedNodeProperty().get()).isEqualTo(traffic.tree().find("home/lamp"));

        model.closeOrAscend();
        assertThat(model.selectedNodeProperty().get()).isEqualTo(traffic.tree().find("home"));

        model.closeOrAscend();
        refresh();
        assertThat(names()).doesNotContain("lamp");
        assertThat(model.selectedNodeProperty().get()).isEqualTo(traffic.tree().find("home"));
    }

    @Test
    void movingStopsAtTheEnds() {
        model.move(1);
        assertThat(model.rowOf(model.selectedNodeProperty().get())).isZero();
        model.move(100);
        assertThat(model.rowOf(model.selectedNodeProperty().get())).isEqualTo(2);
        model.move(-100);
        assertThat(model.rowOf(model.selectedNodeProperty().get())).isZero();
    }

    @Test
    void theFilterShowsMatchesWithTheirAncestorsAndSaysHowMany() {
        model.filterProperty().set("TEMP");
        refresh();

        assertThat(names()).containsExactly("home", "temp9", "temp10");
        assertThat(model.noteProperty().get()).isEqualTo("2 of 5 topics match");

        model.filterProperty().set("");
        refresh();
        assertThat(names()).containsExactly("⟨empty⟩", "a⟨U+202E⟩b", "home");
        assertThat(model.noteProperty().get()).isEmpty();
    }

    @Test
    void orderByMessagesPutsTheLoudestFirstWhenItMaySettle() {
        model.orderProperty().set(VisibleRows.Order.MESSAGES);
        refresh();
        assertThat(names()).first().isEqualTo("home");

        for (int i = 0; i < 10; i++) {
            traffic.arrive("/lead", "x", false, NOW);
        }
        model.refresh(false);
        assertThat(names()).first().isEqualTo("home");
        ticks += SECOND;
        model.refresh(true);
        assertThat(names()).first().isEqualTo("⟨empty⟩");
    }

    @Test
    void aTopicThatWasNotSeenYetCannotBeRevealed() {
        assertThat(model.reveal("not/there")).isFalse();
        assertThat(model.selectedNodeProperty().get()).isEqualTo(TopicTree.NONE);
    }
}
