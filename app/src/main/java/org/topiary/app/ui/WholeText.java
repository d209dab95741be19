// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.ui;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.text.Texts;
import org.topiary.payload.LineIndex;

/**
 * Shows untrusted texts in full, in lines that are created as they become visible, with a button that copies the last
 * text as it was sent.
 */
public final class WholeText extends VBox {
    /** Characters in a line; the popover is no wider. */
    private static final int LINE = 56;

    private static final double WIDTH = 480;
    private static final double LINE_HEIGHT = 20;

    /**
     * A text under its heading.
     *
     * @param lines how many of them are visible at most
     */
    public record Part(String heading, String text, int lines) {}

    /** @param scale of the text of the window */
    private WholeText(List<Part> parts, double scale) {
        setId("whole-text");
        getStyleClass().add("whole-text");
        setPrefWidth(WIDTH * scale);
        for (Part part : parts) {
            Label heading = new Label(part.heading);
            heading.getStyleClass().add(Styles.TEXT_BOLD);
            heading.setWrapText(true);
            getChildren().addAll(heading, lines(part, scale));
        }
        String copied = parts.getLast().text;
        Button copy = new Button(Texts.get("wholeText.copy"), new Icon(Feather.COPY));
        copy.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
        copy.setOnAction(event -> Clip.copy(copied));
        getChildren().add(copy);
    }

    /** Shows the texts next to a control, until Esc or a click elsewhere. */
    public static void show(Node beside, Part... parts) {
        Popover.show(new WholeText(List.of(parts), TextScale.of(beside)), beside);
    }

    private static Node lines(Part part, double scale) {
        LineIndex index = new LineIndex(part.text, LINE);
        LineList list = new LineList(part.heading);
        double height = Math.clamp(index.count(), 1, part.lines) * LINE_HEIGHT * scale + 2;
        list.setMinHeight(height);
        list.setPrefHeight(height);
        list.show(index.count(), index::line);
        return list;
    }
}
