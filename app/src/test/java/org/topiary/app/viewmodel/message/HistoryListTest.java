// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.topiary.core.log.MessageLog;

/** Tests the rows below the value: those of a topic, or the stream of a branch. */
final class HistoryListTest {
    private final MessagePane pane = new MessagePane();

    @AfterEach
    void close() {
        pane.close();
    }

    @Test
    void aBranchStreamsItsSubtreeAndShowsWhatIsClicked() {
        long lamp = pane.receive("home/lamp", "on");
        pane.receive("home/temp/kitchen", "21.40");
        pane.receive("factory", "x");
        pane.select("home");

        assertThat(pane.history()).extracting(HistoryRow::topic).containsExactly("temp/kitchen", "lamp");
        assertThat(pane.content())
                .isInstanceOfSatisfying(
                        ValueContent.Nothing.class,
                        nothing -> assertThat(nothing.sentence()).contains("Select a message in the history"));

        pane.model.show(lamp);
        assertThat(pane.text()).isEqualTo("on");
        assertThat(pane.info().topic()).isEqualTo("home/lamp");
    }

    @Test
    void goingFromABranchToItsOnlyTopicShowsTheHistoryOfTheTopic() {
        pane.receive("home/lamp", "on");
        List<List<HistoryRow>> told = new ArrayList<>();
        pane.model.historyProperty().addListener((property, before, now) -> told.add(now));
        pane.select("home");
        HistoryList stream = pane.history();

        pane.select("home/lamp");
        pane.receive("home/lamp", "off");
        pane.tick();

        assertThat(told).hasSize(2);
        assertThat(told.getLast()).isSameAs(pane.history()).isNotSameAs(stream);
        assertThat(told.getLast()).extracting(HistoryRow::preview).containsExactly("off", "on");
    }

    @Test
    void aTopicWithTopicsBelowCanShowEither() {
        pane.receive("lamp", "on");
        pane.receive("lamp/rssi", "-60");
        pane.select("lamp");
        assertThat(pane.model.bothKindsProperty().get()).isTrue();
        assertThat(pane.history()).hasSize(1);

        pane.model.subtreeProperty().set(true);

        assertThat(pane.history()).extracting(HistoryRow::topic).containsExactly("rssi", "lamp");
        assertThat(pane.text()).isEqualTo("on");
    }

    @Test
    void newRowsAreToldAsAddedOnTopAndDroppedOnesAsRemovedBelow() {
        try (MessagePane small = MessagePane.withSmallestLog()) {
            small.receive("t", "x".repeat(1000));
            small.select("t");
            HistoryList list = small.history();
            List<HistoryRow> mirror = new ArrayList<>(list);
            list.addListener((ListChangeListener<HistoryRow>) change -> {
                while (change.next()) {
                    mirror.subList(change.getFrom(), change.getFrom() + change.getRemovedSize())
                            .clear();
                    mirror.addAll(change.getFrom(), change.getAddedSubList());
                }
            });

            for (int i = 0; i < 100; i++) {
                small.receive("t", i + "x".repeat(i * 20));
                small.model.tick(i * MessagePane.SECOND);
                assertThat(mirror).isEqualTo(List.copyOf(list));
            }

            assertThat(list.size()).isLessThan(101);
            assertThat(small.missing()).isEqualTo((101 - list.size()) + " older messages are no longer in the history");
        }
    }

    @Test
    void aMessageTooLargeForTheLogIsNotCalledAnOlderOne() {
        try (MessagePane small = MessagePane.withSmallestLog()) {
            small.receive("t", "1");
            small.session.receive("t", new byte[(int) MessageLog.MIN_CAPACITY], false, new byte[0]);
            small.select("t");

            assertThat(small.missing()).isEqualTo("1 message is not in the history: removed, or too large for it");
        }
    }

    @Test
    void aMessageThatLeftTheLogIsSaidToHave() {
        try (MessagePane small = MessagePane.withSmallestLog()) {
            long first = small.receive("t", "first");
            small.select("t");
            for (int i = 0; i < 200; i++) {
                small.receive("t", "x".repeat(1000));
            }
            small.model.show(first);

            assertThat(small.content())
                    .isEqualTo(new ValueContent.Nothing("This message is no longer in the history."));
        }
    }
}
