// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.form;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.topiary.app.text.Texts;
import org.topiary.app.viewmodel.input.InputRules;
import org.topiary.app.viewmodel.input.TextInput;
import org.topiary.mqtt.profile.SecretField;
import org.topiary.mqtt.profile.TlsOptions.ClientIdentity;

/** The client certificate. */
public final class IdentityFields {
    /** The source of certificate and key. */
    public enum Kind {
        NONE,
        PEM_FILES,
        PASTED,
        PKCS12,
        JKS,
        PKCS11
    }

    private static final int MAX_SLOTS = 65_535;

    private final ObjectProperty<Kind> kind = new SimpleObjectProperty<>(Kind.NONE);
    private final BooleanSupplier isOn;
    private final TextInput certificateFile;
    private final TextInput keyFile;
    private final TextInput certificateText;
    private final SecretInput privateKey;
    private final TextInput storeFile;
    private final TextInput library;
    private final TextInput slot;
    private final TextInput alias;
    private final SecretInput passphrase;
    private final String givenModule;

    IdentityFields(
            ClientIdentity from, BooleanSupplier isOn, BiFunction<String, UnaryOperator<String>, TextInput> inputs) {
        this.isOn = isOn;
        String needed = Texts.get("form.tls.file.needed");
        certificateFile = inputs.apply("tls-certificate-file", FieldRules::anything)
                .when(() -> is(Kind.PEM_FILES))
                .needed(needed);
        keyFile = inputs.apply("tls-key-file", FieldRules::anything)
                .when(() -> is(Kind.PEM_FILES))
                .needed(needed);
        certificateText = inputs.apply("tls-certificate-text", TlsSection::certificateFault)
                .when(() -> is(Kind.PASTED))
                .needed(Texts.get("form.tls.pem.needed"));
        TextInput key = inputs.apply("tls-private-key", IdentityFields::keyFault);
        privateKey = new SecretInput(SecretField.PRIVATE_KEY, key);
        key.when(() -> is(Kind.PASTED)
                        && !(key.isBlank() && privateKey.keptProperty().get()))
                .needed(Texts.get("form.tls.key.needed"));
        storeFile = inputs.apply("tls-store-file", FieldRules::anything)
                .when(() -> is(Kind.PKCS12) || is(Kind.JKS))
                .needed(needed);
        library = inputs.apply("tls-library", FieldRules::anything)
                .when(() -> is(Kind.PKCS11))
                .needed(needed);
        slot = inputs.apply("tls-slot", InputRules.number(0, MAX_SLOTS)).when(() -> is(Kind.PKCS11));
        alias = inputs.apply("tls-alias", FieldRules::anything);
        passphrase = new SecretInput(SecretField.KEY_PASSPHRASE, inputs.apply("tls-passphrase", InputRules::string));
        fill(from);
        givenModule = library.value();
    }

    private void fill(ClientIdentity from) {
        switch (from) {
            case ClientIdentity.None() -> kind.set(Kind.NONE);
            case ClientIdentity.PemFiles(String certificate, String key) -> {
                kind.set(Kind.PEM_FILES);
                certificateFile.textProperty().set(certificate);
                keyFile.textProperty().set(key);
            }
            case ClientIdentity.Pem(String certificate) -> {
                kind.set(Kind.PASTED);
                certificateText.textProperty().set(certificate);
            }
            case ClientIdentity.KeyStoreFile(String type, String path, String name) -> {
                kind.set(type.equals("JKS") ? Kind.JKS : Kind.PKCS12);
                storeFile.textProperty().set(path);
                alias.textProperty().set(name);
            }
            case ClientIdentity.Pkcs11(String module, int index, String name) -> {
                kind.set(Kind.PKCS11);
                library.textProperty().set(module);
                slot.textProperty().set(Integer.toString(index));
                alias.textProperty().set(name);
            }
        }
    }

    private boolean is(Kind which) {
        return isOn.getAsBoolean() && kind.get() == which;
    }

    private static String keyFault(String text) {
        return text.contains("PRIVATE KEY-----") ? "" : Texts.get("form.tls.key.wrong");
    }

    public ObjectProperty<Kind> kindProperty() {
        return kind;
    }

    /** Path of a PEM file, for {@link Kind#PEM_FILES}. */
    public TextInput certificateFile() {
        return certificateFile;
    }

    /** Path of a PEM file, for {@link Kind#PEM_FILES}. */
    public TextInput keyFile() {
        return keyFile;
    }

    /** PEM text, for {@link Kind#PASTED}. */
    public TextInput certificateText() {
        return certificateText;
    }

    /** PEM text, for {@link Kind#PASTED}. */
    public SecretInput privateKey() {
        return privateKey;
    }

    /** Path, for {@link Kind#PKCS12} and {@link Kind#JKS}. */
    public TextInput storeFile() {
        return storeFile;
    }

    /** Path of the module, for {@link Kind#PKCS11}. */
    public TextInput library() {
        return library;
    }

    /** Index from 0, for {@link Kind#PKCS11}. */
    public TextInput slot() {
        return slot;
    }

    /** Alias of the key in a key store or token; if empty, the first key. */
    public TextInput alias() {
        return alias;
    }

    /** Passphrase of the key or the key store, or PIN of the token; for all but {@link Kind#NONE}. */
    public SecretInput passphrase() {
        return passphrase;
    }

    /** The PKCS#11 module that the user selected in this form; empty if unchanged, or if none is used. */
    public Optional<String> chosenModule() {
        return is(Kind.PKCS11) && !library.value().equals(givenModule)
                ? Optional.of(library.value())
                : Optional.empty();
    }

    ClientIdentity identity() {
        return switch (kind.get()) {
            case NONE -> new ClientIdentity.None();
            case PEM_FILES -> new ClientIdentity.PemFiles(certificateFile.value(), keyFile.value());
            case PASTED -> new ClientIdentity.Pem(certificateText.textProperty().get());
            case PKCS12 -> new ClientIdentity.KeyStoreFile("PKCS12", storeFile.value(), alias.value());
            case JKS -> new ClientIdentity.KeyStoreFile("JKS", storeFile.value(), alias.value());
            case PKCS11 -> new ClientIdentity.Pkcs11(library.value(), (int) FieldRules.number(slot, 0), alias.value());
        };
    }
}
