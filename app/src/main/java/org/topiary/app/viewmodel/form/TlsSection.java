// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.topiary.app.text.Texts;
import org.topiary.app.viewmodel.input.InputRules;
import org.topiary.app.viewmodel.input.TextInput;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.TlsOptions;
import org.topiary.mqtt.profile.TlsOptions.Authorities;

/** The TLS options of a connection, and the certificates it trusts. */
public final class TlsSection extends FormSection {
    /** Which certificates are trusted. */
    public enum Trusted {
        SYSTEM,
        FILE,
        PASTED
    }

    /**
     * The combinations of TLS versions to choose from, by their names in Java; an empty one means the platform's
     * default.
     */
    public static final List<List<String>> USUAL_VERSIONS =
            List.of(List.of(), List.of("TLSv1.3"), List.of("TLSv1.2"), List.of("TLSv1.3", "TLSv1.2"));

    private final BooleanSupplier isOn;
    private final ObjectProperty<Trusted> trusted;
    private final TextInput authorityFile = input("tls-authority-file", FieldRules::anything)
            .when(() -> trusts(Trusted.FILE))
            .needed(Texts.get("form.tls.file.needed"));
    private final TextInput authorityText = input("tls-authority-text", TlsSection::certificateFault)
            .when(() -> trusts(Trusted.PASTED))
            .needed(Texts.get("form.tls.pem.needed"));
    private final IdentityFields identity;
    private final TextInput serverName = input("tls-server-name", InputRules::string);
    private final TextInput alpn = input("tls-alpn", InputRules::string);
    private final ObjectProperty<List<String>> versions;
    private final TextInput cipherSuites = input("tls-cipher-suites", InputRules::string);
    private final BooleanProperty checkHostName;
    private final ObservableList<String> pinned;
    private final BooleanProperty acceptAnything;

    /** @param isOn whether the connection is encrypted: otherwise nothing here is an error */
    TlsSection(ConnectionProfile profile, BooleanSupplier isOn) {
        this.isOn = isOn;
        TlsOptions tls = profile.tls();
        trusted = new SimpleObjectProperty<>(
                switch (tls.authorities()) {
                    case Authorities.OfSystem() -> Trusted.SYSTEM;
                    case Authorities.PemFile(String path) -> {
                        authorityFile.textProperty().set(path);
                        yield Trusted.FILE;
                    }
                    case Authorities.Pem(String text) -> {
                        authorityText.textProperty().set(text);
                        yield Trusted.PASTED;
                    }
                });
        identity = new IdentityFields(tls.identity(), isOn, this::input);
        serverName.textProperty().set(tls.serverName());
        alpn.textProperty().set(String.join(", ", tls.alpn()));
        versions = new SimpleObjectProperty<>(tls.versions());
        cipherSuites.textProperty().set(String.join(", ", tls.cipherSuites()));
        checkHostName = new SimpleBooleanProperty(tls.checkHostName());
        pinned =
                FXCollections.observableArrayList(tls.pinned().stream().sorted().toList());
        acceptAnything = new SimpleBooleanProperty(tls.acceptAnything());
        start(trusted, identity.kindProperty(), versions, checkHostName, pinned, acceptAnything);
    }

    private boolean trusts(Trusted which) {
        return isOn.getAsBoolean() && trusted.get() == which;
    }

    static String certificateFault(String text) {
        return text.contains("-----BEGIN CERTIFICATE-----") ? "" : Texts.get("form.tls.pem.wrong");
    }

    public ObjectProperty<Trusted> trustedProperty() {
        return trusted;
    }

    /** Path of a PEM file. */
    public TextInput authorityFile() {
        return authorityFile;
    }

    /** PEM text. */
    public TextInput authorityText() {
        return authorityText;
    }

    public IdentityFields identity() {
        return identity;
    }

    public TextInput serverName() {
        return serverName;
    }

    /** ALPN names, separated by commas. */
    public TextInput alpn() {
        return alpn;
    }

    public ObjectProperty<List<String>> versionsProperty() {
        return versions;
    }

    /** Cipher suites, separated by commas. */
    public TextInput cipherSuites() {
        return cipherSuites;
    }

    public BooleanProperty checkHostNameProperty() {
        return checkHostName;
    }

    /** SHA-256 fingerprints of pinned certificates; each can be removed. */
    public ObservableList<String> pinned() {
        return pinned;
    }

    /** Whether every certificate is accepted; can only be turned off here. */
    public BooleanProperty acceptAnythingProperty() {
        return acceptAnything;
    }

    private static List<String> names(TextInput input) {
        return Stream.of(input.textProperty().get().split("[,;\\s]+"))
                .filter(each -> !each.isEmpty())
                .toList();
    }

    @Override
    void apply(ConnectionProfile.Builder profile) {
        Authorities authorities = switch (trusted.get()) {
            case SYSTEM -> new Authorities.OfSystem();
            case FILE -> new Authorities.PemFile(authorityFile.value());
            case PASTED -> new Authorities.Pem(authorityText.textProperty().get());
        };
        profile.tls(new TlsOptions(
                authorities,
                identity.identity(),
                serverName.value(),
                names(alpn),
                versions.get(),
                names(cipherSuites),
                checkHostName.get(),
                Set.copyOf(pinned),
                acceptAnything.get()));
    }

    @Override
    Stream<String> differences() {
        List<String> words = new ArrayList<>();
        words.add(
                switch (trusted.get()) {
                    case SYSTEM -> "";
                    case FILE, PASTED -> Texts.get("form.tls.authorities.is");
                });
        words.add(identity.kindProperty().get() == IdentityFields.Kind.NONE ? "" : Texts.get("form.tls.identity.is"));
        words.add(serverName.isBlank() ? "" : Texts.get("form.tls.serverName.is", serverName.value()));
        words.add(alpn.isBlank() ? "" : Texts.get("form.tls.alpn.is", String.join(", ", names(alpn))));
        words.add(versions.get().isEmpty() ? "" : String.join(", ", versions.get()));
        words.add(
                cipherSuites.isBlank()
                        ? ""
                        : Texts.get(
                                "form.tls.cipherSuites.is", names(cipherSuites).size()));
        words.add(checkHostName.get() ? "" : Texts.get("form.tls.hostName.off"));
        words.add(pinned.isEmpty() ? "" : Texts.get("form.tls.pinned.is", pinned.size()));
        words.add(acceptAnything.get() ? Texts.get("form.tls.anything.is") : "");
        return words.stream();
    }
}
