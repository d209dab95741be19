// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.tree;

import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.text.Text;

/**
 * A figure of a row: one short text in a column, which changes with every message. It has no skin and no layout of its
 * own, as a label has. JavaFX application thread.
 */
final class FigureText extends Text {
    /** Stands for a figure that is wider than its column: a part of it would be another number. */
    private static final String TOO_WIDE = "…";

    private final HPos align;
    private String figure = "";
    private double x;
    private double room;

    FigureText(String styleClass, HPos align) {
        this.align = align;
        getStyleClass().add(styleClass);
        setTextOrigin(VPos.CENTER);
        setMouseTransparent(true);
        setManaged(false);
        setVisible(false);
        // Also after a change of the font, by which the text gets another width.
        layoutBoundsProperty().subscribe(this::align);
    }

    String figure() {
        return figure;
    }

    /** Returns whether the figure is another one. */
    boolean show(String text) {
        if (figure.equals(text)) {
            return false;
        }
        figure = text;
        if (isVisible()) {
            setText(text);
        }
        return true;
    }

    /** Shows the figure in its column. */
    void place(double columnX, double width, double height) {
        x = columnX;
        room = width;
        setLayoutY(Math.rint(height / 2));
        setVisible(true);
        setText(figure);
        align();
    }

    /** The column is not shown. */
    void hide() {
        setVisible(false);
    }

    private void align() {
        double width = getLayoutBounds().getWidth();
        if (width > room && isVisible() && !getText().equals(TOO_WIDE)) {
            setText(TOO_WIDE);
            return;
        }
        double free = Math.max(0, room - width);
        setLayoutX(Math.rint(x + (align == HPos.CENTER ? free / 2 : free)));
    }
}
