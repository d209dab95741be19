// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.viewmodel.input.PairList.Pair;
import org.topiary.app.viewmodel.input.TextInput;
import org.topiary.core.log.Qos;
import org.topiary.core.text.Phrase;
import org.topiary.mqtt.link.BrokerLimits;
import org.topiary.mqtt.profile.UserProperty;
import org.topiary.mqtt.publish.PublishMessage;
import org.topiary.mqtt.publish.PublishProperties;
import org.topiary.mqtt.publish.PublishProperties.PayloadFormat;
import org.topiary.mqtt.publish.PublishProperty;
import org.topiary.mqtt.publish.PublishResult;

class PropertiesViewModelTest {
    private final List<PublishMessage> sent = new ArrayList<>();
    private PublishResult answer = new PublishResult(true, Phrase.verbatim("Accepted by the broker"));
    private final PublishViewModel model = new PublishViewModel(
            message -> {
                sent.add(message);
                return CompletableFuture.completedFuture(answer);
            },
            (title, text, action) -> CompletableFuture.completedFuture(true),
            Runnable::run,
            Tasks.on(Runnable::run),
            Clock.systemUTC());
    private final PropertiesViewModel properties = model.properties();

    @BeforeEach
    void connect() {
        model.connectedProperty().set(true);
        model.topicProperty().set("t");
        limits(10, true);
    }

    private void limits(int aliases, boolean mqtt5) {
        model.limitsProperty()
                .set(new PublishLimits(
                        new BrokerLimits(
                                60,
                                0,
                                65_535,
                                Qos.EXACTLY_ONCE,
                                true,
                                1_000,
                                aliases,
                                true,
                                true,
                                true,
                                "",
                                "",
                                List.of()),
                        mqtt5));
    }

    private static void type(TextInput input, String text) {
        input.textProperty().set(text);
    }

    private void pair(String name, String value) {
        Pair pair = properties.userProperties().add();
        type(pair.name(), name);
        type(pair.value(), value);
    }

    private void fill() {
        type(properties.contentType(), "text/plain");
        properties.payloadFormatProperty().set(PayloadFormat.UTF_8);
        type(properties.expiry(), "10m");
        type(properties.responseTopic(), "reply/to");
        type(properties.correlationData(), "hex:01 ff");
        type(properties.topicAlias(), "10");
        pair("unit", "K");
        pair("unit", "°C");
        pair("", "");
    }

    private static final PublishProperties FILLED = PublishProperties.builder()
            .contentType("text/plain")
            .payloadFormat(PayloadFormat.UTF_8)
            .expirySeconds(600)
            .responseTopic("reply/to")
            .correlationData(new byte[] {1, -1})
            .topicAlias(10)
            .userProperties(List.of(new UserProperty("unit", "K"), new UserProperty("unit", "°C")))
            .build();

    @Test
    void whatIsSetIsSummedUpAndSent() {
        assertThat(properties.summaryProperty().get()).isEqualTo("None");
        fill();
        assertThat(properties.summaryProperty().get())
                .isEqualTo("content type, payload format, expiry, response topic, correlation data, "
                        + "2 user properties, topic alias");
        model.payload().setText("x");
        assertThat(model.blockedProperty().get()).isEmpty();
        model.send();
        assertThat(sent.getLast().properties()).isEqualTo(FILLED);
    }

    @Test
    void aSentMessageBringsItsPropertiesBack() {
        fill();
        model.send();
        properties.set(PublishProperties.NONE);
        model.send();
        assertThat(sent.getLast().properties()).isEqualTo(PublishProperties.NONE);
        assertThat(model.history()).hasSize(2);
        assertThat(model.history().get(1).preview()).endsWith("2 user properties, topic alias)");
        model.reuse(model.history().get(1));
        assertThat(properties.expiry().textProperty().get()).isEqualTo("600");
        assertThat(properties.correlationData().textProperty().get()).isEqualTo("hex:01ff");
        model.send();
        assertThat(sent.getLast().properties()).isEqualTo(FILLED);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "30, 30",
        "30s, 30",
        "10 m, 600",
        "2h, 7200",
        "1d, 86400",
        "4294967295, 4294967295",
        "4294967296, -1",
        "1193046h, 4294965600",
        "1193047h, -1",
        "9999999999d, -1",
        "-1, -1",
        "1.5, -1",
        "m, -1",
        "10 min, -1"
    })
    void theExpiryIsSecondsOrANumberWithAUnit(String typed, long seconds) {
        type(properties.expiry(), typed);
        assertThat(properties.expiry().errorProperty().get().isEmpty()).isEqualTo(seconds >= 0);
        assertThat(model.blockedProperty().get().isEmpty()).isEqualTo(seconds >= 0);
        if (seconds >= 0) {
            model.send();
            assertThat(sent.getLast().properties().expirySeconds()).isEqualTo(seconds);
        }
    }

    @Test
    void whatIsWrongIsSaidAtItsFieldAndPreventsSending() {
        type(properties.responseTopic(), "reply/+");
        assertThat(properties.responseTopic().errorProperty().get()).startsWith("Wildcards");
        assertThat(model.blockedProperty().get()).startsWith("Response topic: Wildcards");
        assertThat(model.isWrongProperty().get()).isTrue();
        model.send();
        assertThat(sent).isEmpty();
        type(properties.responseTopic(), "");
        assertThat(model.blockedProperty().get()).isEmpty();

        type(properties.correlationData(), "hex:0");
        assertThat(properties.correlationData().errorProperty().get()).contains("pairs of hexadecimal digits");
        type(properties.correlationData(), "0");
        type(properties.contentType(), "\ud83d");
        assertThat(properties.contentType().errorProperty().get()).contains("half of a surrogate pair");
        type(properties.contentType(), "");

        pair("", "value without a name");
        assertThat(model.blockedProperty().get()).isEqualTo("User property: Enter a name for this value.");
        properties.userProperties().remove(properties.userProperties().pairs().getFirst());
        assertThat(model.blockedProperty().get()).isEmpty();
    }

    @Test
    void theAliasIsWithinTheRangeOfTheBroker() {
        assertThat(properties.aliasNoteProperty().get()).isEqualTo("1 to 10");
        type(properties.topicAlias(), "10");
        assertThat(model.blockedProperty().get()).isEmpty();
        type(properties.topicAlias(), "11");
        assertThat(properties.topicAlias().errorProperty().get()).isEqualTo("Enter a whole number from 1 to 10.");
        limits(0, true);
        assertThat(properties.aliasNoteProperty().get()).isEqualTo("none accepted");
        assertThat(properties.topicAlias().errorProperty().get()).startsWith("This broker does not accept");
        limits(11, true);
        assertThat(properties.topicAlias().errorProperty().get()).isEmpty();
        assertThat(model.blockedProperty().get()).isEmpty();
        type(properties.topicAlias(), "0");
        assertThat(properties.topicAlias().errorProperty().get()).isEqualTo("Enter a whole number from 1 to 65535.");
    }

    @Test
    void aPayloadThatIsNoTextDoesNotGoWithThatFormat() {
        properties.payloadFormatProperty().set(PayloadFormat.UTF_8);
        assertThat(properties.formatProblemProperty().get()).isEmpty();
        model.payload().convert(PayloadKind.HEX);
        model.payload().setText("c2 b0");
        assertThat(model.blockedProperty().get()).isEmpty();
        model.payload().setText("c2");
        assertThat(properties.formatProblemProperty().get()).startsWith("The payload is not valid UTF-8.");
        assertThat(model.blockedProperty().get()).startsWith("The payload is not valid UTF-8.");
        properties.payloadFormatProperty().set(PayloadFormat.BYTES);
        assertThat(model.blockedProperty().get()).isEmpty();
        model.send();
        assertThat(sent.getLast().bytes()).containsExactly(0xc2);
        assertThat(sent.getLast().properties().payloadFormat()).isEqualTo(PayloadFormat.BYTES);
    }

    @Test
    void overMqtt311TheValuesStayAndTheResultSaysWhatWasLeftOut() {
        fill();
        type(properties.topicAlias(), "11");
        limits(0, false);
        assertThat(properties.notSentProperty().get()).startsWith("This connection uses MQTT 3.1.1");
        assertThat(model.blockedProperty().get()).isEmpty();
        type(properties.topicAlias(), "10");
        answer = answer.withLeftOut(Set.of(PublishProperty.USER_PROPERTIES, PublishProperty.CONTENT_TYPE));
        model.send();
        assertThat(model.outcomeProperty().get().text())
                .endsWith(" Left out over MQTT 3.1.1: content type, 2 user properties.");
        limits(10, true);
        assertThat(properties.notSentProperty().get()).isEmpty();
        answer = new PublishResult(true, Phrase.verbatim("Accepted by the broker"));
        model.send();
        assertThat(sent.getLast().properties()).isEqualTo(FILLED);
    }

    @Test
    void aMessageLargerThanTheBrokersPacketsIsNotSent() {
        model.payload().setText("x".repeat(993));
        assertThat(model.blockedProperty().get()).isEmpty();
        type(properties.contentType(), "t");
        assertThat(model.blockedProperty().get())
                .isEqualTo("This broker accepts packets of up to 1000 bytes, and this message needs 1004. "
                        + "Send a smaller message.");
        model.payload().setText("");
        assertThat(model.blockedProperty().get()).isEmpty();
    }
}
