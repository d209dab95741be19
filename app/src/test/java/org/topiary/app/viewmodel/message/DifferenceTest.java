// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.topiary.app.text.Times;
import org.topiary.app.viewmodel.message.fields.ChangeRow;
import org.topiary.app.viewmodel.message.fields.ValueForm;
import org.topiary.payload.TextDiff.Change;

/** Tests the differences from another message. */
final class DifferenceTest {
    private final MessagePane pane = new MessagePane();

    @AfterEach
    void close() {
        pane.close();
    }

    @Test
    void theDifferenceIsToThePreviousMessageOfTheTopic() {
        pane.receive("a", "{\"x\":1,\"y\":1.50}");
        pane.receive("b", "{\"other\":0}");
        pane.receive("a", "{\"x\":2,\"y\":1.50}");
        pane.select("a");
        pane.model.value().compareLines(true);

        pane.model.value().differenceProperty().set(true);

        assertThat(pane.text()).isEqualTo("  {\n-   \"x\": 1,\n+   \"x\": 2,\n    \"y\": 1.50\n  }");
        assertThat(pane.textContent().changes())
                .containsExactly(Change.SAME, Change.REMOVED, Change.ADDED, Change.SAME, Change.SAME);
    }

    @Test
    void valueAndDifferencesAreVisibleAtTheSameTimeInTwoWindows() {
        ValueViewModel value = pane.model.value();
        pane.receive("a", "{\"x\":1}");
        pane.receive("a", "{\"x\":2}");
        pane.select("a");
        value.setVisible(false, true);
        value.setVisible(true, true);
        value.differenceProperty().set(true);

        assertThat(value.shownProperty(true).get().content()).isInstanceOf(ValueContent.Changes.class);
        assertThat(text(false)).contains("\"x\": 2");
        pane.receive("a", "{\"x\":3}");
        pane.tick();
        assertThat(text(false)).contains("\"x\": 3");
        assertThat(lines()).containsExactly("x: 2 → 3");

        // The value keeps its form, its fields and what is open in it, whatever the comparison shows.
        value.showAs(ValueForm.TREE);
        assertThat(value.shownProperty(false).get().form().form()).isEqualTo(ValueForm.TREE);
        assertThat(value.fields().shownProperty().get()).isNotNull();
        value.compareLines(true);
        assertThat(text(true)).contains("-   \"x\": 2");
        assertThat(value.shownProperty(false).get().form().form()).isEqualTo(ValueForm.TREE);
        assertThat(value.fields().shownProperty().get()).isNotNull();

        // What is closed is not read any more, and up to date when it returns.
        value.setVisible(true, false);
        value.differenceProperty().set(false);
        pane.receive("a", "{\"x\":4}");
        pane.tick();
        assertThat(text(true)).contains("+   \"x\": 3");
        value.setVisible(true, true);
        assertThat(text(true)).contains("+   \"x\": 4");
        assertThat(pane.shown().form().form()).isEqualTo(ValueForm.TREE);
    }

    private String text(boolean compares) {
        return ((ValueContent.Text)
                        pane.model.value().shownProperty(compares).get().content())
                .text()
                .text();
    }

    @Test
    void fieldsAreComparedByTheirPathsAndOnRequestByLines() {
        long first = pane.receive("a", "{\"state\":\"OFF\",\"list\":[{\"id\":1},{\"id\":2,\"v\":1.50}],\"old\":1}");
        pane.receive("a", "{\"state\":\"ON\",\"list\":[{\"id\":2,\"v\":1.5},{\"id\":1}],\"a b\":{\"c\":1}}");
        pane.select("a");

        pane.model.value().differenceProperty().set(true);

        assertThat(lines())
                .containsExactly(
                        "state: \"OFF\" → \"ON\"",
                        "list[0] moved, was list[1]",
                        "list[0].v: 1.50 → 1.5",
                        "[\"a b\"] added: 1 field",
                        "old removed: 1");
        assertThat(pane.content().note()).isEqualTo("Compared with the message of " + Times.time(timeOf(first)) + ".");
        assertThat(pane.shown().form().comparesFields()).isTrue();
        pane.model.value().compareLines(true);
        assertThat(pane.text()).contains("-   \"state\": \"OFF\"", "+   \"state\": \"ON\"");
    }

    @Test
    void messagesWithTheSameFieldsOrOfAnotherFormatSaySo() {
        pane.receive("a", "{\"v\":1}");
        pane.receive("a", "{ \"v\": 1 }");
        pane.select("a");
        pane.model.value().differenceProperty().set(true);

        assertThat(lines()).isEmpty();
        assertThat(pane.content().note()).endsWith("The fields are the same; only the bytes differ.");
        pane.receive("a", "{ \"v\": 1 }");
        pane.tick();
        assertThat(pane.content().note()).endsWith("No differences.");
        pane.receive("a", "on");
        pane.tick();
        assertThat(pane.text()).isEqualTo("- { \"v\": 1 }\n+ on");
        assertThat(pane.shown().form().comparesFields()).isFalse();
    }

    @Test
    void bytesWithoutFieldsAreComparedAsHex() {
        pane.session.receive("a", new byte[] {0, 1, 2}, false, new byte[0]);
        pane.session.receive("a", new byte[] {0, 1, 3}, false, new byte[0]);
        pane.select("a");
        pane.model.value().differenceProperty().set(true);

        assertThat(pane.text().lines().map(String::strip))
                .satisfiesExactly(
                        same -> assertThat(same).startsWith("00000000  00 01  ").endsWith("··"),
                        removed -> assertThat(removed).startsWith("- 00000002        02  "),
                        added -> assertThat(added).startsWith("+ 00000002        03  "));
    }

    @Test
    void aByteThatWasInsertedIsTheOnlyDifference() {
        ByteArrayOutputStream after = new ByteArrayOutputStream();
        for (int i = 0; i < 40; i++) {
            after.write(i);
            if (i == 19) {
                after.write(0xff);
            }
        }
        byte[] before = new byte[40];
        for (int i = 0; i < before.length; i++) {
            before[i] = (byte) i;
        }
        pane.session.receive("a", before, false, new byte[0]);
        pane.session.receive("a", after.toByteArray(), false, new byte[0]);
        pane.select("a");
        pane.model.value().differenceProperty().set(true);

        assertThat(pane.text().lines().filter(line -> !line.startsWith("  ")))
                .singleElement()
                .asString()
                .startsWith("+ 00000014              ff  ");
    }

    private List<String> lines() {
        return ((ValueContent.Changes) pane.content())
                .rows().stream().map(ChangeRow::line).toList();
    }

    @Test
    void twoPickedMessagesAreComparedTheNewerOneIsShown() {
        long first = pane.receive("t", "1");
        pane.receive("t", "2");
        long third = pane.receive("t", "3");
        pane.select("t");

        pane.model.compare(first, third);

        assertThat(pane.text()).isEqualTo("- 1\n+ 3");
        assertThat(pane.content().note()).isEqualTo("Compared with the message of " + Times.time(timeOf(first)) + ".");
        assertThat(pane.info().position()).isEqualTo(third);
        assertThat(pane.model.value().differenceProperty().get()).isTrue();
    }

    @Test
    void aMessageOfAnotherTopicIsReadInTheFormatOfThatTopic() {
        long other = pane.receive("house/b", "1");
        long message = pane.receive("house/a", "2");
        pane.select("house/b");
        pane.model.value().choiceProperty().set("hex");
        pane.select("house");
        pane.model.compare(message, other);

        assertThat(pane.text()).contains("- 0000", "+ 0000");
    }

    @Test
    void whatIsComparedWithIsSaidWithItsDayAndTopicWhereTheyAreOthers() {
        long old = pane.receive("home/la\u202emp", "1");
        pane.session.pass(86_400 * MessagePane.SECOND);
        long now = pane.receive("home/temp", "1");
        pane.select("home");

        pane.model.compare(now, old);

        assertThat(pane.content().note())
                .isEqualTo("Compared with the message of " + Times.dateAndTime(timeOf(old))
                        + " to “home/la⟨U+202E⟩mp”. No differences.");
    }

    @Test
    void theFirstMessageHasNothingToDifferFrom() {
        pane.receive("t", "1");
        pane.select("t");
        pane.model.value().differenceProperty().set(true);

        assertThat(pane.text()).isEqualTo("1");
        assertThat(pane.content().note()).contains("first message");
    }

    private long timeOf(long position) {
        return Objects.requireNonNull(pane.session.log.read(position)).timeNanos();
    }
}
