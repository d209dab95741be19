// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.publish;

import java.nio.file.Path;
import javafx.beans.binding.Bindings;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Label;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.StackPane;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.topiary.app.text.Texts;
import org.topiary.app.viewmodel.publish.PayloadViewModel;

/**
 * The editor for a payload that is typed, pasted or dropped: a text area that colours JSON, or the description of an
 * attachment.
 */
final class PayloadEditor extends StackPane implements PayloadArea.Target {
    private final PayloadViewModel model;
    private final PayloadArea area = new PayloadArea(this);
    private final Node areaScroll = new VirtualizedScrollPane<>(area);
    private final AttachedPane attached;

    PayloadEditor(PayloadViewModel model) {
        this.model = model;
        attached = new AttachedPane(model, area::paste);
        getStyleClass().add("payload-editor");
        area.setId("publish-payload");
        area.getStyleClass().add("payload-area");
        area.setAccessibleText(Texts.get("publish.payload"));
        Label placeholder = new Label();
        placeholder.textProperty().bind(model.kindProperty().map(KindChoice::prompt));
        placeholder.getStyleClass().add("payload-prompt");
        // Not the area's own placeholder, which is hidden on focus: this one stays until the first character.
        placeholder.setMouseTransparent(true);
        placeholder
                .visibleProperty()
                .bind(areaScroll
                        .visibleProperty()
                        .and(Bindings.createBooleanBinding(() -> area.getLength() == 0, area.lengthProperty())));
        StackPane.setAlignment(placeholder, Pos.TOP_LEFT);
        getChildren().addAll(areaScroll, placeholder, attached);

        model.textProperty().subscribe(area::show);
        model.checkProperty().subscribe(check -> area.colour(check.text(), check.colours()));
        model.attachedProperty().subscribe(this::showOne);
        model.busyProperty().subscribe(this::showOne);
        showOne();
        area.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            // Tab moves to the next control; otherwise the keyboard could not leave the area.
            if (event.getCode() == KeyCode.TAB && !event.isControlDown() && !event.isAltDown() && !event.isMetaDown()) {
                area.requestFocusTraversal(event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
                event.consume();
            }
        });
        addEventFilter(DragEvent.DRAG_OVER, this::onDragOver);
        addEventFilter(DragEvent.DRAG_DROPPED, this::onDropped);
    }

    void takeFocus() {
        if (attached.isVisible()) {
            attached.focusFirst();
        } else {
            area.requestFocus();
        }
    }

    private void showOne() {
        boolean editable = model.attachedProperty().get().isEmpty()
                && model.busyProperty().get().isEmpty();
        boolean focused = area.isFocused() || attached.isFocusWithin();
        attached.setVisible(!editable);
        areaScroll.setVisible(editable);
        // The node that had the focus is hidden now; focus elsewhere is left alone.
        if (focused) {
            if (editable) {
                area.requestFocus();
            } else {
                attached.focusFirst();
            }
        }
    }

    private static void accept(DragEvent event) {
        event.acceptTransferModes(TransferMode.COPY);
        event.consume();
    }

    private void onDragOver(DragEvent event) {
        Dragboard board = event.getDragboard();
        if (board.hasFiles() ? board.getFiles().size() == 1 : board.hasString()) {
            accept(event);
        }
    }

    private void onDropped(DragEvent event) {
        if (areaScroll.isVisible()) {
            Point2D place = area.sceneToLocal(event.getSceneX(), event.getSceneY());
            area.moveTo(area.hit(place.getX(), place.getY()).getInsertionIndex());
        }
        event.setDropCompleted(area.take(event.getDragboard()));
        event.consume();
    }

    @Override
    public void edited(String text) {
        model.setText(text);
    }

    @Override
    public void tooLong(String before, String inserted, String after) {
        model.attach(before, inserted, after);
    }

    @Override
    public void file(Path file) {
        model.attach(file);
    }
}
