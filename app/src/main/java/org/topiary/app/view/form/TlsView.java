// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.form;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.Icon;
import org.topiary.app.ui.IconButton;
import org.topiary.app.ui.Segments;
import org.topiary.app.viewmodel.form.IdentityFields;
import org.topiary.app.viewmodel.form.IdentityFields.Kind;
import org.topiary.app.viewmodel.form.TlsSection;
import org.topiary.app.viewmodel.form.TlsSection.Trusted;
import org.topiary.mqtt.tls.Fingerprints;

/** The fields of the TLS section. */
final class TlsView {
    private static final int PEM_ROWS = 4;

    private final Fields fields;
    private final TlsSection section;

    TlsView(Fields fields, TlsSection section) {
        this.fields = fields;
        this.section = section;
    }

    Node content() {
        return Fields.column(anything(), authorities(), identity(), details(), pinned());
    }

    private Node anything() {
        Label words = new Label(Texts.get("form.tls.anything"), new Icon(Feather.ALERT_TRIANGLE));
        words.setWrapText(true);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        Button check = new Button(Texts.get("form.tls.anything.end"));
        check.setId("form-tls-check-again");
        check.setMinWidth(Button.USE_PREF_SIZE);
        check.setOnAction(event -> section.acceptAnythingProperty().set(false));
        HBox line = new HBox(words, check);
        line.getStyleClass().addAll("start-bar", "danger-bar");
        Fields.showWhen(line, section.acceptAnythingProperty());
        return line;
    }

    private Node authorities() {
        Segments<Trusted> trusted = new Segments<>(
                section.trustedProperty(),
                List.of(Trusted.values()),
                value -> Texts.get(
                        switch (value) {
                            case SYSTEM -> "form.tls.trusted.system";
                            case FILE -> "form.tls.trusted.file";
                            case PASTED -> "form.tls.trusted.pasted";
                        }),
                Texts.get("form.tls.trusted"));
        VBox file = fields.file("form.tls.authorityFile", section.authorityFile());
        Fields.showWhen(file, section.trustedProperty().isEqualTo(Trusted.FILE));
        VBox text = fields.area("form.tls.authorityText", section.authorityText(), "form.tls.pem.prompt", PEM_ROWS);
        Fields.showWhen(text, section.trustedProperty().isEqualTo(Trusted.PASTED));
        return Fields.column(Fields.plain("form.tls.trusted", trusted), file, text);
    }

    private Node identity() {
        IdentityFields identity = section.identity();
        ComboBox<Kind> kind = choice(
                "tls-identity",
                List.of(Kind.values()),
                value -> Texts.get(
                        switch (value) {
                            case NONE -> "form.tls.identity.none";
                            case PEM_FILES -> "form.tls.identity.pemFiles";
                            case PASTED -> "form.tls.identity.pasted";
                            case PKCS12 -> "form.tls.identity.pkcs12";
                            case JKS -> "form.tls.identity.jks";
                            case PKCS11 -> "form.tls.identity.pkcs11";
                        }));
        kind.valueProperty().bindBidirectional(identity.kindProperty());
        HBox files = Fields.row(
                fields.file("form.tls.certificateFile", identity.certificateFile()),
                fields.file("form.tls.keyFile", identity.keyFile()));
        Fields.showWhen(files, is(Kind.PEM_FILES));
        HBox pasted = Fields.row(
                fields.area("form.tls.certificateText", identity.certificateText(), "form.tls.pem.prompt", PEM_ROWS),
                fields.secretArea("form.tls.privateKey", identity.privateKey(), PEM_ROWS));
        Fields.showWhen(pasted, is(Kind.PASTED));
        VBox store = fields.file("form.tls.storeFile", identity.storeFile());
        Fields.showWhen(store, is(Kind.PKCS12).or(is(Kind.JKS)));
        HBox token = Fields.row(
                fields.file("form.tls.library", identity.library()),
                Fields.narrow(fields.text("form.tls.slot", identity.slot(), "form.tls.slot.prompt"), Fields.NARROW));
        Fields.showWhen(token, is(Kind.PKCS11));
        VBox alias = fields.text("form.tls.alias", identity.alias(), "form.tls.alias.prompt");
        Fields.showWhen(alias, is(Kind.PKCS12).or(is(Kind.JKS)).or(is(Kind.PKCS11)));
        VBox passphrase = fields.secret("form.tls.passphrase", identity.passphrase(), Fields.text(""));
        HBox opens = Fields.row(passphrase, alias);
        Fields.showWhen(opens, is(Kind.NONE).not());
        return Fields.column(Fields.plain("form.tls.identity", kind), files, pasted, store, token, opens);
    }

    private BooleanBinding is(Kind kind) {
        return section.identity().kindProperty().isEqualTo(kind);
    }

    private Node details() {
        List<List<String>> versions = new ArrayList<>(TlsSection.USUAL_VERSIONS);
        if (!versions.contains(section.versionsProperty().get())) {
            versions.add(section.versionsProperty().get());
        }
        ComboBox<List<String>> version = choice(
                "tls-versions",
                versions,
                value -> value.isEmpty() ? Texts.get("form.tls.versions.platform") : String.join(", ", value));
        version.valueProperty().bindBidirectional(section.versionsProperty());
        return Fields.column(
                Fields.check("tls-host-name", "form.tls.hostName", section.checkHostNameProperty()),
                Fields.row(
                        fields.text("form.tls.serverName", section.serverName(), "form.tls.serverName.prompt"),
                        fields.text("form.tls.alpn", section.alpn(), "form.tls.alpn.prompt")),
                Fields.row(
                        Fields.plain("form.tls.versions", version),
                        fields.text("form.tls.cipherSuites", section.cipherSuites(), "form.tls.versions.platform")));
    }

    private static <T> ComboBox<T> choice(String id, List<T> values, Function<T, String> name) {
        ComboBox<T> choice = new ComboBox<>();
        choice.setId("form-" + id);
        choice.getItems().setAll(values);
        choice.setMaxWidth(Double.MAX_VALUE);
        choice.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable T value) {
                return value == null ? "" : name.apply(value);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("The choice is not editable");
            }
        });
        return choice;
    }

    private Node pinned() {
        VBox rows = new VBox();
        rows.getStyleClass().add("pairs");
        section.pinned().subscribe(() -> fill(rows));
        fill(rows);
        VBox field = Fields.plain("form.tls.pinned", rows);
        Fields.showWhen(field, Bindings.isNotEmpty(section.pinned()));
        return field;
    }

    private void fill(VBox rows) {
        rows.getChildren()
                .setAll(section.pinned().stream().map(this::fingerprint).toList());
    }

    private Node fingerprint(String sha256) {
        String shown = Fingerprints.grouped(sha256);
        Label digits = new Label(shown);
        digits.getStyleClass().add("fingerprint");
        digits.setMaxWidth(Double.MAX_VALUE);
        digits.setTooltip(new Tooltip(shown));
        HBox.setHgrow(digits, Priority.ALWAYS);
        Button remove = new IconButton(
                Feather.X,
                Texts.get("form.tls.pinned.remove.tip"),
                () -> section.pinned().remove(sha256));
        remove.setAccessibleText(Texts.get("form.tls.pinned.remove", shown));
        HBox line = new HBox(digits, remove);
        line.getStyleClass().add("field-with-button");
        return line;
    }
}
