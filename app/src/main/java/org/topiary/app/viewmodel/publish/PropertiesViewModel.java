// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.publish;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.topiary.app.text.Texts;
import org.topiary.app.viewmodel.input.ByteText;
import org.topiary.app.viewmodel.input.InputRules;
import org.topiary.app.viewmodel.input.PairList;
import org.topiary.app.viewmodel.input.TextInput;
import org.topiary.mqtt.publish.PropertyRules;
import org.topiary.mqtt.publish.PublishProperties;
import org.topiary.mqtt.publish.PublishProperties.PayloadFormat;
import org.topiary.mqtt.publish.PublishProperty;
import org.topiary.mqtt.receive.MessageProperties;

/** The MQTT 5 properties of the message being composed. JavaFX application thread. */
public final class PropertiesViewModel {
    /** Each has a row of fields. */
    static final int MAX_TAKEN = 100;

    private final Runnable changed;
    private final TextInput contentType = new TextInput("content-type", InputRules::string);
    private final ObjectProperty<PayloadFormat> payloadFormat = new SimpleObjectProperty<>(PayloadFormat.NOT_SET);
    private final TextInput expiry = new TextInput("expiry", ExpiryText::problem);
    private final TextInput responseTopic = new TextInput("response-topic", InputRules::topic);
    private final TextInput correlationData = new TextInput("correlation-data", InputRules::bytes);
    private final TextInput topicAlias = new TextInput("topic-alias", this::aliasProblem);
    private final PairList userProperties;
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper notSent = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper leftOut = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper aliasNote = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper formatProblem = new ReadOnlyStringWrapper("");
    private PublishLimits limits = PublishLimits.NONE;
    private boolean filling;

    /** @param changed run after every change */
    PropertiesViewModel(Runnable changed) {
        this.changed = changed;
        userProperties = new PairList("user-property", List.of(), InputRules::string, InputRules::string, this::update);
        fields().forEach(field -> field.textProperty().subscribe((old, now) -> update()));
        payloadFormat.subscribe((old, now) -> update());
        show();
    }

    public TextInput contentType() {
        return contentType;
    }

    public ObjectProperty<PayloadFormat> payloadFormatProperty() {
        return payloadFormat;
    }

    /** Seconds, or a number with a unit. */
    public TextInput expiry() {
        return expiry;
    }

    public TextInput responseTopic() {
        return responseTopic;
    }

    /** As {@link ByteText}. */
    public TextInput correlationData() {
        return correlationData;
    }

    public TextInput topicAlias() {
        return topicAlias;
    }

    public PairList userProperties() {
        return userProperties;
    }

    /** The properties that are set, in a few words. */
    public ReadOnlyStringProperty summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    /** Why none of them are sent, as a sentence; empty if they are. */
    public ReadOnlyStringProperty notSentProperty() {
        return notSent.getReadOnlyProperty();
    }

    /** How many properties of a received message were not taken over, as a sentence; empty if none. */
    public ReadOnlyStringProperty leftOutProperty() {
        return leftOut.getReadOnlyProperty();
    }

    /** The aliases that the broker accepts. */
    public ReadOnlyStringProperty aliasNoteProperty() {
        return aliasNote.getReadOnlyProperty();
    }

    /** Why the payload format does not fit the payload, as a sentence; empty if it does. */
    public ReadOnlyStringProperty formatProblemProperty() {
        return formatProblem.getReadOnlyProperty();
    }

    /** The first invalid value, as a sentence; empty if all are valid. */
    String problem() {
        return Stream.concat(
                        named().filter(each -> each.input().isWrong())
                                .map(each -> Texts.get(
                                        "publish.blocked.property",
                                        Texts.get(each.nameKey()),
                                        each.input().errorProperty().get())),
                        Stream.of(formatProblem.get()))
                .filter(sentence -> !sentence.isEmpty())
                .findFirst()
                .orElse("");
    }

    private record Named(String nameKey, TextInput input) {}

    private Stream<Named> named() {
        return Stream.concat(
                Stream.of(
                        new Named("publish.contentType", contentType),
                        new Named("publish.expiry", expiry),
                        new Named("publish.responseTopic", responseTopic),
                        new Named("publish.correlationData", correlationData),
                        new Named("publish.topicAlias", topicAlias)),
                userProperties.inputs().map(input -> new Named("publish.userProperties", input)));
    }

    private Stream<TextInput> fields() {
        return Stream.of(contentType, expiry, responseTopic, correlationData, topicAlias);
    }

    /** The values; empty while one is invalid. */
    Optional<PublishProperties> properties() {
        if (named().anyMatch(each -> each.input().isWrong())) {
            return Optional.empty();
        }
        return Optional.of(PublishProperties.builder()
                .payloadFormat(payloadFormat.get())
                .expirySeconds(ExpiryText.seconds(expiry.value()))
                .contentType(contentType.textProperty().get())
                .responseTopic(responseTopic.textProperty().get())
                .correlationData(ByteText.bytes(correlationData.textProperty().get()))
                .userProperties(userProperties.values())
                .topicAlias(topicAlias.isBlank() ? 0 : Integer.parseInt(topicAlias.value()))
                .build());
    }

    /** Replaces all values by those of a received message, up to {@link #MAX_TAKEN} user properties. */
    void set(MessageProperties received) {
        set(ReceivedProperties.toSend(received, MAX_TAKEN));
        int count = received.userProperties().size();
        leftOut.set(count > MAX_TAKEN ? Texts.get("publish.properties.leftOut", MAX_TAKEN, count) : "");
    }

    /** Replaces all values. */
    void set(PublishProperties properties) {
        leftOut.set("");
        filling = true;
        contentType.textProperty().set(properties.contentType());
        payloadFormat.set(properties.payloadFormat());
        expiry.textProperty().set(properties.expirySeconds() < 0 ? "" : Long.toString(properties.expirySeconds()));
        responseTopic.textProperty().set(properties.responseTopic());
        correlationData.textProperty().set(ByteText.of(properties.correlationData()));
        topicAlias.textProperty().set(properties.topicAlias() == 0 ? "" : Integer.toString(properties.topicAlias()));
        userProperties.set(properties.userProperties());
        filling = false;
        update();
    }

    void setLimits(PublishLimits value) {
        limits = value;
        show();
    }

    /** @param payloadIsText whether the payload is valid UTF-8 */
    void checkFormat(boolean payloadIsText) {
        formatProblem.set(
                payloadFormat.get() == PayloadFormat.UTF_8 && !payloadIsText
                        ? Texts.get("publish.format.notText")
                        : "");
    }

    private String aliasProblem(String text) {
        String problem = InputRules.number(1, PropertyRules.MAX_TOPIC_ALIAS).apply(text);
        if (!problem.isEmpty() || limits.topicAliasMaximum().isEmpty()) {
            return problem;
        }
        int maximum = limits.topicAliasMaximum().getAsInt();
        return Integer.parseInt(text.strip()) <= maximum
                ? ""
                : maximum == 0 ? Texts.get("publish.alias.refused") : Texts.get("form.number.range", 1, maximum);
    }

    private void update() {
        if (!filling) {
            show();
            changed.run();
        }
    }

    private void show() {
        named().forEach(each -> each.input().check(true));
        Set<PublishProperty> present = present();
        summary.set(
                present.isEmpty()
                        ? Texts.get("publish.properties.none")
                        : PropertyNames.of(present, userProperties.values().size()));
        notSent.set(limits.sendsProperties() ? "" : Texts.get("publish.properties.notSent"));
        aliasNote.set(
                limits.topicAliasMaximum().isEmpty()
                        ? ""
                        : limits.topicAliasMaximum().getAsInt() == 0
                                ? Texts.get("publish.alias.none")
                                : Texts.get(
                                        "publish.alias.range",
                                        limits.topicAliasMaximum().getAsInt()));
    }

    private Set<PublishProperty> present() {
        Set<PublishProperty> present = EnumSet.noneOf(PublishProperty.class);
        add(present, PublishProperty.CONTENT_TYPE, contentType);
        add(present, PublishProperty.MESSAGE_EXPIRY, expiry);
        add(present, PublishProperty.RESPONSE_TOPIC, responseTopic);
        add(present, PublishProperty.CORRELATION_DATA, correlationData);
        add(present, PublishProperty.TOPIC_ALIAS, topicAlias);
        if (payloadFormat.get() != PayloadFormat.NOT_SET) {
            present.add(PublishProperty.PAYLOAD_FORMAT);
        }
        if (!userProperties.values().isEmpty()) {
            present.add(PublishProperty.USER_PROPERTIES);
        }
        return present;
    }

    private static void add(Set<PublishProperty> to, PublishProperty property, TextInput input) {
        if (!input.isBlank()) {
            to.add(property);
        }
    }
}
