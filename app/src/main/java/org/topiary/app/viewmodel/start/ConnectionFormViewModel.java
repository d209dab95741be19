// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.start;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;
import org.topiary.app.viewmodel.FxScheduler;
import org.topiary.app.viewmodel.Texts;
import org.topiary.mqtt.BrokerAddress;
import org.topiary.mqtt.BrokerAddress.Transport;
import org.topiary.mqtt.ConnectionProfile;
import org.topiary.mqtt.MqttVersion;

/**
 * A connection being made or changed. The URL and the fields below it say the same: what is typed in one is rewritten
 * in
 * the other. A password that stands in the URL is moved to its own field, so that the URL can be saved as it is.
 */
public final class ConnectionFormViewModel {
    /** Fields that can be wrong, in the order they stand in the form. */
    public enum Field {
        URL,
        HOST,
        PORT,
        PATH,
        USER_NAME,
        PASSWORD,
        CLIENT_ID,
        KEEP_ALIVE
    }

    /** Longest string of the protocol, in UTF-8 bytes (MQTT 5, section 1.5.4). */
    private static final int MAX_STRING_BYTES = 65_535;

    private final FxScheduler fx;
    private final ConnectionProfile edited;
    private final String title;
    private final StringProperty url = new SimpleStringProperty("");
    private final StringProperty name = new SimpleStringProperty("");
    private final BooleanProperty tls = new SimpleBooleanProperty();
    private final BooleanProperty webSocket = new SimpleBooleanProperty();
    private final StringProperty host = new SimpleStringProperty("");
    private final StringProperty port = new SimpleStringProperty("");
    private final StringProperty path = new SimpleStringProperty("");
    private final StringProperty clientId = new SimpleStringProperty("");
    private final StringProperty userName = new SimpleStringProperty("");
    private final StringProperty password = new SimpleStringProperty("");
    private final BooleanProperty cleanStart = new SimpleBooleanProperty();
    private final StringProperty keepAlive = new SimpleStringProperty("");
    private final ObjectProperty<MqttVersion> version = new SimpleObjectProperty<>(MqttVersion.AUTOMATIC);
    private final ReadOnlyStringWrapper passwordNote = new ReadOnlyStringWrapper(Texts.get("form.password.note"));
    private final Map<Field, ReadOnlyStringWrapper> errors = new EnumMap<>(Field.class);

    /** True while one side rewrites the other. */
    private boolean syncing;
    private String urlFault = "";
    /** Fields left empty are no error before the first attempt to save. */
    private boolean attempted;

    /**
     * @param edited the values to start from; its id is the one of the result
     * @param known whether it has an address already; a new one starts with an empty URL
     */
    ConnectionFormViewModel(FxScheduler fx, ConnectionProfile edited, boolean known, String title) {
        this.fx = fx;
        this.edited = edited;
        this.title = title;
        for (Field field : Field.values()) {
            errors.put(field, new ReadOnlyStringWrapper(""));
        }
        name.set(edited.name());
        clientId.set(edited.clientId());
        cleanStart.set(edited.options().cleanStart());
        keepAlive.set(Integer.toString(edited.options().keepAliveSeconds()));
        version.set(edited.version());
        url.subscribe(this::urlChanged);
        for (StringProperty text : List.of(host, port, path, userName)) {
            text.subscribe((old, now) -> fieldsChanged());
        }
        tls.subscribe((old, now) -> transportChanged(old, webSocket.get()));
        webSocket.subscribe((old, now) -> transportChanged(tls.get(), old));
        for (StringProperty text : List.of(password, clientId, keepAlive)) {
            text.subscribe((old, now) -> validate());
        }
        version.subscribe((old, now) -> validate());
        if (known) {
            url.set(Urls.of(edited.address(), edited.userName()));
        }
    }

    public String title() {
        return title;
    }

    public StringProperty urlProperty() {
        return url;
    }

    public StringProperty nameProperty() {
        return name;
    }

    public BooleanProperty tlsProperty() {
        return tls;
    }

    public BooleanProperty webSocketProperty() {
        return webSocket;
    }

    public StringProperty hostProperty() {
        return host;
    }

    /** Empty: the transport's usual port. */
    public StringProperty portProperty() {
        return port;
    }

    /** Used with WebSocket only. */
    public StringProperty pathProperty() {
        return path;
    }

    public StringProperty clientIdProperty() {
        return clientId;
    }

    public StringProperty userNameProperty() {
        return userName;
    }

    /** Never saved; kept in memory when the form is left with it. */
    public StringProperty passwordProperty() {
        return password;
    }

    public BooleanProperty cleanStartProperty() {
        return cleanStart;
    }

    /** Seconds, 0 to 65535, as typed. */
    public StringProperty keepAliveProperty() {
        return keepAlive;
    }

    public ObjectProperty<MqttVersion> versionProperty() {
        return version;
    }

    /** What happens to the password, for the line under its field. */
    public ReadOnlyStringProperty passwordNoteProperty() {
        return passwordNote.getReadOnlyProperty();
    }

    /** What is wrong with a field, as a sentence; empty when nothing is. */
    public ReadOnlyStringProperty errorProperty(Field field) {
        return wrapper(field).getReadOnlyProperty();
    }

    /** The profile, or empty when a field is wrong; its errors are shown from then on. */
    public Optional<ConnectionProfile> submit() {
        attempted = true;
        BrokerAddress address = validate();
        if (address == null || firstError().isPresent()) {
            return Optional.empty();
        }
        return Optional.of(edited.toBuilder()
                .name(name.get().isBlank() ? address.host() : name.get().strip())
                .address(address)
                .clientId(clientId.get().strip())
                .userName(userName.get())
                .options(edited.options()
                        .withCleanStart(cleanStart.get())
                        .withKeepAliveSeconds(Integer.parseInt(keepAlive.get().strip())))
                .version(version.get())
                .build());
    }

    /** The topmost field that is wrong. */
    public Optional<Field> firstError() {
        return errors.entrySet().stream()
                .filter(error -> !error.getValue().get().isEmpty())
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private void urlChanged(String typed) {
        Optional<Urls.WithoutPassword> split = Urls.withoutPassword(typed);
        if (split.isPresent()) {
            // Not from within the change: a text field does not take a second one there.
            fx.later(() -> takePassword(typed, split.get()));
        }
        if (syncing) {
            return;
        }
        String readable = split.map(Urls.WithoutPassword::url).orElse(typed);
        urlFault = "";
        if (!readable.isBlank()) {
            try {
                BrokerAddress.Parsed parsed = BrokerAddress.parse(readable);
                syncing = true;
                fill(parsed);
            } catch (IllegalArgumentException e) {
                urlFault = String.valueOf(e.getMessage());
            } finally {
                syncing = false;
            }
        }
        validate();
    }

    private void takePassword(String typed, Urls.WithoutPassword split) {
        if (url.get().equals(typed)) {
            url.set(split.url());
            password.set(split.password());
            passwordNote.set(Texts.get("form.password.moved"));
        }
    }

    private void fill(BrokerAddress.Parsed parsed) {
        BrokerAddress address = parsed.address();
        tls.set(address.transport().isTls());
        webSocket.set(address.transport().isWebSocket());
        host.set(address.host());
        port.set(Integer.toString(address.port()));
        path.set(address.path());
        userName.set(parsed.userName());
    }

    private void transportChanged(boolean oldTls, boolean oldWebSocket) {
        if (!syncing && port.get().equals(Integer.toString(transport(oldTls, oldWebSocket).defaultPort()))) {
            syncing = true;
            port.set(Integer.toString(transport().defaultPort()));
            syncing = false;
        }
        fieldsChanged();
    }

    private void fieldsChanged() {
        if (syncing) {
            return;
        }
        String typedHost = host.get();
        if (typedHost.contains("://")) {
            // A whole URL pasted one field too low.
            fx.later(() -> {
                if (host.get().equals(typedHost)) {
                    url.set(typedHost);
                }
            });
            return;
        }
        if (!host.get().isBlank()) {
            // From here on the fields are the truth, and the URL follows as soon as they make one.
            urlFault = "";
        }
        BrokerAddress address = validate();
        if (address != null) {
            syncing = true;
            url.set(Urls.of(address, userName.get()));
            syncing = false;
        }
    }

    /** Sets every error. Returns the address that the fields make, or null when they make none. */
    private @Nullable BrokerAddress validate() {
        boolean blank = url.get().isBlank() && host.get().isBlank();
        String urlError = blank && attempted ? Texts.get("form.url.empty") : urlFault;
        set(Field.URL, urlError);
        String hostError = hostFault(host.get().strip());
        set(Field.HOST, host.get().isBlank() && !(attempted && urlError.isEmpty()) ? "" : hostError);
        String portError = numberFault(port.get(), 1, "form.port.range");
        set(Field.PORT, port.get().isBlank() ? "" : portError);
        set(Field.KEEP_ALIVE, numberFault(keepAlive.get(), 0, "form.keepAlive.range"));
        set(Field.CLIENT_ID, stringFault(clientId.get()));
        boolean lonely = userName.get().isEmpty() && !password.get().isEmpty()
                && version.get() == MqttVersion.MQTT_3_1_1;
        set(Field.USER_NAME, lonely ? Texts.get("form.userName.needed") : stringFault(userName.get()));
        set(Field.PASSWORD, stringFault(password.get()));
        set(Field.PATH, "");
        if (!hostError.isEmpty() || !wrapper(Field.PORT).get().isEmpty()) {
            return null;
        }
        try {
            String typedPort = port.get().strip();
            String typedPath = webSocket.get() ? rooted(path.get().strip()) : "";
            return BrokerAddress.parse(transport().scheme() + "://" + inUrl(host.get().strip())
                    + (typedPort.isEmpty() ? "" : ":" + typedPort) + typedPath).address();
        } catch (IllegalArgumentException e) {
            set(Field.PATH, String.valueOf(e.getMessage()));
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
            return String.valueOf(e.getMessage());
        }
    }

    private static String inUrl(String host) {
        return host.indexOf(':') >= 0 && !host.startsWith("[") ? "[" + host + "]" : host;
    }

    private static String rooted(String path) {
        return path.isEmpty() || path.startsWith("/") || path.startsWith("?") ? path : "/" + path;
    }

    private static String numberFault(String typed, int min, String key) {
        String digits = typed.strip();
        boolean number = !digits.isEmpty() && digits.length() <= 5
                && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return number && Integer.parseInt(digits) >= min && Integer.parseInt(digits) <= 65_535 ? "" : Texts.get(key);
    }

    private static String stringFault(String text) {
        if (text.indexOf('\0') >= 0) {
            return Texts.get("form.string.nul");
        }
        return text.getBytes(StandardCharsets.UTF_8).length > MAX_STRING_BYTES ? Texts.get("form.string.long") : "";
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

    private void set(Field field, String error) {
        wrapper(field).set(error);
    }

    private ReadOnlyStringWrapper wrapper(Field field) {
        // The map holds every field.
        return Objects.requireNonNull(errors.get(field));
    }
}
