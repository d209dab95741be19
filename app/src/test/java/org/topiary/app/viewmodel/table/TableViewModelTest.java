// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.topiary.app.tasks.FailingTasks;
import org.topiary.app.tasks.TaskFails;
import org.topiary.app.viewmodel.PastMoment;

final class TableViewModelTest extends TableFixture {
    @Test
    void rowsAreTopicsByNameAndColumnsAreFieldsByNumberOfRows() {
        home();

        assertThat(titles()).containsExactly("linkquality", "open", "pos.x", "pos.tags", "state", "battery", "Value");
        assertThat(rows())
                .containsExactly(
                        "door 9 true 1 [1, 2] - - -",
                        "lamp2 90 - - - ON - -",
                        "lamp10 121 - - - - 8.50 -",
                        "text - - - - - - hello");
        assertThat(table.summaryProperty().get()).isEqualTo("4 topics · 7 of 7 columns");
    }

    @Test
    void newValuesAndNewTopicsAppear() {
        home();
        session.receive("home/lamp2", "{\"state\":\"OFF\",\"linkquality\":90}");
        session.receive("home/lamp3", "{\"state\":\"ON\"}");
        assertThat(table.isBehind()).isTrue();
        tick();

        assertThat(names()).containsExactly("door", "lamp2", "lamp3", "lamp10", "text");
        assertThat(rows().get(1)).startsWith("lamp2 90 - - - OFF");
        assertThat(table.isBehind()).isFalse();
    }

    @Test
    void aTopicWhoseRetainedMessageWasClearedHasNoRow() {
        home();
        session.receive("home/door", "");
        tick();
        assertThat(names()).containsExactly("lamp2", "lamp10", "text");
    }

    @Test
    void rowsStayUnderThePointerUntilItLeaves() {
        home();
        table.columns().sortBy(column("linkquality"));
        tick();
        assertThat(names()).containsExactly("door", "lamp2", "lamp10", "text");
        table.setHeld(true);
        session.receive("home/door", "{\"linkquality\":200}");
        tick();
        assertThat(names()).containsExactly("door", "lamp2", "lamp10", "text");
        assertThat(rows().getFirst()).startsWith("door 200");

        table.setHeld(false);
        assertThat(table.isBehind()).isTrue();
        tick();
        assertThat(names()).containsExactly("lamp2", "lamp10", "door", "text");
    }

    @Test
    void aClickSortsEvenUnderThePointer() {
        home();
        table.setHeld(true);
        tick();
        table.columns().sortBy(column("linkquality"));
        tick();
        table.columns().sortBy(column("linkquality"));
        tick();
        assertThat(names()).containsExactly("lamp10", "lamp2", "door", "text");
    }

    @Test
    void aTopicWithoutSubtopicsIsShownAmongItsNeighbours() {
        home();
        select("home/door");
        assertThat(names()).contains("door", "lamp2");
        assertThat(table.rows().get(table.selectedIndex()).name()).isEqualTo("door");
    }

    @Test
    void openingARowKeepsTheTableEvenIfTheTopicHasSubtopics() {
        home();
        session.receive("home/door/set", "x");
        session.receive("home/lamp2/set", "x");
        tick();
        int node = table.open(table.rows().stream()
                .filter(row -> row.name().equals("door"))
                .findFirst()
                .orElseThrow());
        selected.set(node);
        tick();
        assertThat(names()).contains("lamp2", "door/set");

        select("home/lamp2");
        assertThat(names()).containsExactly("set");
    }

    @Test
    void theTableLooksBack() {
        home();
        long end = session.log.end();
        session.receive("home/lamp2", "{\"state\":\"OFF\",\"linkquality\":91}");
        session.receive("home/new", "{\"linkquality\":2}");
        tick();
        assertThat(names()).contains("new");

        moment.set(new PastMoment(now, end, false));
        tick();
        assertThat(names()).containsExactly("door", "lamp2", "lamp10", "text");
        assertThat(rows().get(1)).startsWith("lamp2 90 - - - ON");
        session.receive("home/lamp2", "{\"state\":\"OFF\",\"linkquality\":92}");
        assertThat(table.isBehind()).isFalse();

        moment.set(null);
        tick();
        assertThat(rows().get(1)).startsWith("lamp2 92 - - - OFF");
    }

    @Test
    void whileHiddenNothingIsRead() {
        home();
        table.setVisible(false);
        session.receive("home/lamp2", "{\"linkquality\":1}");
        assertThat(table.isBehind()).isFalse();
        table.tick(now + TableViewModel.INTERVAL_NANOS);
        assertThat(background).isEmpty();

        table.setVisible(true);
        tick();
        assertThat(rows().get(1)).startsWith("lamp2 1");
    }

    @Test
    void itIsReadAtMostFourTimesASecond() {
        home();
        session.receive("home/lamp2", "1");
        table.tick(now + 1);
        assertThat(background).isEmpty();
        table.tick(now + TableViewModel.INTERVAL_NANOS);
        assertThat(background).hasSize(1);
    }

    @Test
    void columnsOfAReadThatStartedBeforeTheRowsWereChosenAreNotShown() {
        session.receive("tele/plug/SENSOR", "{\"Power\":84}");
        session.receive("tele/plug/LWT", "Online");
        session.receive("tele/desk/SENSOR", "{\"Power\":9}");
        session.receive("tele/desk/LWT", "Offline");
        select("tele");
        assertThat(titles()).containsExactly("SENSOR/Power", "LWT");

        session.receive("tele/desk/SENSOR", "{\"Power\":8}");
        now += TableViewModel.INTERVAL_NANOS;
        table.tick(now);
        table.columns().group(Grouping.TOPICS);
        runAll();
        assertThat(titles()).isEmpty();
        tick();

        assertThat(titles()).containsExactly("Power", "Value");
        assertThat(rows())
                .containsExactly("desk/LWT - Offline", "desk/SENSOR 8 -", "plug/LWT - Online", "plug/SENSOR 84 -");
    }

    @Test
    @TaskFails("task.table")
    void aFailureIsShownAndTheNextMessageIsAnotherChance() {
        FailingTasks failing = new FailingTasks();
        table.close();
        table = model(failing.tasks());
        home();
        failing.setFailing(true);
        session.receive("home/lamp2", "{\"linkquality\":1}");
        tick();
        assertThat(table.problemProperty().get()).isEqualTo("The table is out of date: not enough memory.");
        assertThat(table.isBehind()).isFalse();
        assertThat(names()).hasSize(4);

        failing.setFailing(false);
        session.receive("home/lamp2", "{\"linkquality\":2}");
        tick();
        assertThat(table.problemProperty().get()).isEmpty();
        assertThat(rows().get(1)).startsWith("lamp2 2");
    }
}
