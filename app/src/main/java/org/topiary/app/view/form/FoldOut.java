// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.form;

import atlantafx.base.theme.Styles;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.topiary.app.text.Texts;

/**
 * A collapsible section of the form: a line with its name and the values that differ from the default. Its fields are
 * created when it is first expanded.
 */
final class FoldOut extends VBox {
    private static final PseudoClass EXPANDED = PseudoClass.getPseudoClass("expanded");

    private final String title;
    private final ObservableValue<String> summary;
    private final Supplier<Node> fields;
    private final Button header;
    private Runnable onOpen = () -> {};

    FoldOut(String id, String titleKey, ObservableValue<String> summary, Supplier<Node> fields) {
        this.title = Texts.get(titleKey);
        this.summary = summary;
        this.fields = fields;
        getStyleClass().add("fold-out");
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
        header = new Button(null, line);
        header.setId("form-section-" + id);
        header.setMaxWidth(Double.MAX_VALUE);
        header.getStyleClass().addAll(Styles.FLAT, "fold-out-header");
        line.prefWidthProperty().bind(header.widthProperty().subtract(16));
        header.setOnAction(event -> toggle());
        header.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == (isOpen() ? KeyCode.LEFT : KeyCode.RIGHT)) {
                toggle();
                event.consume();
            }
        });
        summary.subscribe(now -> speak());
        getChildren().add(header);
    }

    /** @param action run after the user expands the section */
    void setOnOpen(Runnable action) {
        onOpen = action;
    }

    private void toggle() {
        setOpen(!isOpen());
        if (isOpen()) {
            onOpen.run();
        }
    }

    boolean isOpen() {
        return getChildren().size() > 1 && getChildren().getLast().isVisible();
    }

    void setOpen(boolean open) {
        if (open && getChildren().size() == 1) {
            Node content = fields.get();
            content.getStyleClass().add("fold-out-content");
            getChildren().add(content);
        }
        if (getChildren().size() > 1) {
            Node content = getChildren().getLast();
            content.setVisible(open);
            content.setManaged(open);
        }
        pseudoClassStateChanged(EXPANDED, open);
        speak();
    }

    private void speak() {
        String words = summary.getValue();
        header.setAccessibleText(Texts.get(isOpen() ? "form.section.open" : "form.section.folded", title, words));
    }
}
