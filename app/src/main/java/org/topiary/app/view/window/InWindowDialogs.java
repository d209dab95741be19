// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.window;

import java.util.concurrent.CompletableFuture;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

import atlantafx.base.controls.ModalPane;
import atlantafx.base.theme.Styles;
import org.topiary.app.viewmodel.Texts;

/** Questions and sheets inside the window, over a dimmed content. */
final class InWindowDialogs {
    private final ModalPane pane;

    InWindowDialogs(ModalPane pane) {
        this.pane = pane;
    }

    /** Asks before something that cannot be taken back; false also when the question is closed. */
    CompletableFuture<Boolean> ask(String title, String text, String actionLabel) {
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        Button action = new Button(actionLabel);
        action.setId("dialog-action");
        action.getStyleClass().add(Styles.DANGER);
        action.setOnAction(event -> {
            answer.complete(true);
            pane.hide(true);
        });
        Button cancel = new Button(Texts.get("dialog.cancel"));
        cancel.setId("dialog-cancel");
        cancel.setCancelButton(true);
        cancel.setOnAction(event -> pane.hide(true));
        ButtonBar buttons = new ButtonBar();
        ButtonBar.setButtonData(action, ButtonBar.ButtonData.OK_DONE);
        ButtonBar.setButtonData(cancel, ButtonBar.ButtonData.CANCEL_CLOSE);
        buttons.getButtons().addAll(cancel, action);
        Label body = new Label(text);
        body.setWrapText(true);
        show(title, body, buttons);
        // The harmless answer has the focus, so that Enter pressed too often does no harm.
        cancel.requestFocus();
        pane.displayProperty().subscribe(shown -> {
            if (!shown) {
                answer.complete(false);
            }
        });
        return answer;
    }

    /** Shows a sheet with a title; Esc closes it. */
    void show(String title, Node... content) {
        Label heading = new Label(title);
        heading.getStyleClass().add(Styles.TITLE_4);
        heading.setWrapText(true);
        VBox sheet = new VBox(heading);
        sheet.getChildren().addAll(content);
        sheet.getStyleClass().add("dialog-sheet");
        sheet.setMaxSize(VBox.USE_PREF_SIZE, VBox.USE_PREF_SIZE);
        sheet.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                pane.hide(true);
                event.consume();
            }
        });
        pane.show(sheet);
    }
}
