// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.message;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.jspecify.annotations.Nullable;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.Clip;
import org.topiary.app.ui.Deferred;
import org.topiary.app.ui.LineList;
import org.topiary.app.ui.Nodes;
import org.topiary.app.ui.command.CommandContexts;
import org.topiary.app.view.message.columns.FieldDrag;
import org.topiary.app.view.message.image.PicturePane;
import org.topiary.app.viewmodel.message.ShownMessage;
import org.topiary.app.viewmodel.message.ValueContent;
import org.topiary.app.viewmodel.message.ValueViewModel;
import org.topiary.app.viewmodel.message.fields.ChangeRow;
import org.topiary.app.viewmodel.message.fields.ShownFields;
import org.topiary.app.viewmodel.message.fields.ValueForm;

/**
 * The value: as a text, as lines that are created when they become visible, or as a sentence; a bar above shows special
 * circumstances.
 */
final class ValuePane {
    private static final int LINES_ABOVE_FOUND = 2;

    /** In pixels. */
    private static final double LOW = 160;

    private final ValueViewModel model;
    private final boolean compares;
    private final ValueArea area = new ValueArea();
    private final VirtualizedScrollPane<ValueArea> areaScroll = new VirtualizedScrollPane<>(area);
    private final LineList list = new LineList(Texts.get("message.value"));
    private final HexList lines;
    private final FieldsPane fields;
    private final PicturePane picture;
    private final FieldLine fieldLine = new FieldLine();
    private final ListView<ChangeRow> changes = new ListView<>();
    private final Label nothing = new Label();
    private final Label note = new Label();
    private final Label status = new Label();
    private final Hyperlink showAll = new Hyperlink(Texts.get("message.showAll"));
    private final Hyperlink save = new Hyperlink(Texts.get("message.save"));
    private final HBox bar = new HBox(note, showAll, save);
    private final StackPane value;
    private final VBox root;

    /** @param compares whether the panel shows differences */
    ValuePane(ValueViewModel model, boolean compares, Runnable saveValue, FieldDrag drag) {
        this.model = model;
        this.compares = compares;
        lines = new HexList(model.fields(), list);
        fields = new FieldsPane(model.fields(), drag);
        picture = new PicturePane(model, this::showProblemOfPicture);
        value = new StackPane(areaScroll, list, fields.root(), picture.root(), changes, nothing);
        changes.setId("message-changes");
        changes.setAccessibleText(Texts.get("message.changes"));
        changes.setCellFactory(view -> new ChangeCell());
        changes.getStyleClass().addAll("field-rows", Tweaks.EDGE_TO_EDGE);
        changes.setPlaceholder(new Label());
        root = new VBox(bar, status, value, fieldLine.root());
        nothing.setWrapText(true);
        nothing.getStyleClass().addAll("empty-state", Styles.TEXT_MUTED);
        note.setWrapText(true);
        note.setMinWidth(0);
        status.setWrapText(true);
        status.getStyleClass().add("value-status");
        showAll.setMinWidth(Hyperlink.USE_PREF_SIZE);
        showAll.setOnAction(e -> model.showAll());
        save.setMinWidth(Hyperlink.USE_PREF_SIZE);
        save.setOnAction(e -> saveValue.run());
        bar.setMinHeight(HBox.USE_PREF_SIZE);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("value-bar");
        value.getStyleClass().add("value");
        VBox.setVgrow(value, Priority.ALWAYS);
        root.heightProperty().subscribe((before, height) -> {
            if ((before.doubleValue() >= LOW) != (height.doubleValue() >= LOW)) {
                showLine();
            }
        });
        CommandContexts.put(value, this);
    }

    /** Sets the context menus, made each time they open. */
    void setMenu(Supplier<ContextMenu> menu, Function<FieldsPane, ContextMenu> ofField) {
        Deferred.contextMenu(area, menu, this::belowCaret);
        Deferred.contextMenu(list, menu, () -> new Point2D(0, 0));
        Deferred.contextMenu(changes, menu, () -> new Point2D(0, 0));
        Deferred.contextMenu(picture.root(), menu, () -> new Point2D(0, 0));
        fields.setMenu(() -> ofField.apply(fields));
    }

    private Point2D belowCaret() {
        return area.getCaretBounds()
                .map(caret -> area.screenToLocal(caret.getMinX(), caret.getMaxY()))
                .orElse(Point2D.ZERO);
    }

    /** Copies the selected text, or the selected line of a value that is shown as lines. */
    void copySelection() {
        if (changes.isVisible()) {
            Clip.copy(changes.getSelectionModel().getSelectedItem().line());
        } else if (list.isVisible()) {
            Clip.copy(list.getSelectionModel().getSelectedItem());
        } else {
            area.copy();
        }
    }

    Optional<String> withoutSelection() {
        boolean any = changes.isVisible()
                ? !changes.getSelectionModel().isEmpty()
                : list.isVisible()
                        ? !list.getSelectionModel().isEmpty()
                        : areaScroll.isVisible() && area.getSelection().getLength() > 0;
        return any ? Optional.empty() : Optional.of(Texts.get("command.noText"));
    }

    Node root() {
        return root;
    }

    Subscription bind() {
        return Subscription.combine(
                model.shownProperty(compares).subscribe(this::show),
                fields.bind(),
                picture.bind(),
                model.fields().shownProperty().subscribe(shown -> showFields()),
                model.fields().problemProperty().subscribe(problem -> showStatus(status())),
                model.statusProperty().subscribe(now -> showStatus(status())),
                () -> lines.mark(null));
    }

    void takeFocus() {
        if (fields.root().isVisible()) {
            fields.takeFocus();
        } else if (picture.root().isVisible()) {
            picture.takeFocus();
        } else {
            (changes.isVisible() ? changes : list.isVisible() ? list : area).requestFocus();
        }
    }

    private String status() {
        String problem = model.fields().problemProperty().get();
        return problem.isEmpty() ? model.statusProperty().get() : problem;
    }

    private void showFields() {
        showLine();
        lines.mark(fieldsOfValue());
        showNote(model.shownProperty(compares).get().content().note());
    }

    /** Null for differences, which have no fields to select. */
    private @Nullable ShownFields fieldsOfValue() {
        return compares ? null : model.fields().shownProperty().get();
    }

    /** The line about the selected field; in a low pane the tree has the room for itself. */
    private void showLine() {
        ValueForm form = model.shownProperty(compares).get().form().form();
        ShownFields shown = fieldsOfValue();
        boolean room = form == ValueForm.HEX || root.getHeight() >= LOW;
        fieldLine.show(room && shown != null && shown.tree().hasFields() ? shown : null, form);
    }

    /** Shows the sentence about the value, and the one about what its tree leaves out. */
    private void showNote(String ofValue) {
        ShownFields shown = fieldsOfValue();
        String ofTree = shown == null ? "" : shown.rows().note();
        String all = ofValue.isEmpty() || ofTree.isEmpty() ? ofValue + ofTree : ofValue + " " + ofTree;
        note.setText(all);
        Nodes.show(bar, !all.isEmpty());
    }

    private void showStatus(String sentence) {
        status.setText(sentence);
        Nodes.show(status, !sentence.isEmpty());
    }

    private void show(ShownMessage message) {
        ValueContent content = message.content();
        showNote(content.note());
        showLine();
        Nodes.show(showAll, content.cut());
        Nodes.show(save, content.cut());
        switch (content) {
            case ValueContent.Text text -> {
                area.show(text);
                only(areaScroll);
            }
            case ValueContent.Lines shown -> {
                boolean bytes = message.form().form() == ValueForm.HEX;
                lines.show(shown.count(), shown.line(), shown.found().inLine(), bytes);
                only(list);
                if (shown.found().first() >= 0) {
                    layOut();
                    lines.scrollTo(shown.found().first(), LINES_ABOVE_FOUND);
                }
            }
            case ValueContent.Fields(String sentence) -> only(fields.root());
            case ValueContent.Picture shown -> {
                only(picture.root());
                picture.show(shown.source());
            }
            case ValueContent.Changes(List<ChangeRow> rows, String sentence) -> {
                changes.getItems().setAll(rows);
                only(changes);
            }
            case ValueContent.Nothing(String sentence) -> {
                nothing.setText(sentence);
                only(nothing);
            }
        }
        if (!(content instanceof ValueContent.Picture)) {
            picture.clear();
        }
        if (content instanceof ValueContent.Lines) {
            lines.mark(message.form().fields());
        } else if (!list.isVisible()) {
            lines.clear();
        }
        if (!(content instanceof ValueContent.Changes)) {
            changes.getItems().clear();
        }
    }

    /** Shows the bytes of a picture that cannot be drawn, and why. */
    private void showProblemOfPicture(String problem) {
        if (model.shownProperty(compares).get().content() instanceof ValueContent.Picture content) {
            ValueContent.Lines bytes = content.bytes();
            if (problem.isEmpty()) {
                only(picture.root());
                lines.clear();
            } else {
                lines.show(bytes.count(), bytes.line(), bytes.found().inLine(), false);
                only(list);
            }
            showNote(
                    problem.isEmpty() || content.note().isEmpty()
                            ? problem + content.note()
                            : problem + " " + content.note());
        }
    }

    /**
     * Lays out the window first: a list that scrolls before it has its final size ends up elsewhere, and header and
     * history may have appeared together with the value.
     */
    private void layOut() {
        Scene scene = root.getScene();
        if (scene != null) {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
        }
    }

    /** Shows one of the controls, which gets the focus if another one had it. */
    private void only(Node shown) {
        boolean focused = !shown.isVisible() && value.isFocusWithin();
        value.getChildren().forEach(child -> Nodes.show(child, child.equals(shown)));
        if (focused) {
            takeFocus();
        }
    }
}
