// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.start;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import atlantafx.base.theme.Styles;
import org.jspecify.annotations.Nullable;
import org.topiary.app.view.common.Segments;
import org.topiary.app.viewmodel.Texts;
import org.topiary.app.viewmodel.start.ConnectionFormViewModel;
import org.topiary.app.viewmodel.start.ConnectionFormViewModel.Field;
import org.topiary.app.viewmodel.start.StartViewModel;
import org.topiary.mqtt.MqttVersion;

/** The panel that makes or changes a connection: the URL on top, what it stands for below. */
final class ConnectionFormView extends VBox {
    private static final double NARROW = 96;
    private static final int WIDTH = 596;
    private static final int GAP = 16;

    private final StartViewModel model;
    private final ConnectionFormViewModel form;
    private final Map<Field, TextField> inputs = new EnumMap<>(Field.class);

    ConnectionFormView(ConnectionFormViewModel form, StartViewModel model) {
        this.form = form;
        this.model = model;
        getStyleClass().addAll("start-panel", "form-panel");
        setAccessibleRole(AccessibleRole.DIALOG);
        setMaxHeight(Region.USE_PREF_SIZE);

        Label title = new Label(form.title());
        title.getStyleClass().add(Styles.TITLE_4);

        TextField url = input(Field.URL, new TextField(), form.urlProperty(), null);
        TextField host = input(Field.HOST, new TextField(), form.hostProperty(), null);
        TextField port = input(Field.PORT, new TextField(), form.portProperty(), null);
        TextField path = input(Field.PATH, new TextField(), form.pathProperty(), "form.path.prompt");
        TextField user = input(Field.USER_NAME, new TextField(), form.userNameProperty(), "form.userName.prompt");
        TextField password = input(Field.PASSWORD, new PasswordField(), form.passwordProperty(), null);
        TextField clientId = input(Field.CLIENT_ID, new TextField(), form.clientIdProperty(), "form.clientId.prompt");
        TextField keepAlive = input(Field.KEEP_ALIVE, new TextField(), form.keepAliveProperty(), null);
        TextField name = new TextField();
        name.setId("form-name");
        name.textProperty().bindBidirectional(form.nameProperty());
        // The name a connection gets when none is typed.
        name.promptTextProperty().bind(form.hostProperty().map(h -> h.isBlank() ? Texts.get("form.name.prompt") : h));

        CheckBox tls = check("form-tls", "form.tls", form.tlsProperty());
        CheckBox cleanStart = check("form-clean-start", "form.cleanStart", form.cleanStartProperty());
        cleanStart.setTooltip(new Tooltip(Texts.get("form.cleanStart.note")));
        Segments<Boolean> transport = new Segments<>(form.webSocketProperty(), List.of(false, true),
                ws -> Texts.get(ws ? "form.transport.webSocket" : "form.transport.tcp"), Texts.get("form.transport"));
        Segments<MqttVersion> version = new Segments<>(form.versionProperty(), List.of(MqttVersion.values()),
                ConnectionFormView::versionName, Texts.get("form.version"));

        VBox pathField = field("form.path", path, Field.PATH, null);
        pathField.visibleProperty().bind(form.webSocketProperty());
        pathField.managedProperty().bind(form.webSocketProperty());
        VBox portField = narrow(field("form.port", port, Field.PORT, null), NARROW);
        HBox tlsLine = new HBox(tls, note(text("form.tls.note")));
        tlsLine.getStyleClass().add("form-tls-line");

        VBox fields = new VBox(
                field("form.url", url, Field.URL, text("form.url.note")),
                row(field("form.host", host, Field.HOST, null), portField, pathField,
                        narrow(plain("form.transport", transport, null), Region.USE_PREF_SIZE)),
                tlsLine,
                row(field("form.userName", user, Field.USER_NAME, null),
                        field("form.password", password, Field.PASSWORD, form.passwordNoteProperty())),
                row(plain("form.name", name, null), field("form.clientId", clientId, Field.CLIENT_ID, null)),
                row(narrow(plain("form.version", version, null), Region.USE_PREF_SIZE),
                        field("form.keepAlive", keepAlive, Field.KEEP_ALIVE, null),
                        new VBox(spacer(), cleanStart)));
        fields.getStyleClass().add("form-fields");
        version.getChildren().forEach(button ->
                Tooltip.install(button, new Tooltip(Texts.get("form.version.note"))));

        ScrollPane scroll = new ScrollPane(fields);
        scroll.setFitToWidth(true);
        // Grows with sentences that come up, as far as the window lets it.
        scroll.prefViewportHeightProperty().bind(fields.heightProperty());
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("form-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(title, scroll, buttons());
        Keys.panel(this, this::connect, model::closeForm);
        // Whoever types on after the password was taken out goes on at the end.
        form.passwordNoteProperty().subscribe((old, now) -> url.end());
    }

    void focusFirst() {
        TextField url = inputs.get(Field.URL);
        if (url != null) {
            // Before its first pulse a scroll pane has no content, which then could not take the focus.
            applyCss();
            url.requestFocus();
            url.end();
        }
    }

    private HBox buttons() {
        Button cancel = button("form-cancel", "form.cancel", model::closeForm);
        Button save = button("form-save", "form.save", this::save);
        Button connect = button("form-connect", "form.connect", this::connect);
        connect.getStyleClass().add(Styles.ACCENT);
        HBox buttons = new HBox(cancel, save, connect);
        buttons.getStyleClass().add("panel-buttons");
        return buttons;
    }

    private void connect() {
        model.connectForm();
        focusFirstError();
    }

    private void save() {
        model.saveForm();
        focusFirstError();
    }

    private void focusFirstError() {
        form.firstError().map(inputs::get).ifPresent(Node::requestFocus);
    }

    private TextField input(Field field, TextField input, StringProperty text, @Nullable String promptKey) {
        input.setId("form-" + field.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        if (promptKey != null) {
            input.setPromptText(Texts.get(promptKey));
        }
        input.textProperty().bindBidirectional(text);
        form.errorProperty(field).subscribe(error -> {
            input.pseudoClassStateChanged(Styles.STATE_DANGER, !error.isEmpty());
            input.setAccessibleHelp(error);
        });
        inputs.put(field, input);
        return input;
    }

    /** A field with its label above, and below it what is wrong, or else the note. */
    private VBox field(String labelKey, TextField input, Field field, @Nullable ObservableValue<String> note) {
        VBox box = plain(labelKey, input, note == null ? null : note(note));
        Label error = note(form.errorProperty(field));
        error.getStyleClass().add("field-error");
        box.getChildren().add(2, error);
        if (note != null) {
            Node hint = box.getChildren().getLast();
            form.errorProperty(field).subscribe(now -> {
                hint.setVisible(now.isEmpty());
                hint.setManaged(now.isEmpty());
            });
        }
        return box;
    }

    private static VBox plain(String labelKey, Node input, @Nullable Node note) {
        Label label = new Label(Texts.get(labelKey));
        label.getStyleClass().add("field-label");
        label.setLabelFor(input);
        VBox box = new VBox(label, input);
        if (note != null) {
            box.getChildren().add(note);
        }
        box.getStyleClass().add("field");
        return box;
    }

    private static Label note(ObservableValue<String> text) {
        Label note = new Label();
        note.textProperty().bind(text);
        note.setWrapText(true);
        note.getStyleClass().add("field-note");
        text.subscribe(now -> {
            note.setVisible(!now.isEmpty());
            note.setManaged(!now.isEmpty());
        });
        return note;
    }

    /** Cells side by side; those that are not {@link #narrow} share the width equally, whatever the texts in them. */
    private static HBox row(VBox... cells) {
        HBox row = new HBox(cells);
        row.getStyleClass().add("form-row");
        for (VBox cell : cells) {
            boolean shares = cell.getMaxWidth() == Region.USE_COMPUTED_SIZE;
            HBox.setHgrow(cell, shares ? Priority.ALWAYS : Priority.NEVER);
            if (shares) {
                cell.setMinWidth(0);
                // Near the width it gets: wrapped sentences ask for their height by it.
                cell.setPrefWidth((double) WIDTH / cells.length - GAP);
                cell.setMaxWidth(Double.MAX_VALUE);
            }
        }
        return row;
    }

    private static VBox narrow(VBox cell, double width) {
        cell.setMinWidth(width);
        cell.setMaxWidth(width);
        if (width > 0) {
            cell.setPrefWidth(width);
        }
        return cell;
    }

    /** As high as a field's label, so that a check box stands level with the fields beside it. */
    private static Label spacer() {
        Label spacer = new Label(" ");
        spacer.getStyleClass().add("field-label");
        return spacer;
    }

    private static CheckBox check(String id, String key, BooleanProperty property) {
        CheckBox check = new CheckBox(Texts.get(key));
        check.setId(id);
        check.getStyleClass().add("field-check");
        check.selectedProperty().bindBidirectional(property);
        return check;
    }

    private static Button button(String id, String key, Runnable action) {
        Button button = new Button(Texts.get(key));
        button.setId(id);
        button.setOnAction(event -> action.run());
        return button;
    }

    private static String versionName(MqttVersion version) {
        return Texts.get(switch (version) {
            case AUTOMATIC -> "form.version.automatic";
            case MQTT_5 -> "form.version.5";
            case MQTT_3_1_1 -> "form.version.311";
        });
    }

    private static ObservableValue<String> text(String key) {
        return new SimpleStringProperty(Texts.get(key));
    }
}
