// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.exchange;

import java.util.List;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

import org.topiary.app.viewmodel.Texts;
import org.topiary.app.viewmodel.exchange.Choice;

/** Connections to choose from, below each other; a long list is scrolled, so that what follows it stays in sight. */
final class Choices extends VBox {
    private static final double HIGHEST = 194;

    /** So many are chosen and left out together as well. */
    private static final int MANY = 4;

    private final List<Choice> choices;

    Choices(List<Choice> choices) {
        this.choices = choices;
        getStyleClass().add("choices");
        VBox list = new VBox();
        list.getStyleClass().add("choices");
        choices.forEach(choice -> list.getChildren().add(row(choice)));
        ScrollPane scroll = new ScrollPane(list) {
            @Override
            protected double computePrefHeight(double width) {
                return Math.min(HIGHEST, super.computePrefHeight(width));
            }
        };
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("form-scroll");
        scroll.setMinHeight(USE_PREF_SIZE);
        if (choices.size() >= MANY) {
            getChildren().add(all());
        }
        getChildren().add(scroll);
    }

    private static VBox row(Choice choice) {
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
            boolean chosen = all.isSelected();
            choices.forEach(choice -> choice.chosenProperty().set(chosen));
        });
        choices.forEach(choice -> choice.chosenProperty().subscribe(chosen -> show(all)));
        return all;
    }

    /** Half chosen is neither. */
    private void show(CheckBox all) {
        long chosen = choices.stream().filter(choice -> choice.chosenProperty().get()).count();
        all.setIndeterminate(chosen > 0 && chosen < choices.size());
        all.setSelected(chosen == choices.size());
    }
}
