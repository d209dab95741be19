// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.form;

import atlantafx.base.theme.Styles;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.BoundedText;
import org.topiary.app.ui.FileQuestions;
import org.topiary.app.ui.Icon;
import org.topiary.app.ui.PanelKeys;
import org.topiary.app.view.input.Inputs;
import org.topiary.app.viewmodel.form.SecretInput;
import org.topiary.app.viewmodel.input.TextInput;

/** Creates the fields of one form: each with its label above and an error or a note below. */
final class Fields {
    static final double NARROW = 96;
    private static final double WIDTH = 680;
    private static final double GAP = 16;

    private final ObservableBooleanValue mqtt3;
    private final FileQuestions files;
    private final Inputs inputs = new Inputs("form-");

    /** @param mqtt3 whether MQTT 3.1.1 is chosen: then fields of MQTT 5 say that they are not used */
    Fields(ObservableBooleanValue mqtt3, FileQuestions files) {
        this.mqtt3 = mqtt3;
        this.files = files;
    }

    /** The control of an input; empty until its section is first expanded. */
    Optional<Node> node(TextInput input) {
        return inputs.node(input);
    }

    /** The controls that are connected to their inputs. */
    Inputs inputs() {
        return inputs;
    }

    VBox text(String labelKey, TextInput input) {
        return field(labelKey, bind(input, BoundedText.field()), input, null);
    }

    VBox text(String labelKey, TextInput input, String promptKey) {
        TextField field = BoundedText.field();
        field.setPromptText(Texts.get(promptKey));
        return field(labelKey, bind(input, field), input, null);
    }

    VBox text(String labelKey, TextInput input, @Nullable String promptKey, ObservableValue<String> note) {
        TextField field = BoundedText.field();
        if (promptKey != null) {
            field.setPromptText(Texts.get(promptKey));
        }
        return field(labelKey, bind(input, field), input, note);
    }

    VBox area(String labelKey, TextInput input, String promptKey, int rows) {
        TextArea area = BoundedText.area();
        area.setPromptText(Texts.get(promptKey));
        return field(labelKey, bind(input, rows(area, rows)), input, null);
    }

    private static TextArea rows(TextArea area, int rows) {
        area.setPrefRowCount(rows);
        area.setMinHeight(Region.USE_PREF_SIZE);
        area.setPrefColumnCount(1);
        // In a form the Tab key moves to the next field.
        PanelKeys.tabLeaves(area);
        return area;
    }

    VBox secret(String labelKey, SecretInput secret, ObservableValue<String> note) {
        return secret(labelKey, secret, BoundedText.password(), note);
    }

    VBox secretArea(String labelKey, SecretInput secret, int rows) {
        return secret(labelKey, secret, rows(BoundedText.area(), rows), text(""));
    }

    private VBox secret(String labelKey, SecretInput secret, TextInputControl input, ObservableValue<String> note) {
        bind(secret.input(), input);
        input.promptTextProperty()
                .bind(Bindings.when(secret.keptProperty())
                        .then(Texts.get("form.secret.kept"))
                        .otherwise(Bindings.when(secret.willBeRemovedProperty())
                                .then(Texts.get("form.secret.goes"))
                                .otherwise("")));
        Button forget = new Button(Texts.get("form.secret.forget"));
        forget.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
        forget.setMinWidth(Region.USE_PREF_SIZE);
        forget.setTooltip(new Tooltip(Texts.get("form.secret.forget.note")));
        forget.setAccessibleText(Texts.get("form.secret.forget.of", Texts.get(labelKey)));
        forget.visibleProperty().bind(secret.keptProperty());
        forget.managedProperty().bind(secret.keptProperty());
        forget.setOnAction(event -> {
            secret.forget();
            input.requestFocus();
        });
        return field(labelKey, beside(input, forget), secret.input(), note, input);
    }

    /** A path, with a button to browse for it. */
    VBox file(String labelKey, TextInput input) {
        TextField field = BoundedText.field();
        bind(input, field);
        Button browse = new Button(Texts.get("form.browse"), new Icon(Feather.FOLDER));
        browse.setMinWidth(Region.USE_PREF_SIZE);
        browse.setAccessibleText(Texts.get("form.browse.of", Texts.get(labelKey)));
        browse.setOnAction(event -> {
            files.toOpen(field.getScene().getWindow(), Texts.get(labelKey))
                    .ifPresent(chosen -> field.setText(chosen.toString()));
        });
        return field(labelKey, beside(field, browse), input, null, field);
    }

    private static HBox beside(Node input, Node button) {
        HBox.setHgrow(input, Priority.ALWAYS);
        HBox box = new HBox(input, button);
        box.getStyleClass().add("field-with-button");
        return box;
    }

    /** A field that applies to MQTT 5 only. */
    VBox five(VBox field) {
        if (field.getChildren().getFirst() instanceof Label label) {
            String text = label.getText();
            label.textProperty()
                    .bind(Bindings.when(mqtt3)
                            .then(Texts.get("form.five", text))
                            .otherwise(text));
        }
        return field;
    }

    /** A check box that applies to MQTT 5 only. */
    CheckBox five(CheckBox check) {
        String text = check.getText();
        check.textProperty()
                .bind(Bindings.when(mqtt3).then(Texts.get("form.five", text)).otherwise(text));
        return check;
    }

    /** Connects a control to its input, so that it shows errors and {@link #node} finds it. */
    <C extends TextInputControl> C bind(TextInput input, C control) {
        return inputs.bind(input, control);
    }

    private VBox field(String labelKey, Node control, TextInput input, @Nullable ObservableValue<String> note) {
        return field(labelKey, control, input, note, control);
    }

    private VBox field(
            String labelKey, Node control, TextInput input, @Nullable ObservableValue<String> note, Node labelled) {
        // Reserves a line for the error, so that no row moves when one appears.
        StackPane message = new StackPane(Inputs.error(input));
        message.setAlignment(Pos.TOP_LEFT);
        message.getStyleClass().add("field-message");
        if (note != null) {
            Label hint = note(note);
            hint.visibleProperty()
                    .bind(Bindings.createBooleanBinding(
                            () -> input.errorProperty().get().isEmpty()
                                    && !note.getValue().isEmpty(),
                            input.errorProperty(),
                            note));
            hint.managedProperty().bind(hint.visibleProperty());
            message.getChildren().add(hint);
        }
        VBox box = plain(labelKey, control, labelled);
        box.getChildren().add(message);
        return box;
    }

    static VBox plain(String labelKey, Node control) {
        return plain(labelKey, control, control);
    }

    private static VBox plain(String labelKey, Node control, Node labelled) {
        Label label = new Label(Texts.get(labelKey));
        label.getStyleClass().add("field-label");
        label.setLabelFor(labelled);
        VBox box = new VBox(label, control);
        box.getStyleClass().add("field");
        return box;
    }

    static Label note(ObservableValue<String> text) {
        Label note = new Label();
        note.textProperty().bind(text);
        note.setWrapText(true);
        note.setMinHeight(Region.USE_PREF_SIZE);
        note.getStyleClass().add("field-note");
        return note;
    }

    static Label note(String key) {
        return note(text(Texts.get(key)));
    }

    static ObservableValue<String> text(String text) {
        return new SimpleStringProperty(text);
    }

    /** Cells side by side; those that are not {@link #narrow} share the width equally, whatever their texts. */
    static HBox row(VBox... cells) {
        HBox row = new HBox(cells);
        row.getStyleClass().add("form-row");
        for (VBox cell : cells) {
            boolean shares = cell.getMaxWidth() == Region.USE_COMPUTED_SIZE;
            HBox.setHgrow(cell, shares ? Priority.ALWAYS : Priority.NEVER);
            if (shares) {
                cell.setMinWidth(0);
                // Close to the final width, from which wrapped sentences compute their height.
                cell.setPrefWidth((WIDTH + GAP) / cells.length - GAP);
                cell.setMaxWidth(Double.MAX_VALUE);
            }
        }
        return row;
    }

    static VBox narrow(VBox cell, double width) {
        cell.setMinWidth(width);
        cell.setMaxWidth(width);
        if (width > 0) {
            cell.setPrefWidth(width);
        }
        return cell;
    }

    static CheckBox check(String id, String key, BooleanProperty property) {
        CheckBox check = new CheckBox(Texts.get(key));
        check.setId("form-" + id);
        check.getStyleClass().add("field-check");
        check.selectedProperty().bindBidirectional(property);
        return check;
    }

    /** Adds space as high as a field's label above a node, to align it with the fields next to it. */
    static VBox level(Node node) {
        Label spacer = new Label(" ");
        spacer.getStyleClass().add("field-label");
        VBox box = new VBox(spacer, node);
        box.getStyleClass().add("field");
        return box;
    }

    static void showWhen(Node node, ObservableValue<Boolean> condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(condition);
    }

    static VBox column(Node... nodes) {
        VBox column = new VBox(nodes);
        column.getStyleClass().add("form-fields");
        return column;
    }
}
