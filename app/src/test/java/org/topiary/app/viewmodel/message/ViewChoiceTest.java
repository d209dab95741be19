// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests the view of a value, which the user selects for each topic. */
final class ViewChoiceTest {
    private final MessagePane pane = new MessagePane();

    @AfterEach
    void close() {
        pane.close();
    }

    @Test
    void aChosenViewIsKeptForItsTopic() {
        pane.receive("a", "{}");
        pane.receive("b", "{}");
        pane.select("a");
        pane.model.value().choiceProperty().set(ViewChoice.HEX);
        assertThat(pane.content()).isInstanceOf(ValueContent.Lines.class);

        pane.select("b");
        assertThat(pane.model.value().choiceProperty().get()).isEqualTo(ViewChoice.AUTOMATIC);
        pane.select("a");

        assertThat(pane.model.value().choiceProperty().get()).isEqualTo(ViewChoice.HEX);
        assertThat(pane.content()).isInstanceOf(ValueContent.Lines.class);
    }

    @Test
    void aViewChosenInAStreamIsKeptForTheTopicOfTheMessageAndNoOther() {
        long lamp = pane.receive("home/lamp", "{}");
        long fan = pane.receive("home/fan", "{}");
        pane.select("home");
        pane.model.show(lamp);
        pane.model.value().choiceProperty().set(ViewChoice.HEX);

        pane.model.show(fan);
        assertThat(pane.model.value().choiceProperty().get()).isEqualTo(ViewChoice.AUTOMATIC);
        assertThat(pane.text()).isEqualTo("{}");
        pane.model.show(lamp);
        assertThat(pane.content()).isInstanceOf(ValueContent.Lines.class);

        pane.select("home/fan");
        assertThat(pane.model.value().choiceProperty().get()).isEqualTo(ViewChoice.AUTOMATIC);
        pane.select("home/lamp");
        assertThat(pane.model.value().choiceProperty().get()).isEqualTo(ViewChoice.HEX);
    }

    @Test
    void backAtTheNewestMessageTheSelectedTopicHasItsOwnViewAgain() {
        pane.receive("lamp", "on");
        long rssi = pane.receive("lamp/rssi", "-60");
        pane.select("lamp");
        pane.model.subtreeProperty().set(true);
        pane.model.show(rssi);
        pane.model.value().choiceProperty().set(ViewChoice.HEX);

        pane.model.showLatest();

        assertThat(pane.model.value().choiceProperty().get()).isEqualTo(ViewChoice.AUTOMATIC);
        assertThat(pane.text()).isEqualTo("on");
    }

    @Test
    void theViewsOfAThousandTopicsAreKept() {
        ViewChoices choices = new ViewChoices();
        for (int topic = 1; topic <= ViewChoices.MAX_TOPICS; topic++) {
            choices.put(topic, ViewChoice.HEX);
        }
        assertThat(choices.of(1)).isEqualTo(ViewChoice.HEX);

        choices.put(ViewChoices.MAX_TOPICS + 1, ViewChoice.TEXT);

        assertThat(choices.of(1)).isEqualTo(ViewChoice.HEX);
        assertThat(choices.of(2)).isEqualTo(ViewChoice.AUTOMATIC);
        assertThat(choices.of(ViewChoices.MAX_TOPICS + 1)).isEqualTo(ViewChoice.TEXT);
    }

    @Test
    void textThatShouldBeJsonSaysWhatIsWrong() {
        pane.receive("a", "{\"x\":}");
        pane.select("a");
        pane.model.value().choiceProperty().set(ViewChoice.JSON);

        assertThat(pane.text()).isEqualTo("{\"x\":}");
        assertThat(pane.content().note()).isEqualTo("Not valid JSON (line 1, column 6: expected a value, found ‘}’).");
    }
}
