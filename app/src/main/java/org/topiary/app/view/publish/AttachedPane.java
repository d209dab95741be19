// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.publish;

import atlantafx.base.theme.Styles;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.Icon;
import org.topiary.app.ui.LineList;
import org.topiary.app.ui.Nodes;
import org.topiary.app.viewmodel.publish.Payload;
import org.topiary.app.viewmodel.publish.PayloadViewModel;
import org.topiary.payload.PayloadFormat;

/**
 * A payload that cannot be edited: its description and the actions on it, with a preview of its lines below on request.
 */
final class AttachedPane extends VBox {
    private final PayloadViewModel model;
    private final Label what = new Label();
    private final ProgressIndicator progress = new ProgressIndicator();
    private final Button view = button("publish-view", "publish.attached.view");
    private final Button format = button("publish-attached-format", "publish.format");
    private final Button remove = button("publish-remove", "publish.attached.remove");
    private final LineList lines = new LineList(Texts.get("publish.payload"));

    /** @param paste replaces it with the content of the clipboard */
    AttachedPane(PayloadViewModel model, Runnable paste) {
        this.model = model;
        getStyleClass().add("attached-pane");
        what.setId("publish-attached");
        what.setMinWidth(0);
        what.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(what, Priority.ALWAYS);
        progress.getStyleClass().add("attached-progress");
        view.setOnAction(event -> model.view());
        format.setOnAction(event -> model.format());
        remove.setOnAction(event -> model.remove());
        HBox chip = new HBox(progress, what, view, format, remove);
        chip.getStyleClass().add("attached-chip");
        lines.setId("publish-lines");
        VBox.setVgrow(lines, Priority.ALWAYS);
        getChildren().addAll(chip, lines);

        model.attachedProperty().subscribe(now -> showChip());
        model.busyProperty().subscribe(now -> showChip());
        model.linesProperty().subscribe(this::showLines);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (isPaste(event)) {
                paste.run();
                event.consume();
            } else if (event.getCode() == KeyCode.DELETE || event.getCode() == KeyCode.BACK_SPACE) {
                model.remove();
                event.consume();
            }
        });
    }

    private static boolean isPaste(KeyEvent event) {
        return event.getCode() == KeyCode.PASTE
                || (event.isShortcutDown() && event.getCode() == KeyCode.V)
                || (event.isShiftDown() && event.getCode() == KeyCode.INSERT);
    }

    /** Moves the focus into the pane. */
    void focusFirst() {
        (view.isVisible() ? view : remove).requestFocus();
    }

    private void showChip() {
        boolean busy = !model.busyProperty().get().isEmpty();
        Optional<Payload.Attached> attached = model.attachedProperty().get();
        what.setText(
                busy
                        ? model.busyProperty().get()
                        : attached.map(Payload.Attached::preview).orElse(""));
        what.setGraphic(busy ? null : new Icon(Feather.PAPERCLIP));
        Nodes.show(progress, busy);
        // An indeterminate indicator keeps animating while hidden.
        progress.setProgress(busy ? ProgressIndicator.INDETERMINATE_PROGRESS : 0);
        Nodes.show(view, !busy);
        Nodes.show(
                format,
                !busy
                        && attached.filter(large -> large.format() == PayloadFormat.JSON)
                                .isPresent());
        remove.setText(Texts.get(busy ? "dialog.cancel" : "publish.attached.remove"));
    }

    private void showLines(Optional<PayloadViewModel.Lines> now) {
        now.ifPresentOrElse(shown -> lines.show(shown.count(), shown.line()), lines::clear);
        Nodes.show(lines, now.isPresent());
        view.setText(Texts.get(now.isPresent() ? "publish.attached.hide" : "publish.attached.view"));
    }

    private static Button button(String id, String key) {
        Button button = new Button(Texts.get(key));
        button.setId(id);
        button.getStyleClass().add(Styles.SMALL);
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }
}
