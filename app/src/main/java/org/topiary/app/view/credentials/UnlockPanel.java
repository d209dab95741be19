// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.credentials;

import atlantafx.base.theme.Styles;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.BoundedText;
import org.topiary.app.ui.Panel;
import org.topiary.app.ui.PanelKeys;
import org.topiary.app.viewmodel.credentials.UnlockQuestion;

/** Asks for the master password. */
final class UnlockPanel extends Panel {
    private final PasswordField password = BoundedText.password();

    UnlockPanel(UnlockQuestion question) {
        super(Texts.get("credentials.unlock.title"), Feather.LOCK);
        Label text = words(Texts.get("credentials.unlock.text"));
        text.getStyleClass().add(Styles.TEXT_MUTED);
        text.setLabelFor(password);
        password.setId("unlock-password");
        password.textProperty().bindBidirectional(question.passwordProperty());
        password.accessibleHelpProperty().bind(question.problemProperty());
        Label problem = words("");
        problem.setId("unlock-problem");
        problem.textProperty().bind(question.problemProperty());
        problem.getStyleClass().add("field-error");
        problem.visibleProperty().bind(question.problemProperty().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        Hyperlink forgotten = new Hyperlink(Texts.get("credentials.unlock.forgotten"));
        forgotten.setId("unlock-forgotten");
        forgotten.setOnAction(event -> question.forgotten());
        setContent(text, password, problem, forgotten);
        addButton("unlock-cancel", "form.cancel", question::cancel);
        addButton("unlock-without", "credentials.without", question::continueWithout);
        Button unlock = addButton("unlock", "credentials.unlock", question::submit);
        unlock.getStyleClass().add(Styles.ACCENT);
        unlock.disableProperty()
                .bind(question.busyProperty().or(question.passwordProperty().isEmpty()));
        PanelKeys.panel(this, question::submit, question::cancel);
    }

    @Override
    public void focusFirst() {
        password.requestFocus();
    }
}
