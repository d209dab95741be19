// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.ui;

import atlantafx.base.theme.Styles;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.topiary.app.text.Texts;

/** The line that expands and collapses a part: an arrow, its name, and a summary of what it holds. */
public final class FoldOutHeader extends Button {
    private static final PseudoClass EXPANDED = PseudoClass.getPseudoClass("expanded");
    private static final double PADDING = 16;

    private final String title;
    private final ObservableValue<String> summary;
    private boolean open;

    /** @param toggle run when the user expands or collapses the part; calls {@link #show} */
    public FoldOutHeader(String id, String title, ObservableValue<String> summary, Runnable toggle) {
        this.title = title;
        this.summary = summary;
        Region shape = new Region();
        shape.getStyleClass().add("topic-arrow-shape");
        StackPane arrow = new StackPane(shape);
        arrow.getStyleClass().add("fold-out-arrow");
        Label name = new Label(title);
        name.getStyleClass().add("fold-out-title");
        name.setMinWidth(Region.USE_PREF_SIZE);
        Label words = new Label();
        words.textProperty().bind(summary);
        words.setTextOverrun(OverrunStyle.ELLIPSIS);
        words.setMaxWidth(Double.MAX_VALUE);
        words.getStyleClass().add("fold-out-summary");
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox line = new HBox(arrow, name, words);
        line.getStyleClass().add("fold-out-line");
        line.prefWidthProperty().bind(widthProperty().subtract(PADDING));
        setGraphic(line);
        setId(id);
        setMaxWidth(Double.MAX_VALUE);
        getStyleClass().addAll(Styles.FLAT, "fold-out-header");
        setOnAction(event -> toggle.run());
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == (open ? KeyCode.LEFT : KeyCode.RIGHT)) {
                toggle.run();
                event.consume();
            }
        });
        summary.subscribe(now -> speak());
    }

    /** Shows whether the part is expanded. */
    public void show(boolean expanded) {
        open = expanded;
        pseudoClassStateChanged(EXPANDED, expanded);
        speak();
    }

    private void speak() {
        setAccessibleText(Texts.get(open ? "form.section.open" : "form.section.folded", title, summary.getValue()));
    }
}
