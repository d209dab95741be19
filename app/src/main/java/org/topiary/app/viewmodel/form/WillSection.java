// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.form;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.topiary.app.text.Texts;
import org.topiary.app.viewmodel.input.ByteText;
import org.topiary.app.viewmodel.input.InputRules;
import org.topiary.app.viewmodel.input.PairList;
import org.topiary.app.viewmodel.input.TextInput;
import org.topiary.core.log.Qos;
import org.topiary.mqtt.profile.ConnectOptions;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.Will;

/** The last will (MQTT 5, section 3.1.2.5). */
public final class WillSection extends FormSection {
    private static final Will NONE = Will.of("", new byte[0], Qos.AT_MOST_ONCE, false);

    private final BooleanProperty enabled;
    private final TextInput topic =
            input("will-topic", InputRules::topic).when(this::isOn).needed(Texts.get("form.will.topic.needed"));
    private final TextInput payload = input("will-payload", InputRules::bytes).when(this::isOn);
    private final ObjectProperty<Qos> qos;
    private final BooleanProperty retain;
    private final BooleanProperty payloadIsText;
    private final TextInput delay = input("will-delay", InputRules.number(0, ConnectOptions.LARGEST_UNSIGNED_INT))
            .when(this::isOn);
    private final TextInput expiry = input("will-expiry", InputRules.number(0, ConnectOptions.LARGEST_UNSIGNED_INT))
            .when(this::isOn);
    private final TextInput contentType =
            input("will-content-type", InputRules::string).when(this::isOn);
    private final TextInput responseTopic =
            input("will-response-topic", InputRules::topic).when(this::isOn);
    private final TextInput correlationData =
            input("will-correlation-data", InputRules::bytes).when(this::isOn);
    private final PairList userProperties;

    WillSection(ConnectionProfile profile) {
        Will will = profile.will().orElse(NONE);
        enabled = new SimpleBooleanProperty(profile.will().isPresent());
        qos = new SimpleObjectProperty<>(will.qos());
        retain = new SimpleBooleanProperty(will.retain());
        payloadIsText = new SimpleBooleanProperty(will.payloadIsText());
        topic.textProperty().set(will.topic());
        payload.textProperty().set(ByteText.of(will.payload()));
        delay.textProperty().set(will.delaySeconds() == 0 ? "" : FieldRules.textOf(will.delaySeconds()));
        expiry.textProperty().set(FieldRules.textOf(will.expirySeconds()));
        contentType.textProperty().set(will.contentType());
        responseTopic.textProperty().set(will.responseTopic());
        correlationData.textProperty().set(ByteText.of(will.correlationData()));
        userProperties = new PairList(
                "will-user-property", will.userProperties(), InputRules::string, InputRules::string, this::update);
        start(enabled, qos, retain, payloadIsText);
    }

    private boolean isOn() {
        return enabled.get();
    }

    public BooleanProperty enabledProperty() {
        return enabled;
    }

    public TextInput topic() {
        return topic;
    }

    /** Text, or {@code hex:} and digits. */
    public TextInput payload() {
        return payload;
    }

    public ObjectProperty<Qos> qosProperty() {
        return qos;
    }

    public BooleanProperty retainProperty() {
        return retain;
    }

    /** Whether the will declares its payload as UTF-8 text. */
    public BooleanProperty payloadIsTextProperty() {
        return payloadIsText;
    }

    /** Seconds. */
    public TextInput delay() {
        return delay;
    }

    /** Seconds. */
    public TextInput expiry() {
        return expiry;
    }

    public TextInput contentType() {
        return contentType;
    }

    public TextInput responseTopic() {
        return responseTopic;
    }

    /** Text, or {@code hex:} and digits. */
    public TextInput correlationData() {
        return correlationData;
    }

    public PairList userProperties() {
        return userProperties;
    }

    @Override
    Stream<TextInput> moreInputs() {
        return enabled.get() ? userProperties.inputs() : Stream.empty();
    }

    @Override
    void apply(ConnectionProfile.Builder profile) {
        profile.will(enabled.get() ? Optional.of(will()) : Optional.empty());
    }

    private Will will() {
        List<byte[]> bytes = Stream.of(payload, correlationData)
                .map(each -> ByteText.bytes(each.textProperty().get()))
                .toList();
        return new Will(
                topic.textProperty().get(),
                bytes.getFirst(),
                qos.get(),
                retain.get(),
                FieldRules.number(delay, 0),
                FieldRules.number(expiry, -1),
                contentType.textProperty().get(),
                responseTopic.textProperty().get(),
                bytes.getLast(),
                userProperties.values(),
                payloadIsText.get());
    }

    @Override
    Stream<String> differences() {
        return enabled.get()
                ? Stream.of(topic.isBlank() ? Texts.get("form.will.is") : Texts.get("form.will.to", topic.value()))
                : Stream.empty();
    }
}
