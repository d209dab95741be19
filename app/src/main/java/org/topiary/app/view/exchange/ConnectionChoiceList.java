// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.exchange;

import java.util.List;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.topiary.app.text.Texts;
import org.topiary.app.viewmodel.exchange.ConnectionChoice;

/** A list of connections to choose from. */
final class ConnectionChoiceList extends VBox {
    /** From this many on, all can be selected or cleared together. */
    private static final int MANY = 4;

    private final List<ConnectionChoice> choices;
    private long chosen;

    ConnectionChoiceList(List<ConnectionChoice> choices) {
        this.choices = choices;
        getStyleClass().add("choices");
        if (choices.size() >= MANY) {
            getChildren().add(all());
        }
        getChildren().add(CheckList.of(choices, ConnectionChoiceList::row, ConnectionChoice::chosenProperty));
    }

    private static VBox row(ConnectionChoice choice) {
        CheckBox check = new CheckBox(choice.name());
        check.setMnemonicParsing(false);
        check.getStyleClass().add("import-choice");
        check.setAccessibleText(choice.name() + ", " + choice.address() + ". " + String.join(" ", choice.notes()));
        check.selectedProperty().bindBidirectional(choice.chosenProperty());
        VBox row = new VBox(check, note(choice.address()));
        choice.notes().forEach(each -> {
            Label note = note(each);
            note.setWrapText(true);
            note.getStyleClass().add("import-note");
            row.getChildren().add(note);
        });
        return row;
    }

    private static Label note(String text) {
        Label note = new Label(text);
        note.getStyleClass().addAll("field-note", "choice-note");
        return note;
    }

    private CheckBox all() {
        CheckBox all = new CheckBox(Texts.get("exchange.all", choices.size()));
        all.setId("choices-all");
        all.setOnAction(event -> {
            boolean wanted = all.isSelected();
            choices.forEach(choice -> choice.chosenProperty().set(wanted));
        });
        chosen =
                choices.stream().filter(choice -> choice.chosenProperty().get()).count();
        choices.forEach(choice -> choice.chosenProperty().subscribe((old, now) -> {
            chosen += now ? 1 : -1;
            show(all);
        }));
        show(all);
        return all;
    }

    /** Shows a partial selection as indeterminate. */
    private void show(CheckBox all) {
        all.setIndeterminate(chosen > 0 && chosen < choices.size());
        all.setSelected(chosen == choices.size());
    }
}
