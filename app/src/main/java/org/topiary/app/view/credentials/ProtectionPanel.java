// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.credentials;

import atlantafx.base.theme.Styles;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.Panel;
import org.topiary.app.ui.PanelKeys;
import org.topiary.app.viewmodel.credentials.ProtectionQuestion;
import org.topiary.app.viewmodel.credentials.ProtectionQuestion.Keychain;
import org.topiary.vault.Vault.Protection;

/** Three ways to protect secrets, each with an explanation. */
final class ProtectionPanel extends Panel {
    private final ProtectionQuestion question;
    private final ToggleGroup group = new ToggleGroup();
    private final NewPasswordFields fields;

    ProtectionPanel(ProtectionQuestion question) {
        super(
                Texts.get(question.inForce().isPresent() ? "credentials.manage.title" : "credentials.choose.title"),
                Feather.SHIELD);
        this.question = question;
        fields = new NewPasswordFields(question.password(), Texts.get("credentials.password.new"), "credentials");
        Label first = words(question.inForce()
                .map(now -> Texts.get(
                        switch (now) {
                            case KEYCHAIN -> "credentials.inForce.keychain";
                            case PASSWORD -> "credentials.inForce.password";
                            case MEMORY -> "credentials.inForce.memory";
                        }))
                .orElseGet(() -> Texts.get("credentials.choose.text")));
        first.getStyleClass().add(Styles.TEXT_MUTED);
        Label problem = words("");
        problem.setId("credentials-problem");
        problem.textProperty().bind(question.problemProperty());
        problem.getStyleClass().add("field-error");
        problem.visibleProperty().bind(question.problemProperty().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        setContent(first, keychain(), passwordChoice(), memory(), problem);
        addButton("credentials-cancel", "form.cancel", question::cancel);
        Button apply = addButton(
                "credentials-apply",
                question.inForce().isPresent() ? "credentials.change" : "credentials.choose",
                question::submit);
        apply.getStyleClass().add(Styles.ACCENT);
        apply.disableProperty().bind(question.busyProperty());
        PanelKeys.panel(this, question::submit, question::cancel);
        // Selected by mouse or arrow keys.
        group.selectedToggleProperty().subscribe(toggle -> {
            if (toggle != null && toggle.getUserData() instanceof Protection chosen) {
                question.choiceProperty().set(chosen);
            }
        });
        // The control that had the focus may be disabled now.
        question.choiceProperty().subscribe((before, chosen) -> {
            if (chosen == Protection.PASSWORD && question.keychainProperty().get() == Keychain.UNUSABLE) {
                fields.focusFirst();
            }
        });
    }

    private Node keychain() {
        Label why = note();
        why.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> question.keychainProperty().get() == Keychain.USABLE
                                ? Texts.get("credentials.keychain.means")
                                : question.keychainProblemProperty().get(),
                        question.keychainProperty(),
                        question.keychainProblemProperty()));
        RadioButton button = choice(Protection.KEYCHAIN, Texts.get("credentials.keychain", question.keychainName()));
        button.disableProperty().bind(question.keychainProperty().isEqualTo(Keychain.UNUSABLE));
        button.accessibleHelpProperty().bind(why.textProperty());
        return option(button, why);
    }

    private Node passwordChoice() {
        fields.visibleProperty().bind(question.choiceProperty().isEqualTo(Protection.PASSWORD));
        fields.managedProperty().bind(fields.visibleProperty());
        Label means = note();
        means.setText(Texts.get("credentials.password.means"));
        RadioButton button = choice(Protection.PASSWORD, Texts.get("credentials.password"));
        button.setAccessibleHelp(means.getText());
        return option(button, means, fields);
    }

    private Node memory() {
        Label means = note();
        means.setText(Texts.get("credentials.memory.means"));
        RadioButton button = choice(Protection.MEMORY, Texts.get("credentials.memory"));
        button.setAccessibleHelp(means.getText());
        return option(button, means);
    }

    private RadioButton choice(Protection protection, String text) {
        RadioButton button = new RadioButton(text);
        button.setId(
                switch (protection) {
                    case KEYCHAIN -> "credentials-keychain";
                    case PASSWORD -> "credentials-sealed";
                    case MEMORY -> "credentials-memory";
                });
        button.setToggleGroup(group);
        button.setUserData(protection);
        PanelKeys.onEnter(button, question::submit);
        question.choiceProperty().subscribe(now -> button.setSelected(now == protection));
        return button;
    }

    private static VBox option(Node... nodes) {
        VBox option = new VBox(nodes);
        option.getStyleClass().add("question-option");
        return option;
    }

    private static Label note() {
        Label note = words("");
        note.getStyleClass().add("field-note");
        return note;
    }

    /** Moves the focus to the next field to fill in, or else to the selected option. */
    @Override
    public void focusFirst() {
        if (question.choiceProperty().get() == Protection.PASSWORD) {
            fields.focusFirst();
        } else if (group.getSelectedToggle() instanceof RadioButton chosen) {
            chosen.requestFocus();
        }
    }
}
