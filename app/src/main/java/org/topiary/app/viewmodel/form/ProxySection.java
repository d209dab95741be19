// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.form;

import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.topiary.app.text.Texts;
import org.topiary.app.viewmodel.input.InputRules;
import org.topiary.app.viewmodel.input.TextInput;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.ProxyChoice;
import org.topiary.mqtt.profile.ProxyChoice.Kind;
import org.topiary.mqtt.profile.SecretField;

/** The proxy of the connection. */
public final class ProxySection extends FormSection {
    private final ObjectProperty<Kind> kind;
    private final TextInput host =
            input("proxy-host", InputRules::host).when(this::isNamed).needed(Texts.get("form.proxy.host.needed"));
    private final TextInput port = input("proxy-port", InputRules.number(1, 65_535))
            .when(this::isNamed)
            .needed(Texts.get("form.number.range", 1, 65_535));
    private final TextInput userName =
            input("proxy-user-name", InputRules::string).when(this::isNamed);
    private final SecretInput password = new SecretInput(
            SecretField.PROXY_PASSWORD,
            input("proxy-password", InputRules::string).when(this::isNamed));

    private final BooleanProperty forAll = new SimpleBooleanProperty();
    private final ReadOnlyStringWrapper defaultWords = new ReadOnlyStringWrapper("");

    ProxySection(ConnectionProfile profile) {
        ProxyChoice proxy = profile.proxy();
        kind = new SimpleObjectProperty<>(proxy.kind());
        host.textProperty().set(proxy.host());
        port.textProperty().set(proxy.port() == 0 ? "" : FieldRules.textOf(proxy.port()));
        userName.textProperty().set(proxy.userName());
        start(kind);
    }

    public ObjectProperty<Kind> kindProperty() {
        return kind;
    }

    /** Whether host, port, user name and password apply. */
    public boolean isNamed() {
        return kind.get() == Kind.HTTP || kind.get() == Kind.SOCKS5;
    }

    /** Whether to make the choice the default as well. */
    public BooleanProperty forAllProperty() {
        return forAll;
    }

    /**
     * Whether the choice can become the default: it is not the default already, and has no login, whose password would
     * belong to this connection only.
     */
    public boolean mayBeForAll() {
        return kind.get() != Kind.DEFAULT
                && (!isNamed() || userName.textProperty().get().isEmpty());
    }

    /** The current default, as a sentence. */
    public ReadOnlyStringProperty defaultWordsProperty() {
        return defaultWords.getReadOnlyProperty();
    }

    /** Sets the current default. */
    public void setDefault(ProxyChoice proxy) {
        defaultWords.set(Texts.get(
                "form.proxy.default.now",
                switch (proxy.kind()) {
                    case DEFAULT, SYSTEM -> Texts.get("form.proxy.default.system");
                    case NONE -> Texts.get("form.proxy.default.none");
                    case HTTP -> Texts.get("form.proxy.is", "HTTP", proxy.host());
                    case SOCKS5 -> Texts.get("form.proxy.is", "SOCKS5", proxy.host());
                }));
    }

    /** The new default, if the choice is to become it. */
    public Optional<ProxyChoice> newDefault() {
        return forAll.get() && mayBeForAll() ? Optional.of(choice()) : Optional.empty();
    }

    public TextInput host() {
        return host;
    }

    public TextInput port() {
        return port;
    }

    public TextInput userName() {
        return userName;
    }

    public SecretInput password() {
        return password;
    }

    /** Whether a password for one proxy applies to this one: the same host and user, or neither uses a proxy. */
    boolean isSameAs(ProxyChoice other) {
        return isNamed() == other.isUsed()
                && (!isNamed()
                        || (InputRules.hostName(host.value()).equalsIgnoreCase(other.host())
                                && userName.textProperty().get().equals(other.userName())));
    }

    ProxyChoice choice() {
        if (!isNamed()) {
            return new ProxyChoice(kind.get(), "", 0, "");
        }
        return new ProxyChoice(
                kind.get(),
                InputRules.hostName(host.value()),
                (int) FieldRules.number(port, 1),
                userName.textProperty().get());
    }

    @Override
    void apply(ConnectionProfile.Builder profile) {
        profile.proxy(choice());
    }

    @Override
    Stream<String> differences() {
        return Stream.of(
                switch (kind.get()) {
                    case DEFAULT -> "";
                    case SYSTEM -> Texts.get("form.proxy.system.is");
                    case NONE -> Texts.get("form.proxy.none.is");
                    case HTTP -> Texts.get("form.proxy.is", "HTTP", host.value());
                    case SOCKS5 -> Texts.get("form.proxy.is", "SOCKS5", host.value());
                });
    }
}
