// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.topiary.app.viewmodel.Decoding;
import org.topiary.mqtt.profile.DecoderRule;

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
        pane.model.value().choiceProperty().set("hex");
        assertThat(pane.content()).isInstanceOf(ValueContent.Lines.class);

        pane.select("b");
        assertThat(pane.model.value().choiceProperty().get()).isEqualTo(Decoding.AUTOMATIC);
        pane.select("a");

        assertThat(pane.model.value().choiceProperty().get()).isEqualTo("hex");
        assertThat(pane.content()).isInstanceOf(ValueContent.Lines.class);
    }

    @Test
    void aViewChosenInAStreamIsKeptForTheTopicOfTheMessageAndNoOther() {
        long lamp = pane.receive("home/lamp", "{}");
        long fan = pane.receive("home/fan", "{}");
        pane.select("home");
        pane.model.show(lamp);
        pane.model.value().choiceProperty().set("hex");

        pane.model.show(fan);
        assertThat(pane.model.value().choiceProperty().get()).isEqualTo(Decoding.AUTOMATIC);
        assertThat(pane.text()).isEqualTo("{}");
        pane.model.show(lamp);
        assertThat(pane.content()).isInstanceOf(ValueContent.Lines.class);

        pane.select("home/fan");
        assertThat(pane.model.value().choiceProperty().get()).isEqualTo(Decoding.AUTOMATIC);
        pane.select("home/lamp");
        assertThat(pane.model.value().choiceProperty().get()).isEqualTo("hex");
    }

    @Test
    void backAtTheNewestMessageTheSelectedTopicHasItsOwnViewAgain() {
        pane.receive("lamp", "on");
        long rssi = pane.receive("lamp/rssi", "-60");
        pane.select("lamp");
        pane.model.subtreeProperty().set(true);
        pane.model.show(rssi);
        pane.model.value().choiceProperty().set("hex");

        pane.model.showLatest();

        assertThat(pane.model.value().choiceProperty().get()).isEqualTo(Decoding.AUTOMATIC);
        assertThat(pane.text()).isEqualTo("on");
    }

    @Test
    void aChosenViewIsSavedAsARuleForItsTopicAndForgottenWhenAutomaticAgain() {
        pane.receive("a", "{}");
        pane.select("a");

        pane.model.value().choiceProperty().set("hex");
        assertThat(pane.savedRules).containsExactly(new DecoderRule("a", "hex"));

        pane.model.value().choiceProperty().set(Decoding.AUTOMATIC);
        assertThat(pane.savedRules).isEmpty();
    }

    @Test
    void aViewChosenForAFilterIsThatOfAllItsTopics() {
        pane.receive("home/a", "{}");
        pane.receive("home/b", "{}");
        pane.select("home/a");
        pane.model.value().choiceProperty().set("text");
        pane.model.value().chooseFor("home/+", "hex");

        assertThat(pane.savedRules).containsExactly(new DecoderRule("home/+", "hex"));
        assertThat(pane.model.value().choiceProperty().get()).isEqualTo("hex");
        assertThat(pane.content()).isInstanceOf(ValueContent.Lines.class);
        pane.select("home/b");
        assertThat(pane.content()).isInstanceOf(ValueContent.Lines.class);
    }

    @Test
    void aViewChosenForAMessageIsNotKeptAndEndsWithIt() {
        pane.receive("a", "{}");
        pane.select("a");
        pane.model.decodeOnce("hex");

        assertThat(pane.content()).isInstanceOf(ValueContent.Lines.class);
        assertThat(pane.model.value().onceProperty().get()).contains("hex");
        assertThat(pane.savedRules).isEmpty();
        pane.receive("a", "{\"b\":1}");
        pane.tick();
        assertThat(pane.content()).isInstanceOf(ValueContent.Lines.class);
        assertThat(pane.info().size()).isEqualTo(2);

        pane.model.showLatest();
        assertThat(pane.model.value().onceProperty().get()).isEmpty();
        assertThat(pane.text()).contains("\"b\": 1");
    }

    @Test
    void theViewOfTheTopicChosenAgainEndsTheOneOfTheMessage() {
        pane.receive("a", "{}");
        pane.select("a");
        pane.model.decodeOnce("hex");
        assertThat(pane.content()).isInstanceOf(ValueContent.Lines.class);

        pane.model.value().choose(Decoding.AUTOMATIC);

        assertThat(pane.model.value().onceProperty().get()).isEmpty();
        assertThat(pane.text()).isEqualTo("{}");
    }

    @Test
    void theHistoryShowsThePreviewsOfTheChosenView() {
        pane.receive("a", "on");
        pane.receive("a", "off");
        pane.select("a");
        assertThat(pane.history().getFirst().preview()).isEqualTo("off");

        pane.model.value().choiceProperty().set("hex");

        assertThat(pane.history().getFirst().preview()).isEqualTo("3 B  6f 66 66");
    }

    @Test
    void textThatShouldBeJsonSaysWhatIsWrong() {
        pane.receive("a", "{\"x\":}");
        pane.select("a");
        pane.model.value().choiceProperty().set("json");

        assertThat(pane.text()).isEqualTo("{\"x\":}");
        assertThat(pane.content().note()).isEqualTo("Not valid JSON (line 1, column 6: expected a value, found ‘}’).");
    }
}
