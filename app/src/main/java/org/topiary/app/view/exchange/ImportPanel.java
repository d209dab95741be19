// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.exchange;

import atlantafx.base.theme.Styles;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.BoundedText;
import org.topiary.app.ui.Panel;
import org.topiary.app.ui.PanelKeys;
import org.topiary.app.viewmodel.exchange.ImportSheet;
import org.topiary.app.viewmodel.exchange.ImportSheet.State;
import org.topiary.app.viewmodel.exchange.OfferChoice;

/** Shows the connections that an import found, for selection, and what could not be imported. */
final class ImportPanel extends Panel {
    private final ImportSheet sheet;
    private final VBox content = new VBox();
    private final BooleanProperty nothingChosen = new SimpleBooleanProperty();
    private final Button leave;
    private final Button next;

    ImportPanel(ImportSheet sheet) {
        super(Texts.get("import.title"), Feather.DOWNLOAD);
        this.sheet = sheet;
        content.getStyleClass().add("import-content");
        Label source = words(sheet.source());
        source.getStyleClass().add(Styles.TEXT_MUTED);
        setContent(source, content);
        leave = addButton("import-cancel", "form.cancel", sheet::close);
        next = addButton("import-accept", "import.accept", sheet::submit);
        next.getStyleClass().add(Styles.ACCENT);
        next.disableProperty().bind(sheet.busyProperty().or(nothingChosen));
        PanelKeys.panel(this, sheet::submit, sheet::close);
        sheet.stateProperty().subscribe(this::show);
    }

    private void show(State state) {
        next.setVisible(state == State.PASSWORD
                || (state == State.FOUND && !sheet.choices().isEmpty()));
        next.setManaged(next.isVisible());
        next.setText(Texts.get("import.open"));
        nothingChosen.set(false);
        boolean over = !next.isVisible() && state != State.READING;
        leave.setText(Texts.get(over ? "dialog.close" : "form.cancel"));
        switch (state) {
            case READING -> content.getChildren().setAll(words(Texts.get("import.reading")));
            case FAILED -> content.getChildren().setAll(problem());
            case PASSWORD -> askPassword();
            case FOUND -> showFound();
        }
        focusFirst();
    }

    private void showChosen() {
        next.setText(Texts.get("import.accept", sheet.chosen()));
        nothingChosen.set(sheet.chosen() == 0);
    }

    private Node problem() {
        Label problem = words("");
        problem.setId("import-problem");
        problem.textProperty().bind(sheet.problemProperty());
        problem.getStyleClass().add("field-error");
        problem.visibleProperty().bind(sheet.problemProperty().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        return problem;
    }

    private void askPassword() {
        PasswordField password = BoundedText.password();
        password.setId("import-password");
        password.textProperty().bindBidirectional(sheet.passwordProperty());
        Label text = words(Texts.get("import.password"));
        text.setLabelFor(password);
        content.getChildren().setAll(text, password, problem());
    }

    private void showFound() {
        sheet.choices().forEach(choice -> choice.chosenProperty().subscribe((old, now) -> showChosen()));
        showChosen();
        content.getChildren()
                .setAll(
                        sheet.choices().isEmpty()
                                ? words(Texts.get("import.none"))
                                : new ConnectionChoiceList(sheet.choices()),
                        problem());
        if (!sheet.offers().isEmpty()) {
            showOffers();
        }
        if (!sheet.notCarried().isEmpty()) {
            Label heading = words(Texts.get("import.notCarried"));
            heading.getStyleClass().add("card-name");
            content.getChildren().add(heading);
            VBox lines = new VBox();
            lines.setId("import-not-carried");
            lines.getStyleClass().add("pairs");
            sheet.notCarried().forEach(line -> lines.getChildren().add(words("• " + line)));
            // A single Tab stop, whatever the number of lines, for users of screen readers.
            lines.setFocusTraversable(true);
            lines.setAccessibleText(heading.getText() + ". " + String.join("\n", sheet.notCarried()));
            content.getChildren().add(lines);
        }
    }

    private void showOffers() {
        Label heading = words(Texts.get("import.offers"));
        heading.getStyleClass().add("card-name");
        Label note = words(Texts.get("import.offers.note"));
        note.getStyleClass().add("field-note");
        Region list = CheckList.inScrolled(sheet.offers(), ImportPanel::row, OfferChoice::adoptedProperty);
        list.setId("import-offers");
        content.getChildren().addAll(heading, note, list);
    }

    private static CheckBox row(OfferChoice offer) {
        CheckBox check = new CheckBox(offer.text());
        check.setMnemonicParsing(false);
        check.setWrapText(true);
        check.getStyleClass().add("import-offer");
        check.selectedProperty().bindBidirectional(offer.adoptedProperty());
        return check;
    }

    @Override
    public void focusFirst() {
        applyCss();
        Node field = content.lookup("#import-password");
        if (field != null) {
            field.requestFocus();
        } else if (next.isVisible()) {
            next.requestFocus();
        } else {
            leave.requestFocus();
        }
    }
}
