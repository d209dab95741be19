// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.exchange;

import atlantafx.base.theme.Styles;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.FileQuestions;
import org.topiary.app.ui.Panel;
import org.topiary.app.ui.PanelKeys;
import org.topiary.app.view.credentials.NewPasswordFields;
import org.topiary.app.viewmodel.exchange.ExportSheet;
import org.topiary.profiles.exchange.Exporter;

/** Selects the connections to export, and whether to include their secrets, encrypted. */
final class ExportPanel extends Panel {
    private final ExportSheet sheet;
    private final FileQuestions files;
    private final ConnectionChoiceList choices;
    private final NewPasswordFields fields;

    ExportPanel(ExportSheet sheet, FileQuestions files) {
        super(Texts.get("export.title"), Feather.UPLOAD);
        this.sheet = sheet;
        this.files = files;
        choices = new ConnectionChoiceList(sheet.choices());
        CheckBox sealed = new CheckBox(Texts.get("export.sealed"));
        sealed.setId("export-sealed");
        sealed.selectedProperty().bindBidirectional(sheet.sealedProperty());
        Label note = words("");
        note.textProperty()
                .bind(sheet.sealedProperty().map(on -> Texts.get(on ? "export.sealed.note" : "export.plain.note")));
        note.setId("export-note");
        note.getStyleClass().addAll("field-note", "choice-note");
        fields = new NewPasswordFields(sheet.password(), Texts.get("export.password"), "export");
        fields.getStyleClass().add("export-fields");
        fields.visibleProperty().bind(sheet.sealedProperty());
        fields.managedProperty().bind(fields.visibleProperty());
        Label problem = words("");
        problem.setId("export-problem");
        problem.textProperty().bind(sheet.problemProperty());
        problem.getStyleClass().add("field-error");
        problem.visibleProperty().bind(sheet.problemProperty().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        VBox option = new VBox(sealed, note);
        option.getStyleClass().add("question-option");
        setContent(choices, new Separator(), option, fields, problem);
        addButton("export-cancel", "form.cancel", sheet::close);
        Button save = addButton("export-save", "export.save", this::save);
        save.getStyleClass().add(Styles.ACCENT);
        save.disableProperty().bind(sheet.busyProperty());
        PanelKeys.panel(this, this::save, sheet::close);
    }

    private void save() {
        if (sheet.check()) {
            files.toSave(getScene().getWindow(), Texts.get("export.title"), "connections" + Exporter.EXTENSION)
                    .ifPresent(sheet::write);
        } else if (sheet.sealedProperty().get()) {
            fields.focusProblem();
        }
    }

    @Override
    public void focusFirst() {
        applyCss();
        choices.requestFocus();
        var first = choices.lookup(".check-box");
        if (first != null) {
            first.requestFocus();
        }
    }
}
