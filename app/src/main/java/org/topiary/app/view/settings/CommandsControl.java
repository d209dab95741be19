// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.settings;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.BoundedText;
import org.topiary.app.ui.IconButton;
import org.topiary.app.ui.Nodes;
import org.topiary.app.ui.settings.SettingControl;
import org.topiary.app.view.input.Inputs;
import org.topiary.app.viewmodel.settings.CommandsEditor;
import org.topiary.core.text.ForeignText;
import org.topiary.payload.command.UserCommand;

/** The commands of the user: a row for each, and below them the one that is added or edited. */
public final class CommandsControl implements SettingControl {
    private static final int ARGUMENT_ROWS = 3;

    private final CommandsEditor model;
    private final VBox rows = new VBox();
    private final VBox form = new VBox();
    private final Button add = new Button(Texts.get("setting.commands.add"));
    private final VBox all = new VBox(rows, add, form);
    private final TextInputControl name;

    public CommandsControl(CommandsEditor model) {
        this.model = model;
        Inputs inputs = new Inputs("settings-");
        name = inputs.bind(model.name(), BoundedText.field());
        TextArea arguments = BoundedText.area();
        arguments.setId("settings-command-arguments");
        arguments.setPrefRowCount(ARGUMENT_ROWS);
        arguments.textProperty().bindBidirectional(model.argumentsProperty());
        form.getChildren()
                .setAll(
                        field("setting.commands.name", name),
                        Inputs.error(model.name()),
                        field("setting.commands.program", inputs.bind(model.program(), BoundedText.field())),
                        Inputs.error(model.program()),
                        field("setting.commands.arguments", arguments),
                        field("setting.commands.seconds", inputs.bind(model.seconds(), BoundedText.field())),
                        Inputs.error(model.seconds()),
                        buttons());
        form.setId("settings-command-form");
        form.getStyleClass().add("form-fields");
        add.setId("settings-command-add");
        add.setOnAction(event -> {
            model.add();
            name.requestFocus();
        });
        all.setId("settings-commands");
        all.getStyleClass().add("form-fields");
        model.commandsProperty().subscribe(this::show);
        model.editingProperty().subscribe(editing -> {
            Nodes.show(form, editing);
            Nodes.show(add, !editing);
        });
    }

    private HBox buttons() {
        Button save = new Button(Texts.get("setting.commands.save"));
        save.setId("settings-command-save");
        save.getStyleClass().add(Styles.ACCENT);
        save.setOnAction(event -> {
            model.save();
            if (!model.editingProperty().get()) {
                add.requestFocus();
            }
        });
        Button cancel = new Button(Texts.get("setting.commands.cancel"));
        cancel.setId("settings-command-cancel");
        cancel.setOnAction(event -> {
            model.cancel();
            add.requestFocus();
        });
        HBox buttons = new HBox(save, cancel);
        buttons.getStyleClass().add("form-row");
        return buttons;
    }

    private static VBox field(String labelKey, TextInputControl field) {
        Label label = new Label(Texts.get(labelKey));
        label.getStyleClass().add("field-label");
        label.setLabelFor(field);
        VBox box = new VBox(label, field);
        box.getStyleClass().add("field");
        return box;
    }

    private void show(List<UserCommand> commands) {
        rows.getChildren().setAll(commands.stream().map(this::row).toList());
        Nodes.show(rows, !commands.isEmpty());
    }

    private HBox row(UserCommand command) {
        Label label = new Label(ForeignText.line(command.name()) + "   " + words(command));
        label.setMinWidth(0);
        HBox.setHgrow(label, Priority.ALWAYS);
        label.setMaxWidth(Double.MAX_VALUE);
        HBox row = new HBox(
                label,
                button(Feather.EDIT_2, "setting.commands.edit", "edit", command, () -> {
                    model.edit(command);
                    name.requestFocus();
                }),
                button(Feather.TRASH_2, "setting.commands.remove", "remove", command, () -> model.remove(command)));
        row.setAlignment(Pos.CENTER_LEFT);
        row.setMinHeight(Region.USE_PREF_SIZE);
        row.getStyleClass().add("form-row");
        return row;
    }

    private static IconButton button(Feather icon, String key, String id, UserCommand command, Runnable action) {
        return new IconButton(icon, Texts.get(key, ForeignText.line(command.name())), action)
                .withId("settings-command-" + id + "-" + command.name())
                .small();
    }

    private static String words(UserCommand command) {
        String arguments = String.join(" ", command.arguments());
        return ForeignText.line(arguments.isEmpty() ? command.program() : command.program() + " " + arguments);
    }

    @Override
    public Node node() {
        return all;
    }

    @Override
    public void takeFocus() {
        (model.editingProperty().get() ? name : add).requestFocus();
    }

    @Override
    public void close() {
        model.close();
    }
}
