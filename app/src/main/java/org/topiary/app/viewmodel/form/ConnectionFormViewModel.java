// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.form;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.topiary.app.viewmodel.ConnectionNames;
import org.topiary.app.viewmodel.FxScheduler;
import org.topiary.app.viewmodel.credentials.SecretChanges;
import org.topiary.app.viewmodel.input.TextInput;
import org.topiary.mqtt.profile.BrokerAddress;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.SecretField;

/**
 * The form to create or edit a connection: its address and name, and sections for everything else. JavaFX application
 * thread.
 */
public final class ConnectionFormViewModel {
    private final ConnectionProfile edited;
    private final String title;
    private final StringProperty name = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper defaultName = new ReadOnlyStringWrapper("");
    private ConnectionNames names = new ConnectionNames(List.of());
    private final ReadOnlyStringWrapper protection = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ConnectionSection connection;
    private final AddressSection address;
    private final GeneralSection general;
    private final SessionSection session;
    private final LoginSection login;
    private final TlsSection tls;
    private final WillSection will;
    private final WebSocketSection webSocket;
    private final ProxySection proxy;
    private final SubscriptionsSection subscriptions;

    /**
     * @param edited the initial values; the result has the same id
     * @param known whether it already has an address; a new one starts with an empty URL
     */
    public ConnectionFormViewModel(FxScheduler fx, ConnectionProfile edited, boolean known, String title) {
        this.edited = edited;
        this.title = title;
        name.set(ConnectionNames.isDefault(edited) ? "" : edited.name());
        connection = new ConnectionSection(edited);
        address = new AddressSection(fx, edited, known, connection.versionProperty());
        general = new GeneralSection(edited);
        session = new SessionSection(edited, connection);
        login = new LoginSection(edited);
        tls = new TlsSection(edited, () -> address.tlsProperty().get());
        will = new WillSection(edited);
        webSocket = new WebSocketSection(edited);
        proxy = new ProxySection(edited);
        subscriptions = new SubscriptionsSection(edited.subscriptions());
        address.tlsProperty().subscribe((old, now) -> tls.update());
        // Its text is updated whenever another field of the address changes.
        address.url().textProperty().subscribe((old, now) -> suggestName());
        suggestName();
        if (known) {
            List.of(address.url(), address.host(), address.userName(), proxy.host(), proxy.userName())
                    .forEach(input -> input.textProperty().subscribe((old, now) -> comparePlaces()));
            address.tlsProperty().subscribe((old, now) -> comparePlaces());
            proxy.kindProperty().subscribe((old, now) -> comparePlaces());
        }
    }

    public String title() {
        return title;
    }

    /** The id of the connection. */
    public String id() {
        return edited.id();
    }

    /** The typed name; if empty, {@link #defaultNameProperty} applies. */
    public StringProperty nameProperty() {
        return name;
    }

    /** The name of the connection if none is typed; empty while it has no address. */
    public ReadOnlyStringProperty defaultNameProperty() {
        return defaultName.getReadOnlyProperty();
    }

    /** Sets the names of the other connections, from which this one must differ. */
    public void setNames(ConnectionNames value) {
        names = value;
        suggestName();
    }

    private void suggestName() {
        defaultName.set(address.made()
                .map(made -> names.of(edited.toBuilder()
                        .name("")
                        .address(made)
                        .userName(address.userName().textProperty().get())
                        .build()))
                .orElse(""));
    }

    public AddressSection address() {
        return address;
    }

    public GeneralSection general() {
        return general;
    }

    public ConnectionSection connection() {
        return connection;
    }

    public SessionSection session() {
        return session;
    }

    public LoginSection login() {
        return login;
    }

    /** Applies only if the connection is encrypted. */
    public TlsSection tls() {
        return tls;
    }

    public WillSection will() {
        return will;
    }

    /** Applies only if the transport is WebSocket. */
    public WebSocketSection webSocket() {
        return webSocket;
    }

    public ProxySection proxy() {
        return proxy;
    }

    public SubscriptionsSection subscriptions() {
        return subscriptions;
    }

    /** How secrets are kept and why, as a sentence. */
    public ReadOnlyStringProperty protectionProperty() {
        return protection.getReadOnlyProperty();
    }

    public void setProtection(String sentence) {
        protection.set(sentence);
    }

    /** Whether the connection is being saved or tested: the form must not be submitted again meanwhile. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    public void setBusy(boolean value) {
        busy.set(value);
    }

    /** All sections, in display order. */
    List<FormSection> sections() {
        return List.of(address, general, connection, session, login, tls, will, webSocket, proxy, subscriptions);
    }

    /** The first invalid input from the top. */
    public Optional<TextInput> firstError() {
        return sections().stream()
                .flatMap(section -> section.firstError().stream())
                .findFirst();
    }

    /** Returns the profile, or empty if a field is invalid; errors are shown from then on. */
    public Optional<ConnectionProfile> submit() {
        sections().forEach(FormSection::attempt);
        if (firstError().isPresent()) {
            return Optional.empty();
        }
        ConnectionProfile.Builder profile = edited.toBuilder();
        sections().forEach(section -> section.apply(profile));
        return Optional.of(profile.name(name.get().strip()).build());
    }

    private List<SecretInput> secrets() {
        return List.of(
                address.password(),
                login.data(),
                tls.identity().passphrase(),
                tls.identity().privateKey(),
                webSocket.authorization(),
                proxy.password());
    }

    /** Sets which secrets are already saved; they remain unless replaced or removed. */
    public void setKept(Set<SecretField> fields) {
        secrets().forEach(secret -> secret.setKept(fields.contains(secret.field())));
    }

    /**
     * A secret belongs to one user on one host, and is not used for another. A different port, path or transport of the
     * same host counts as the same place, unless an encrypted secret would be sent in clear text.
     */
    private void comparePlaces() {
        address.made().ifPresent(made -> {
            BrokerAddress before = edited.address();
            boolean same = made.host().equalsIgnoreCase(before.host())
                    && (made.transport().isTls() || !before.transport().isTls())
                    && address.userName().textProperty().get().equals(edited.userName());
            List.of(address.password(), login.data(), webSocket.authorization())
                    .forEach(secret -> secret.setPlaceChanged(!same));
        });
        proxy.password().setPlaceChanged(!proxy.isSameAs(edited.proxy()));
    }

    /** Whether a secret was typed or is to be removed. */
    public boolean changesSecrets() {
        try (SecretChanges changes = secretChanges()) {
            return !changes.fields().isEmpty();
        }
    }

    /** The changes to the secrets when the form's profile is saved. */
    public SecretChanges secretChanges() {
        SecretChanges changes = new SecretChanges();
        secrets().forEach(secret -> secret.collect(changes));
        return changes;
    }

    /** Clears the fields of secrets. */
    public void clearSecrets() {
        secrets().forEach(SecretInput::clear);
    }
}
