// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.settings;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.BoundedText;
import org.topiary.app.ui.Icon;
import org.topiary.app.ui.Nodes;
import org.topiary.app.ui.settings.SettingControl;
import org.topiary.app.viewmodel.JarState;
import org.topiary.app.viewmodel.settings.JarsEditor;
import org.topiary.core.text.ForeignText;

/** The jars of the user: their folder, a check box for each, and the warning about one that was never switched on. */
public final class JarsControl implements SettingControl {
    private final JarsEditor model;
    private final VBox rows = new VBox();
    private final VBox warning = new VBox();
    private final Label words = text();
    private final Label hash = text();
    private final Button confirm = new Button(Texts.get("setting.decoder-jars.confirm"));
    private final Button cancel = new Button(Texts.get("setting.decoder-jars.cancel"));
    private final Button open = new Button(Texts.get("setting.data-folder.show"), new Icon(Feather.FOLDER));
    private final VBox all = new VBox();

    public JarsControl(JarsEditor model) {
        this.model = model;
        Label note = text();
        note.setId("settings-jars-note");
        note.textProperty().bind(model.noteProperty());
        note.visibleProperty().bind(note.textProperty().isNotEmpty());
        note.managedProperty().bind(note.visibleProperty());
        rows.getStyleClass().add("form-fields");
        words.setId("settings-jars-warning");
        warning.getStyleClass().add("form-fields");
        warning.getChildren().setAll(words, hash, buttons());
        all.setId("settings-decoder-jars");
        all.getStyleClass().add("form-fields");
        all.getChildren().setAll(folder(), note, rows, warning);
        model.rowsProperty().subscribe(this::show);
        model.askedProperty().subscribe(this::ask);
    }

    private HBox folder() {
        TextField path = BoundedText.field();
        path.setId("settings-jars-path");
        path.setText(model.path());
        path.setEditable(false);
        path.setAccessibleText(Texts.get("setting.decoder-jars"));
        HBox.setHgrow(path, Priority.ALWAYS);
        open.setId("settings-jars-open");
        open.setMinWidth(Region.USE_PREF_SIZE);
        open.setOnAction(event -> model.open());
        Button look = new Button(Texts.get("setting.decoder-jars.look"));
        look.setId("settings-jars-look");
        look.setMinWidth(Region.USE_PREF_SIZE);
        look.setOnAction(event -> model.look());
        HBox folder = new HBox(path, open, look);
        folder.getStyleClass().add("field-with-button");
        return folder;
    }

    private HBox buttons() {
        confirm.setId("settings-jars-confirm");
        confirm.setOnAction(event -> {
            focusAsked();
            model.confirm();
        });
        cancel.setId("settings-jars-cancel");
        cancel.setOnAction(event -> cancel());
        HBox buttons = new HBox(confirm, cancel);
        buttons.getStyleClass().add("form-row");
        return buttons;
    }

    private void focusAsked() {
        focusRow(model.askedProperty().get().map(JarState::file).orElse("")::equals);
    }

    private static Label text() {
        Label text = new Label();
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        text.getStyleClass().add("setting-note");
        return text;
    }

    private void show(List<JarsEditor.Row> jars) {
        Optional<Object> focused =
                checks().stream().filter(Node::isFocused).map(Node::getUserData).findFirst();
        rows.getChildren().setAll(jars.stream().map(this::row).toList());
        Nodes.show(rows, !jars.isEmpty());
        focused.ifPresent(file -> focusRow(file::equals));
    }

    private List<Node> checks() {
        return rows.getChildren().stream()
                .map(each -> ((VBox) each).getChildren().getFirst())
                .toList();
    }

    private void focusRow(Predicate<Object> file) {
        checks().stream()
                .filter(each -> file.test(each.getUserData()))
                .findFirst()
                .ifPresent(Node::requestFocus);
    }

    private VBox row(JarsEditor.Row jar) {
        CheckBox check = new CheckBox(ForeignText.line(jar.file()));
        check.setMnemonicParsing(false);
        String name = jar.file().replaceFirst("(?i)\\.jar$", "");
        check.setId("settings-jar-" + name);
        check.setUserData(jar.file());
        check.setSelected(jar.on());
        check.setOnAction(event -> {
            boolean on = check.isSelected();
            // Until the model has switched it.
            check.setSelected(jar.on());
            model.set(jar.file(), on);
        });
        Label status = text();
        status.setId("settings-jar-status-" + name);
        status.setText(jar.status());
        return new VBox(check, status);
    }

    private void ask(Optional<JarState> jar) {
        Nodes.show(warning, jar.isPresent());
        jar.ifPresent(each -> {
            words.setText(Texts.get("setting.decoder-jars.warning", ForeignText.quoted(each.file())));
            hash.setText(Texts.get("setting.decoder-jars.sha256", each.sha256()));
            cancel.requestFocus();
        });
    }

    @Override
    public Node node() {
        return all;
    }

    @Override
    public void takeFocus() {
        checks().stream().findFirst().orElse(open).requestFocus();
    }

    @Override
    public boolean cancel() {
        if (model.askedProperty().get().isEmpty()) {
            return false;
        }
        focusAsked();
        model.cancel();
        return true;
    }

    @Override
    public void close() {
        model.close();
    }
}
