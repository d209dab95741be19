// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.form;

import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.topiary.app.text.Texts;
import org.topiary.app.viewmodel.input.InputRules;
import org.topiary.app.viewmodel.input.PairList;
import org.topiary.app.viewmodel.input.TextInput;
import org.topiary.mqtt.profile.ConnectOptions;
import org.topiary.mqtt.profile.ConnectionProfile;

/** The session options in CONNECT (MQTT 5, section 3.1.2.11). */
public final class SessionSection extends FormSection {
    private final ConnectionSection connection;
    private final BooleanProperty cleanStart;
    private final TextInput expiry = input("session-expiry", InputRules.number(0, ConnectOptions.LARGEST_UNSIGNED_INT));
    private final TextInput receiveMaximum = input("receive-maximum", InputRules.number(1, 65_535));
    private final TextInput packetSize = input("packet-size", InputRules.number(1, ConnectOptions.LARGEST_PACKET));
    private final TextInput aliasMaximum = input("alias-maximum", InputRules.number(0, 65_535));
    private final BooleanProperty responseInformation;
    private final BooleanProperty problemInformation;
    private final PairList userProperties;

    SessionSection(ConnectionProfile profile, ConnectionSection connection) {
        this.connection = connection;
        ConnectOptions options = profile.options();
        cleanStart = new SimpleBooleanProperty(options.cleanStart());
        expiry.textProperty().set(FieldRules.textOf(options.sessionExpirySeconds()));
        receiveMaximum.textProperty().set(FieldRules.textOf(options.receiveMaximum()));
        packetSize.textProperty().set(FieldRules.textOf(options.maximumPacketSize()));
        aliasMaximum.textProperty().set(FieldRules.textOf(options.topicAliasMaximum()));
        responseInformation = new SimpleBooleanProperty(options.requestResponseInformation());
        problemInformation = new SimpleBooleanProperty(options.requestProblemInformation());
        userProperties = new PairList(
                "user-property", options.userProperties(), InputRules::string, InputRules::string, this::update);
        start(cleanStart, responseInformation, problemInformation);
    }

    public BooleanProperty cleanStartProperty() {
        return cleanStart;
    }

    /** Seconds. */
    public TextInput expiry() {
        return expiry;
    }

    public TextInput receiveMaximum() {
        return receiveMaximum;
    }

    /** Bytes. */
    public TextInput packetSize() {
        return packetSize;
    }

    public TextInput aliasMaximum() {
        return aliasMaximum;
    }

    public BooleanProperty responseInformationProperty() {
        return responseInformation;
    }

    public BooleanProperty problemInformationProperty() {
        return problemInformation;
    }

    public PairList userProperties() {
        return userProperties;
    }

    @Override
    Stream<TextInput> moreInputs() {
        return userProperties.inputs();
    }

    @Override
    void apply(ConnectionProfile.Builder profile) {
        profile.options(new ConnectOptions(
                cleanStart.get(),
                connection.keepAliveSeconds(),
                FieldRules.number(expiry, -1),
                (int) FieldRules.number(receiveMaximum, -1),
                (int) FieldRules.number(packetSize, -1),
                (int) FieldRules.number(aliasMaximum, -1),
                responseInformation.get(),
                problemInformation.get(),
                userProperties.values()));
    }

    @Override
    Stream<String> differences() {
        long limits = Stream.of(receiveMaximum, packetSize, aliasMaximum)
                .filter(each -> !each.isBlank())
                .count();
        int pairs = userProperties.values().size();
        return Stream.of(
                cleanStart.get() ? "" : Texts.get("form.cleanStart.off"),
                expiry.isBlank() ? "" : Texts.get("form.expiry.is", expiry.value()),
                limits == 0 ? "" : Texts.get("form.limits.is", limits),
                responseInformation.get() ? Texts.get("form.responseInformation.is") : "",
                problemInformation.get() ? "" : Texts.get("form.problemInformation.off"),
                pairs == 0 ? "" : Texts.get("form.userProperties.is", pairs));
    }
}
