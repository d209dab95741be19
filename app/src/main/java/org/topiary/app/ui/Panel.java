// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.ui;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.text.Texts;

/** A panel over the page: a title, the content, and a row of buttons. */
public class Panel extends VBox {
    private final HBox buttons = new HBox();

    @SuppressWarnings("this-escape") // no subclass overrides the methods called here
    public Panel(String title, Feather icon) {
        getStyleClass().addAll("start-panel", "question-panel");
        setAccessibleRole(AccessibleRole.DIALOG);
        setAccessibleText(title);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        Label heading = new Label(title, new Icon(icon));
        heading.setWrapText(true);
        heading.getStyleClass().addAll(Styles.TITLE_4, "panel-title");
        buttons.getStyleClass().add("panel-buttons");
        getChildren().add(heading);
    }

    /** Puts the content between title and buttons; it scrolls in a low window. */
    protected final void setContent(Node... content) {
        VBox box = new VBox(content);
        box.getStyleClass().add("panel-content");
        ScrollPane scroll = new ScrollPane(box) {
            @Override
            protected double computePrefHeight(double width) {
                return snappedTopInset() + box.prefHeight(contentWidth()) + snappedBottomInset();
            }
        };
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("form-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        List.of(box, buttons).forEach(FocusRegions::mark);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> turnPage(event, scroll, box));
        getChildren().setAll(List.of(getChildren().getFirst(), scroll, buttons));
    }

    /** Width of the content, at which its lines wrap. */
    private double contentWidth() {
        double width = getWidth() > 0 ? getWidth() : prefWidth(-1);
        return width - snappedLeftInset() - snappedRightInset();
    }

    /** Scrolls by a page wherever the focus is: the content may have nothing that takes the focus. */
    private static void turnPage(KeyEvent event, ScrollPane scroll, VBox box) {
        double page = scroll.getViewportBounds().getHeight();
        double hidden = box.getHeight() - page;
        boolean down = event.getCode() == KeyCode.PAGE_DOWN;
        if (hidden > 0 && (down || event.getCode() == KeyCode.PAGE_UP)) {
            scroll.setVvalue(Math.clamp(scroll.getVvalue() + (down ? page : -page) / hidden, 0, 1));
            event.consume();
        }
    }

    protected final Button addButton(String id, String textKey, Runnable action) {
        Button button = new Button(Texts.get(textKey));
        button.setId(id);
        button.setOnAction(event -> action.run());
        buttons.getChildren().add(button);
        return button;
    }

    protected static Label words(String text) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /** Moves the focus to the start of the panel. */
    public void focusFirst() {
        requestFocus();
    }
}
