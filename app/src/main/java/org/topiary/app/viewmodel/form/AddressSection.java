// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.form;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.topiary.app.text.Texts;
import org.topiary.app.viewmodel.FxScheduler;
import org.topiary.app.viewmodel.input.InputRules;
import org.topiary.app.viewmodel.input.TextInput;
import org.topiary.mqtt.profile.BrokerAddress;
import org.topiary.mqtt.profile.BrokerAddress.Transport;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.MqttVersion;
import org.topiary.mqtt.profile.SecretField;
import org.topiary.profiles.BrokerUrls;

/**
 * The address of the broker and the user who logs in. The URL and the fields below it are equivalent: a change in one
 * updates the other. A password in the URL is moved to its own field, so that the URL can be saved unchanged.
 */
public final class AddressSection extends FormSection {
    private final FxScheduler fx;
    private final ObjectProperty<MqttVersion> version;
    private final TextInput url = input("url", text -> this.urlFault);
    private final TextInput host = input("host", FieldRules::anything);
    private final TextInput port = input("port", InputRules.number(1, 65_535));
    private final TextInput path = input("path", FieldRules::anything);
    private final TextInput userName = input("user-name", InputRules::string);
    private final SecretInput password = new SecretInput(SecretField.PASSWORD, input("password", InputRules::string));
    private final BooleanProperty tls = new SimpleBooleanProperty();
    private final BooleanProperty webSocket = new SimpleBooleanProperty();
    private final ReadOnlyStringWrapper passwordNote = new ReadOnlyStringWrapper("");

    /** True while one side updates the other. */
    private boolean syncing;

    private String urlFault = "";
    private @Nullable BrokerAddress address;

    /** @param known whether the profile already has an address; a new one starts with an empty URL */
    AddressSection(FxScheduler fx, ConnectionProfile profile, boolean known, ObjectProperty<MqttVersion> version) {
        this.fx = fx;
        this.version = version;
        url.textProperty().subscribe(this::urlChanged);
        for (TextInput input : List.of(host, port, path, userName)) {
            input.textProperty().subscribe((old, now) -> fieldsChanged());
        }
        tls.subscribe((old, now) -> transportChanged(old, webSocket.get()));
        webSocket.subscribe((old, now) -> transportChanged(tls.get(), old));
        start(version);
        if (known) {
            url.textProperty().set(BrokerUrls.of(profile.address(), profile.userName()));
        }
    }

    public TextInput url() {
        return url;
    }

    public BooleanProperty tlsProperty() {
        return tls;
    }

    public BooleanProperty webSocketProperty() {
        return webSocket;
    }

    public TextInput host() {
        return host;
    }

    /** The port; empty for the transport's default. */
    public TextInput port() {
        return port;
    }

    /** The path; used with WebSocket only. */
    public TextInput path() {
        return path;
    }

    public TextInput userName() {
        return userName;
    }

    public SecretInput password() {
        return password;
    }

    /** Where the password came from, unless from its field; otherwise empty. */
    public ReadOnlyStringProperty passwordNoteProperty() {
        return passwordNote.getReadOnlyProperty();
    }

    /** The address given by the fields; empty while one of them is invalid. */
    Optional<BrokerAddress> made() {
        return Optional.ofNullable(address);
    }

    private void urlChanged(String typed) {
        Optional<BrokerUrls.WithoutPassword> split = BrokerUrls.withoutPassword(typed);
        if (split.isPresent()) {
            // Not from within the change: a text field does not support a nested change there.
            fx.later(() -> takePassword(typed, split.get()));
        }
        if (syncing) {
            return;
        }
        String readable = split.map(BrokerUrls.WithoutPassword::url).orElse(typed);
        urlFault = "";
        if (!readable.isBlank()) {
            try {
                BrokerAddress.Parsed parsed = BrokerAddress.parse(readable);
                syncing = true;
                fill(parsed);
            } catch (IllegalArgumentException e) {
                urlFault = Texts.of(e);
            } finally {
                syncing = false;
            }
        }
        update();
    }

    private void takePassword(String typed, BrokerUrls.WithoutPassword split) {
        StringProperty text = url.textProperty();
        if (text.get().equals(typed)) {
            text.set(split.url());
            password.input().textProperty().set(split.password());
            passwordNote.set(Texts.get("form.password.moved"));
        }
    }

    private void fill(BrokerAddress.Parsed parsed) {
        BrokerAddress read = parsed.address();
        tls.set(read.transport().isTls());
        webSocket.set(read.transport().isWebSocket());
        host.textProperty().set(read.host());
        port.textProperty().set(Integer.toString(read.port()));
        path.textProperty().set(read.path());
        userName.textProperty().set(parsed.userName());
    }

    private void transportChanged(boolean oldTls, boolean oldWebSocket) {
        if (!syncing
                && port.value()
                        .equals(Integer.toString(transport(oldTls, oldWebSocket).defaultPort()))) {
            syncing = true;
            port.textProperty().set(Integer.toString(transport().defaultPort()));
            syncing = false;
        }
        fieldsChanged();
    }

    private void fieldsChanged() {
        if (syncing) {
            return;
        }
        String typedHost = host.textProperty().get();
        if (typedHost.contains("://")) {
            // A whole URL pasted into the host field.
            fx.later(() -> {
                if (host.textProperty().get().equals(typedHost)) {
                    url.textProperty().set(typedHost);
                }
            });
            return;
        }
        if (!host.isBlank()) {
            // From here on the fields take precedence, and the URL follows as soon as they are valid.
            urlFault = "";
        }
        update();
        BrokerAddress made = address;
        if (made != null) {
            syncing = true;
            url.textProperty().set(BrokerUrls.of(made, userName.textProperty().get()));
            syncing = false;
        }
    }

    @Override
    void checkTogether() {
        if (url.isBlank()) {
            url.setError(host.isBlank() && isAttempted() ? Texts.get("form.url.empty") : "");
        }
        String hostError = hostFault(host.value());
        host.setError(host.isBlank() && !(isAttempted() && !url.isWrong()) ? "" : hostError);
        boolean lonely = userName.textProperty().get().isEmpty()
                && password.isTyped()
                && version.get() == MqttVersion.MQTT_3_1_1;
        if (lonely) {
            userName.setError(Texts.get("form.userName.needed"));
        }
        address = hostError.isEmpty() && !port.isWrong() ? read() : null;
    }

    private @Nullable BrokerAddress read() {
        try {
            String typedPort = port.value();
            String typedPath = webSocket.get() ? rooted(path.value()) : "";
            return BrokerAddress.parse(transport().scheme() + "://" + inUrl(host.value())
                            + (typedPort.isEmpty() ? "" : ":" + typedPort) + typedPath)
                    .address();
        } catch (IllegalArgumentException e) {
            path.setError(Texts.of(e));
            return null;
        }
    }

    private static String hostFault(String host) {
        if (host.isEmpty()) {
            return Texts.get("form.host.empty");
        }
        if (host.chars().anyMatch(c -> "@/?#".indexOf(c) >= 0)) {
            return Texts.get("form.host.only");
        }
        try {
            BrokerAddress.parse("mqtt://" + inUrl(host));
            return "";
        } catch (IllegalArgumentException e) {
            return Texts.of(e);
        }
    }

    private static String inUrl(String host) {
        return host.indexOf(':') >= 0 && !host.startsWith("[") ? "[" + host + "]" : host;
    }

    private static String rooted(String path) {
        return path.isEmpty() || path.startsWith("/") || path.startsWith("?") ? path : "/" + path;
    }

    private Transport transport() {
        return transport(tls.get(), webSocket.get());
    }

    private static Transport transport(boolean tls, boolean webSocket) {
        if (webSocket) {
            return tls ? Transport.SECURE_WEBSOCKET : Transport.WEBSOCKET;
        }
        return tls ? Transport.TLS : Transport.TCP;
    }

    @Override
    void apply(ConnectionProfile.Builder profile) {
        BrokerAddress made = address;
        if (made != null) {
            profile.address(made).userName(userName.textProperty().get());
        }
    }

    @Override
    Stream<String> differences() {
        return Stream.empty();
    }
}
