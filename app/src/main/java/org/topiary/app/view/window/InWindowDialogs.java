// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.window;

import java.util.concurrent.CompletableFuture;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import org.jspecify.annotations.Nullable;
import org.topiary.app.viewmodel.Texts;

/**
 * Questions and sheets inside the window. What lies behind is disabled meanwhile, so that no key reaches it, and gets the
 * focus back afterwards.
 */
final class InWindowDialogs extends StackPane {
    private final Node behind;
    private Runnable onClose = () -> {};
    private @Nullable Node focusedBefore;

    /** @param behind all that must not be used while a sheet is open */
    InWindowDialogs(Node behind) {
        this.behind = behind;
        getStyleClass().add("dialog-scrim");
        visibleProperty().bind(Bindings.isNotEmpty(getChildren()));
        setOnMousePressed(event -> {
            if (event.getTarget() == this) {
                close();
            }
        });
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close();
                event.consume();
            }
        });
    }

    boolean isOpen() {
        return !getChildren().isEmpty();
    }

    /** Asks before something that cannot be taken back; false also when the question is closed. */
    CompletableFuture<Boolean> ask(String title, String text, String actionLabel) {
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        Button action = new Button(actionLabel);
        action.setId("dialog-action");
        action.getStyleClass().add(Styles.DANGER);
        action.setOnAction(event -> {
            answer.complete(true);
            close();
        });
        Button cancel = closeButton(Texts.get("dialog.cancel"));
        Label body = new Label(text);
        body.setWrapText(true);
        // The harmless answer has the focus, so that Enter pressed too often does no harm.
        open(title, body, cancel, action);
        onClose = () -> answer.complete(false);
        return answer;
    }

    /** Shows a sheet with something to read. */
    void show(String title, Node content) {
        // In a low window the sheet is as high as there is room.
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add(Tweaks.EDGE_TO_EDGE);
        open(title, scroll, closeButton(Texts.get("dialog.close")));
    }

    private Button closeButton(String text) {
        Button button = new Button(text);
        button.setId("dialog-cancel");
        button.setOnAction(event -> close());
        return button;
    }

    private void open(String title, Node content, Button focused, Button... others) {
        close();
        focusedBefore = getScene().getFocusOwner();
        Label heading = new Label(title);
        heading.getStyleClass().add(Styles.TITLE_4);
        heading.setWrapText(true);
        ButtonBar buttons = new ButtonBar();
        ButtonBar.setButtonData(focused, ButtonBar.ButtonData.CANCEL_CLOSE);
        buttons.getButtons().add(focused);
        for (Button other : others) {
            ButtonBar.setButtonData(other, ButtonBar.ButtonData.OK_DONE);
            buttons.getButtons().add(other);
        }
        VBox sheet = new VBox(heading, content, buttons);
        sheet.getStyleClass().add("dialog-sheet");
        sheet.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        behind.setDisable(true);
        getChildren().setAll(sheet);
        // The bar puts its buttons into the scene when it gets its skin; before that they cannot take the focus.
        applyCss();
        focused.requestFocus();
    }

    private void close() {
        if (!isOpen()) {
            return;
        }
        getChildren().clear();
        behind.setDisable(false);
        if (focusedBefore != null) {
            focusedBefore.requestFocus();
        }
        Runnable closed = onClose;
        onClose = () -> {};
        closed.run();
    }
}
