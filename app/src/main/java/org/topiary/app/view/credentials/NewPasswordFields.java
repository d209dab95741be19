// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.credentials;

import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.GridPane;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.BoundedText;
import org.topiary.app.viewmodel.credentials.NewPassword;

/** Two fields for a new password, with its strength between them. */
public final class NewPasswordFields extends GridPane {
    private final NewPassword password;
    private final PasswordField typed = BoundedText.password();
    private final PasswordField repeated = BoundedText.password();

    /**
     * @param label of the first field
     * @param id prefix for the ids of both fields and of the hint
     */
    public NewPasswordFields(NewPassword password, String label, String id) {
        this.password = password;
        getStyleClass().add("question-fields");
        typed.setId(id + "-password");
        typed.textProperty().bindBidirectional(password.typedProperty());
        typed.accessibleHelpProperty().bind(password.strengthProperty());
        repeated.setId(id + "-repeated");
        repeated.textProperty().bindBidirectional(password.repeatedProperty());
        Label one = new Label(label);
        one.setLabelFor(typed);
        Label two = new Label(Texts.get("credentials.password.again"));
        two.setLabelFor(repeated);
        Label strength = new Label();
        strength.setId(id + "-strength");
        strength.getStyleClass().add("field-note");
        strength.textProperty().bind(password.strengthProperty());
        strength.setWrapText(true);
        addRow(0, one, typed);
        add(strength, 1, 1, 2, 1);
        addRow(2, two, repeated);
    }

    /** Moves the focus to the first field. */
    public void focusFirst() {
        typed.requestFocus();
    }

    /** Moves the focus to the field that makes the password unusable. */
    public void focusProblem() {
        (password.isLongEnough() ? repeated : typed).requestFocus();
    }
}
