// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.tree;

import java.util.Optional;
import javafx.scene.Cursor;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;
import org.topiary.app.store.TreeColumns;
import org.topiary.app.view.tree.ColumnLayout.Place;
import org.topiary.core.rows.RowOrder.By;

/** What the mouse does on the header of the tree: sorts, moves columns, and changes their width. */
final class ColumnMouse {
    /** How far from a border the pointer still takes it, pixels. */
    private static final double GRIP = 4;
    /** How far a title must be dragged to move its column, pixels. */
    private static final double DRAG = 6;

    private final TreeHeader header;
    /** The column at the left of the border that is dragged; null if none is. */
    private @Nullable By border;

    private @Nullable By pressed;
    private boolean moving;
    private double startX;
    private ColumnLayout start;

    ColumnMouse(TreeHeader header) {
        this.header = header;
        start = header.columnLayout();
        header.addEventHandler(MouseEvent.MOUSE_MOVED, this::onMoved);
        header.addEventHandler(MouseEvent.MOUSE_PRESSED, this::onPressed);
        header.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::onDragged);
        header.addEventHandler(MouseEvent.MOUSE_RELEASED, this::onReleased);
    }

    private void onMoved(MouseEvent event) {
        header.setCursor(borderAt(event.getX()).isPresent() ? Cursor.H_RESIZE : Cursor.DEFAULT);
        if (!header.isFocused()) {
            // The tooltip is that of the title under the pointer.
            header.columnLayout().at(event.getX()).ifPresent(place -> header.setCurrent(place.by()));
        }
    }

    private Optional<By> borderAt(double x) {
        return header.columnLayout().places().stream()
                .filter(place -> Math.abs(place.end() - x) <= GRIP)
                .map(Place::by)
                .filter(by -> header.columnLayout().sizedAt(by).isPresent())
                .findFirst();
    }

    private void onPressed(MouseEvent event) {
        start = header.columnLayout();
        startX = event.getX();
        moving = false;
        border = borderAt(event.getX()).orElse(null);
        pressed = start.at(event.getX()).map(Place::by).orElse(null);
        if (pressed != null) {
            header.setCurrent(pressed);
        }
        if (border != null && event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
            resetWidth(border);
        }
    }

    private void resetWidth(By by) {
        start.sizedAt(by)
                .ifPresent(place -> header.columns().set(header.columns().get().withWidth(place.by(), 0)));
        border = null;
        pressed = null;
    }

    private void onDragged(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        if (border != null) {
            header.columns().set(start.resized(border, event.getX() - startX));
        } else if (pressed != null && pressed != By.NAME && (moving || Math.abs(event.getX() - startX) > DRAG)) {
            moving = true;
            header.setCursor(Cursor.CLOSED_HAND);
            header.markTarget(target(event));
        }
    }

    private Optional<By> target(MouseEvent event) {
        return start.at(event.getX()).map(Place::by).filter(by -> by != By.NAME && by != pressed);
    }

    private void onReleased(MouseEvent event) {
        header.markTarget(Optional.empty());
        header.setCursor(Cursor.DEFAULT);
        By released = pressed;
        if (event.getButton() == MouseButton.PRIMARY && border == null && released != null) {
            TreeColumns columns = header.columns().get();
            if (moving) {
                target(event).ifPresent(place -> header.columns().set(columns.movedTo(released, place)));
            } else if (header.contains(event.getX(), event.getY())) {
                header.columns().set(columns.sortedBy(released));
            }
        }
        pressed = null;
        border = null;
    }
}
