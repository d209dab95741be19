// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.message.columns;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Popup;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.topiary.app.viewmodel.message.fields.FieldRow;
import org.topiary.core.text.ForeignText;
import org.topiary.payload.decode.FieldPath;

/**
 * Lets a field of a session be dragged onto the titles of its history: its name follows the mouse, and the titles are
 * highlighted where it can be dropped. A short way does not count as a drag. JavaFX application thread.
 */
public final class FieldDrag {
    private static final PseudoClass OVER = PseudoClass.getPseudoClass("field-over");
    private static final double MIN_WAY = 8;
    /** Of the name from the mouse, so that it does not cover what is below, in pixels. */
    private static final double DISTANCE = 14;

    private final Consumer<FieldPath> drop;
    private final List<Supplier<@Nullable Node>> targets = new ArrayList<>();
    private Optional<FieldRow> pressed = Optional.empty();
    private double startX;
    private double startY;
    private @Nullable Popup name;

    /** @param drop receives the path of a field that was dropped on a target */
    public FieldDrag(Consumer<FieldPath> drop) {
        this.drop = drop;
    }

    /**
     * Adds a place where fields can be dropped.
     *
     * @param titles asked during a drag; null while there are none
     */
    public Subscription target(Supplier<@Nullable Node> titles) {
        targets.add(titles);
        return () -> targets.remove(titles);
    }

    /**
     * Lets the field of a cell be dragged.
     *
     * @param row the field when the mouse is pressed; null for none. Messages that arrive during the drag do not matter
     */
    public void from(Node cell, Supplier<@Nullable FieldRow> row) {
        cell.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            hide();
            pressed = event.getButton() == MouseButton.PRIMARY ? Optional.ofNullable(row.get()) : Optional.empty();
            startX = event.getScreenX();
            startY = event.getScreenY();
        });
        cell.addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> pressed.ifPresent(field -> follow(cell, field, event)));
        cell.addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
    }

    private void follow(Node cell, FieldRow field, MouseEvent event) {
        boolean far = Math.hypot(event.getScreenX() - startX, event.getScreenY() - startY) >= MIN_WAY;
        double x = event.getScreenX() + DISTANCE;
        double y = event.getScreenY() + DISTANCE;
        if (name != null) {
            name.setX(x);
            name.setY(y);
        } else if (far && cell.getScene() != null) {
            name = popup(field.path());
            name.show(cell.getScene().getWindow(), x, y);
        }
        if (name != null) {
            mark(at(event));
        }
    }

    private static Popup popup(FieldPath path) {
        Label label = new Label(ForeignText.line(path.toString()));
        label.setId("dragged-field");
        label.getStyleClass().addAll("tooltip", "dragged-field");
        label.setMouseTransparent(true);
        Popup popup = new Popup();
        popup.setAutoFix(false);
        popup.getContent().add(label);
        return popup;
    }

    private void released(MouseEvent event) {
        boolean dragged = name != null;
        Optional<FieldRow> field = pressed;
        pressed = Optional.empty();
        hide();
        if (dragged && at(event) != null) {
            field.map(FieldRow::path).ifPresent(drop);
        }
    }

    private void hide() {
        if (name != null) {
            name.hide();
            name = null;
        }
        mark(null);
    }

    private void mark(@Nullable Node over) {
        for (Supplier<@Nullable Node> each : targets) {
            Node titles = each.get();
            if (titles != null) {
                titles.pseudoClassStateChanged(OVER, titles.equals(over));
            }
        }
    }

    /** The titles under the mouse. */
    private @Nullable Node at(MouseEvent event) {
        for (Supplier<@Nullable Node> each : targets) {
            Node titles = each.get();
            Bounds bounds = titles == null ? null : titles.localToScreen(titles.getLayoutBounds());
            if (bounds != null && bounds.contains(event.getScreenX(), event.getScreenY())) {
                return titles;
            }
        }
        return null;
    }
}
