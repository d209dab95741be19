// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.start;

import atlantafx.base.theme.Styles;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.BoundedText;
import org.topiary.app.ui.Icon;
import org.topiary.app.ui.PanelKeys;
import org.topiary.app.viewmodel.start.PasswordGate;
import org.topiary.app.viewmodel.start.PasswordPrompt;

/** Asks for the password of a connection while it opens. */
final class PasswordPromptView extends VBox {
    private final PasswordField password = BoundedText.password();

    PasswordPromptView(PasswordPrompt prompt, PasswordGate gate) {
        getStyleClass().addAll("start-panel", "password-panel");
        setAccessibleRole(AccessibleRole.DIALOG);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        Label title = new Label(Texts.get("start.password.title", prompt.name()), new Icon(Feather.KEY));
        title.getStyleClass().add(Styles.TITLE_4);
        Label text = new Label(Texts.get(
                "start.password.text",
                prompt.profile().userName(),
                prompt.profile().address().toUrl()));
        text.getStyleClass().add(Styles.TEXT_MUTED);
        text.setWrapText(true);
        text.setLabelFor(password);
        password.setId("prompt-password");
        password.textProperty().bindBidirectional(prompt.passwordProperty());
        Label note = new Label(Texts.get("start.password.note"));
        note.setId("prompt-password-note");
        note.getStyleClass().add("field-note");
        note.setWrapText(true);
        password.setAccessibleHelp(note.getText());
        VBox field = new VBox(password, note);
        field.getStyleClass().add("field");
        CheckBox keep = new CheckBox(Texts.get("start.password.keep"));
        keep.setId("prompt-keep");
        keep.selectedProperty().bindBidirectional(prompt.keepProperty());
        keep.setVisible(prompt.isKeepable());
        keep.setManaged(prompt.isKeepable());

        Button cancel = new Button(Texts.get("form.cancel"));
        cancel.setOnAction(event -> gate.cancel());
        Button connect = new Button(Texts.get("form.connect"));
        connect.setId("prompt-connect");
        connect.getStyleClass().add(Styles.ACCENT);
        connect.disableProperty().bind(prompt.busyProperty());
        connect.setOnAction(event -> gate.submit());
        HBox buttons = new HBox(cancel, connect);
        buttons.getStyleClass().add("panel-buttons");
        getChildren().addAll(title, text, field, keep, buttons);
        PanelKeys.panel(this, gate::submit, gate::cancel);
    }

    void focusFirst() {
        password.requestFocus();
    }
}
