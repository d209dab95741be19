// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.exchange;

import java.util.List;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import org.topiary.app.viewmodel.exchange.Choice;

/** Connections to choose from, below each other. */
final class Choices extends VBox {
    Choices(List<Choice> choices) {
        getStyleClass().add("choices");
        for (Choice choice : choices) {
            CheckBox check = new CheckBox(choice.profile().name());
            check.getStyleClass().add("import-choice");
            check.setAccessibleText(choice.profile().name() + ", " + choice.address());
            check.selectedProperty().bindBidirectional(choice.chosenProperty());
            Label address = new Label(choice.address());
            address.getStyleClass().addAll("field-note", "choice-address");
            getChildren().add(new VBox(check, address));
        }
    }
}
