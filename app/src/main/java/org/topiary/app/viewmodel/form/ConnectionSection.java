// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.form;

import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.topiary.app.text.Texts;
import org.topiary.app.viewmodel.input.InputRules;
import org.topiary.app.viewmodel.input.TextInput;
import org.topiary.mqtt.profile.ConnectOptions;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.MqttVersion;
import org.topiary.mqtt.profile.Reconnect;

/** Protocol version, client id, timeouts and reconnecting. */
public final class ConnectionSection extends FormSection {
    private static final long MIN_MILLIS = 100;
    private static final long LONGEST_TIMEOUT = 600_000;
    private static final long LONGEST_DELAY = 3_600_000;

    private final ObjectProperty<MqttVersion> version;
    private final TextInput clientId = input("client-id", InputRules::string);
    private final TextInput keepAlive =
            input("keep-alive", InputRules.number(0, 65_535)).needed(Texts.get("form.number.range", 0, 65_535));
    private final TextInput timeout =
            input("timeout", FieldRules.seconds(MIN_MILLIS, LONGEST_TIMEOUT)).needed(Texts.get("form.seconds.needed"));
    private final BooleanProperty reconnect;
    private final TextInput firstDelay = input("reconnect-first", FieldRules.seconds(MIN_MILLIS, LONGEST_DELAY))
            .needed(Texts.get("form.seconds.needed"));
    private final TextInput longestDelay = input("reconnect-longest", FieldRules.seconds(MIN_MILLIS, LONGEST_DELAY))
            .needed(Texts.get("form.seconds.needed"));
    private final TextInput jitter =
            input("reconnect-jitter", InputRules.number(0, 100)).needed(Texts.get("form.number.range", 0, 100));

    ConnectionSection(ConnectionProfile profile) {
        version = new SimpleObjectProperty<>(profile.version());
        reconnect = new SimpleBooleanProperty(profile.reconnect().enabled());
        clientId.textProperty().set(profile.clientId());
        keepAlive.textProperty().set(FieldRules.textOf(profile.options().keepAliveSeconds()));
        timeout.textProperty().set(FieldRules.secondsOf(profile.connectTimeoutMillis()));
        firstDelay.textProperty().set(FieldRules.secondsOf(profile.reconnect().firstMillis()));
        longestDelay.textProperty().set(FieldRules.secondsOf(profile.reconnect().longestMillis()));
        jitter.textProperty().set(FieldRules.textOf(profile.reconnect().jitterPercent()));
        start(version, reconnect);
    }

    public ObjectProperty<MqttVersion> versionProperty() {
        return version;
    }

    /** The client id; if empty, a random one for every session. */
    public TextInput clientId() {
        return clientId;
    }

    public TextInput keepAlive() {
        return keepAlive;
    }

    public TextInput timeout() {
        return timeout;
    }

    public BooleanProperty reconnectProperty() {
        return reconnect;
    }

    public TextInput firstDelay() {
        return firstDelay;
    }

    public TextInput longestDelay() {
        return longestDelay;
    }

    public TextInput jitter() {
        return jitter;
    }

    @Override
    void checkTogether() {
        if (!firstDelay.isWrong()
                && !longestDelay.isWrong()
                && FieldRules.millis(firstDelay.value()) > FieldRules.millis(longestDelay.value())) {
            longestDelay.setError(Texts.get("form.reconnect.order"));
        }
    }

    @Override
    void apply(ConnectionProfile.Builder profile) {
        profile.version(version.get())
                .clientId(clientId.value())
                .connectTimeoutMillis((int) FieldRules.millis(timeout.value()))
                .reconnect(new Reconnect(
                        reconnect.get(),
                        FieldRules.millis(firstDelay.value()),
                        FieldRules.millis(longestDelay.value()),
                        (int) FieldRules.number(jitter, Reconnect.DEFAULT.jitterPercent())));
    }

    int keepAliveSeconds() {
        return (int) FieldRules.number(keepAlive, ConnectOptions.DEFAULT_KEEP_ALIVE_SECONDS);
    }

    @Override
    Stream<String> differences() {
        return Stream.of(
                switch (version.get()) {
                    case AUTOMATIC -> "";
                    case MQTT_5 -> Texts.get("form.version.is", 5);
                    case MQTT_3_1_1 -> Texts.get("form.version.is", "3.1.1");
                },
                clientId.isBlank() ? "" : Texts.get("form.clientId.is", clientId.value()),
                keepAliveSeconds() == ConnectOptions.DEFAULT_KEEP_ALIVE_SECONDS
                        ? ""
                        : Texts.get("form.keepAlive.is", Integer.toString(keepAliveSeconds())),
                FieldRules.millis(timeout.value()) == ConnectionProfile.DEFAULT_CONNECT_TIMEOUT_MILLIS
                        ? ""
                        : Texts.get("form.timeout.is", timeout.value()),
                reconnect.get() ? delays() : Texts.get("form.reconnect.off"));
    }

    private String delays() {
        boolean usual = FieldRules.millis(firstDelay.value()) == Reconnect.DEFAULT.firstMillis()
                && FieldRules.millis(longestDelay.value()) == Reconnect.DEFAULT.longestMillis();
        return usual ? "" : Texts.get("form.reconnect.is", firstDelay.value(), longestDelay.value());
    }
}
