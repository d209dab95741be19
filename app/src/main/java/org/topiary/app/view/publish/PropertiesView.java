// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.publish;

import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.BoundedText;
import org.topiary.app.ui.FoldOutHeader;
import org.topiary.app.ui.Nodes;
import org.topiary.app.ui.Segments;
import org.topiary.app.view.input.Inputs;
import org.topiary.app.view.input.PairsView;
import org.topiary.app.viewmodel.input.TextInput;
import org.topiary.app.viewmodel.publish.PropertiesViewModel;
import org.topiary.mqtt.publish.PublishProperties.PayloadFormat;

/** The MQTT 5 properties of the message: a line that names those set, and their fields, created when first expanded. */
final class PropertiesView {
    private static final double NARROW = 104;
    private static final double WIDE = 150;

    private final PropertiesViewModel model;
    private final Inputs inputs = new Inputs("publish-");
    private final FoldOutHeader header;
    private final ScrollPane content = new ScrollPane();
    private final BooleanProperty open = new SimpleBooleanProperty();

    PropertiesView(PropertiesViewModel model) {
        this.model = model;
        ObservableValue<String> summary = Bindings.createStringBinding(
                () -> model.notSentProperty().get().isEmpty()
                        ? model.summaryProperty().get()
                        : Texts.get(
                                "publish.properties.summary.notSent",
                                model.summaryProperty().get()),
                model.summaryProperty(),
                model.notSentProperty());
        header = new FoldOutHeader(
                "publish-properties", Texts.get("publish.properties"), summary, () -> open.set(!open.get()));
        content.getStyleClass().addAll("publish-properties", "form-scroll");
        content.setFitToWidth(true);
        content.setFocusTraversable(false);
        content.setMaxHeight(Region.USE_PREF_SIZE);
        open.subscribe(this::show);
    }

    /** The line that expands and collapses the fields. */
    Node header() {
        return header;
    }

    /** The fields. */
    Node content() {
        return content;
    }

    /** Whether the fields are shown. */
    BooleanProperty openProperty() {
        return open;
    }

    private void show(boolean expanded) {
        if (expanded && content.getContent() == null) {
            content.setContent(fields());
        }
        Nodes.show(content, expanded);
        header.show(expanded);
    }

    private Node fields() {
        TextField alias = field(model.topicAlias());
        alias.promptTextProperty().bind(model.aliasNoteProperty());
        VBox fields = new VBox(
                note("publish-properties-not-sent", model.notSentProperty()),
                note("publish-properties-left-out", model.leftOutProperty()),
                row(
                        labelled(
                                "publish.contentType",
                                prompted(field(model.contentType()), "publish.contentType.prompt"),
                                Inputs.error(model.contentType())),
                        narrow(labelled(
                                "publish.expiry",
                                prompted(field(model.expiry()), "publish.expiry.prompt"),
                                Inputs.error(model.expiry()))),
                        payloadFormat()),
                row(
                        labelled(
                                "publish.responseTopic",
                                inputs.bind(model.responseTopic(), BoundedText.topic()),
                                Inputs.error(model.responseTopic())),
                        labelled(
                                "publish.correlationData",
                                prompted(field(model.correlationData()), "form.bytes.note"),
                                Inputs.error(model.correlationData())),
                        narrow(labelled("publish.topicAlias", alias, Inputs.error(model.topicAlias())))),
                new PairsView(inputs, model.userProperties(), "form.pair.add"));
        fields.getStyleClass().add("publish-fields");
        return fields;
    }

    private static Label note(String id, ReadOnlyStringProperty text) {
        Label note = new Label();
        note.setId(id);
        note.textProperty().bind(text);
        note.setWrapText(true);
        note.setMinHeight(Region.USE_PREF_SIZE);
        note.getStyleClass().add("publish-hint");
        note.visibleProperty().bind(text.isNotEmpty());
        note.managedProperty().bind(note.visibleProperty());
        return note;
    }

    private TextField field(TextInput input) {
        return inputs.bind(input, BoundedText.field());
    }

    private static TextField prompted(TextField field, String promptKey) {
        field.setPromptText(Texts.get(promptKey));
        return field;
    }

    private VBox payloadFormat() {
        List<PayloadFormat> formats = List.of(PayloadFormat.values());
        Segments<PayloadFormat> choice = new Segments<>(
                model.payloadFormatProperty(), formats, PropertiesView::formatName, Texts.get("publish.payloadFormat"));
        for (int i = 0; i < formats.size(); i++) {
            String name = formats.get(i).name().toLowerCase(Locale.ROOT).replace('_', '-');
            choice.getChildren().get(i).setId("publish-payload-format-" + name);
        }
        Label problem = new Label();
        problem.textProperty().bind(model.formatProblemProperty());
        problem.setWrapText(true);
        problem.getStyleClass().addAll("field-note", "field-error");
        problem.visibleProperty().bind(model.formatProblemProperty().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        problem.maxWidthProperty().bind(choice.widthProperty());
        VBox field = labelled("publish.payloadFormat", choice, problem);
        field.setMinWidth(Region.USE_PREF_SIZE);
        field.setPrefWidth(Region.USE_COMPUTED_SIZE);
        HBox.setHgrow(field, Priority.NEVER);
        return field;
    }

    private static String formatName(PayloadFormat format) {
        return Texts.get(
                switch (format) {
                    case NOT_SET -> "publish.payloadFormat.notSet";
                    case BYTES -> "publish.payloadFormat.bytes";
                    case UTF_8 -> "publish.payloadFormat.text";
                });
    }

    private static VBox labelled(String key, Node control, Label error) {
        Label label = new Label(Texts.get(key));
        label.getStyleClass().add("field-label");
        label.setLabelFor(control);
        VBox field = new VBox(label, control, error);
        field.getStyleClass().add("field");
        field.setMinWidth(0);
        field.setPrefWidth(WIDE);
        HBox.setHgrow(field, Priority.ALWAYS);
        return field;
    }

    private static VBox narrow(VBox field) {
        field.setMinWidth(NARROW);
        field.setPrefWidth(NARROW);
        HBox.setHgrow(field, Priority.NEVER);
        return field;
    }

    private static HBox row(Node... fields) {
        HBox row = new HBox(fields);
        row.getStyleClass().add("publish-row");
        return row;
    }
}
