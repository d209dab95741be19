// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.topiary.app.tasks.Tasks;
import org.topiary.payload.decode.Field;

final class TableColumnsTest extends TableFixture {
    @Test
    void aColumnOfMostlyNumbersIsNumeric() {
        home();

        assertThat(table.columns().look(column("linkquality")).orElseThrow().isNumeric())
                .isTrue();
        assertThat(table.columns().look(column("state")).orElseThrow().isNumeric())
                .isFalse();
        assertThat(table.columns().look(column("Value")).orElseThrow().isNumeric())
                .isFalse();
    }

    @Test
    void numbersAreSortedBySizeThenTextsThenRowsWithoutValue() {
        session.receive("s/a", "{\"v\":10}");
        session.receive("s/b", "{\"v\":\"low\"}");
        session.receive("s/c", "{\"v\":9.5}");
        session.receive("s/d", "{\"w\":1}");
        session.receive("s/e", "{\"v\":1e2}");
        select("s");

        table.columns().sortBy(column("v"));
        tick();
        assertThat(names()).containsExactly("c", "a", "e", "b", "d");
        table.columns().sortBy(column("v"));
        tick();
        assertThat(names()).containsExactly("b", "e", "a", "c", "d");
    }

    @Test
    void theYoungestComesFirstByAgeAndTheOldestTheOtherWayRound() {
        home();
        table.columns().sortBy(Column.AGE);
        tick();
        assertThat(names()).containsExactly("text", "door", "lamp10", "lamp2");
        table.columns().sortBy(Column.AGE);
        tick();
        assertThat(names()).containsExactly("lamp2", "lamp10", "door", "text");
    }

    @Test
    void theFilterFindsTextInAnyShownCellOrTheTopic() {
        home();
        table.filterProperty().set("LAMP");
        tick();
        assertThat(names()).containsExactly("lamp2", "lamp10");
        assertThat(table.summaryProperty().get()).isEqualTo("2 of 4 topics · 7 of 7 columns");

        table.filterProperty().set("hello");
        tick();
        assertThat(names()).containsExactly("text");
        table.columns().show(column("Value"), false);
        tick();
        assertThat(names()).isEmpty();
        assertThat(table.isEmpty()).isFalse();
    }

    @Test
    void moreThanTwelveColumnsAreOfferedButNotShown() {
        for (int i = 0; i < 20; i++) {
            session.receive("wide/" + i, "{\"common\":1,\"own" + i + "\":1}");
        }
        select("wide");
        assertThat(titles()).hasSize(12).startsWith("common", "own0");
        assertThat(table.columns().offered()).hasSize(21);
        assertThat(table.summaryProperty().get()).isEqualTo("20 topics · 12 of 21 columns");
    }

    @Test
    void columnsThatDevicesInventAreBounded() {
        for (int i = 0; i < 100; i++) {
            StringBuilder json = new StringBuilder("{");
            for (int field = 0; field < 60; field++) {
                json.append(field == 0 ? "" : ",").append("\"f" + (i * 60 + field) + "\":1");
            }
            session.receive("hostile/" + i, json.append('}').toString());
        }
        select("hostile");

        assertThat(table.columns().offered()).hasSize(ColumnUnion.MAX_OFFERED);
        assertThat(table.summaryProperty().get()).isEqualTo("100 topics · 12 of more than 200 columns");
    }

    @Test
    void chosenColumnsAndTheOrderAreThereAgainForTheBranch() {
        home();
        table.columns()
                .arrange(List.of(new ShownColumn(column("battery"), 120), new ShownColumn(column("linkquality"), 0)));
        table.columns().sortBy(column("battery"));
        select("other");
        table.close();

        table = model(Tasks.on(background::add));
        select("home");
        assertThat(table.columns().shownProperty().get())
                .containsExactly(new ShownColumn(column("battery"), 120), new ShownColumn(column("linkquality"), 0));
        assertThat(names().getFirst()).isEqualTo("lamp10");

        table.columns().reset();
        tick();
        assertThat(titles()).hasSize(7);
    }

    @Test
    void aColumnMovesToTheLeftWithoutTheMouse() {
        home();
        table.columns().moveLeft(column("pos.x"));
        assertThat(titles()).startsWith("linkquality", "pos.x", "open");
        table.columns().moveLeft(column("linkquality"));
        assertThat(titles()).startsWith("linkquality", "pos.x", "open");
    }

    @Test
    void aColumnWithoutValuesStaysWhereTheUserPutIt() {
        home();
        table.columns().arrange(List.of(new ShownColumn(column("open"), 0)));
        session.receive("home/door", "{\"linkquality\":9}");
        tick();
        assertThat(titles()).containsExactly("open");
        assertThat(table.columns().offered())
                .contains(Column.field("", columns().getFirst().path()));
    }

    @Test
    void topicsOfDevicesAreOneRow() {
        session.receive("tele/plug/SENSOR", "{\"ENERGY\":{\"Power\":84}}");
        session.receive("tele/plug/STATE", "{\"Wifi\":{\"RSSI\":80},\"POWER\":\"ON\"}");
        session.receive("tele/plug/LWT", "Online");
        session.receive("tele/desk/SENSOR", "{\"ENERGY\":{\"Power\":9}}");
        session.receive("tele/desk/LWT", "Offline");
        select("tele");

        assertThat(table.columns().groupingProperty().get()).isEqualTo(Grouping.DEVICES);
        assertThat(titles()).containsExactly("SENSOR/ENERGY.Power", "LWT", "STATE/Wifi.RSSI", "STATE/POWER");
        assertThat(rows()).containsExactly("desk 9 Offline - -", "plug 84 Online 80 ON");
        assertThat(table.summaryProperty().get()).isEqualTo("2 devices · 4 of 4 columns");

        table.columns().sortBy(column("SENSOR/ENERGY.Power"));
        table.columns().sortBy(column("SENSOR/ENERGY.Power"));
        tick();
        assertThat(names()).containsExactly("plug", "desk");
        table.columns().group(Grouping.TOPICS);
        tick();
        assertThat(names()).containsExactly("desk/LWT", "desk/SENSOR", "plug/LWT", "plug/SENSOR", "plug/STATE");
        assertThat(titles()).startsWith("ENERGY.Power");

        select("tele/desk");
        select("tele");
        assertThat(table.columns().groupingProperty().get()).isEqualTo(Grouping.TOPICS);
    }

    @Test
    void aBranchOfPlainTopicsHasNoDevices() {
        home();
        assertThat(table.columns().groupingProperty().get()).isEqualTo(Grouping.TOPICS);
        assertThat(table.columns().groupableProperty().get()).isFalse();
    }

    @Test
    void longValuesAreCut() {
        session.receive("long/a", "{\"text\":\"" + "x".repeat(500) + "\",\"short\":\"y\"}");
        select("long");
        Cell cell = Objects.requireNonNull(table.cell(table.rows().getFirst(), column("text")));
        assertThat(cell.text()).hasSize(Cell.MAX_CHARS).endsWith("x…");
        assertThat(cell.cut()).isTrue();
        assertThat(table.cell(table.rows().getFirst(), column("short")))
                .isEqualTo(new Cell("y", Field.Kind.TEXT, Double.NaN, false));
    }

    @Test
    void hiddenCharactersOfValuesAndNamesAreVisible() {
        session.receive("hidden/a", "{\"te\\u202ext\":\"a\\u202eb\"}");
        select("hidden");
        assertThat(titles())
                .containsExactly("te⟨U+202E⟩xt".replace("te", "[\"te").replace("xt", "xt\"]"));
        assertThat(rows()).containsExactly("a a⟨U+202E⟩b");
    }
}
