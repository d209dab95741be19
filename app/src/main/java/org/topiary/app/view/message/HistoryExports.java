// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.message;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.FileQuestions;
import org.topiary.app.ui.Icon;
import org.topiary.app.ui.command.CommandControls;
import org.topiary.app.viewmodel.export.FileNames;
import org.topiary.app.viewmodel.export.MessageExport;
import org.topiary.app.viewmodel.export.MessageFormat;

/** Exports the messages of the history: those that are selected if there are several, otherwise all. */
public final class HistoryExports {
    private final MessageExport export;
    private final FileQuestions files;
    private Optional<Node> rows = Optional.empty();
    private Supplier<Chosen> chosen = () -> new Chosen(new long[0], false, "");

    /**
     * What is exported.
     *
     * @param positions of the messages, the newest first
     * @param selected whether they are only the selected ones
     * @param topic the selected topic, as received
     */
    record Chosen(long[] positions, boolean selected, String topic) {}

    /** @param files asks for files and folders */
    public HistoryExports(MessageExport export, FileQuestions files) {
        this.export = export;
        this.files = files;
    }

    /** Sets which messages are exported, and over which window the user is asked. */
    void use(Node table, Supplier<Chosen> messages) {
        rows = Optional.of(table);
        chosen = messages;
    }

    /** How the last export ended, below the history. */
    Label outcome() {
        Label line = new Label();
        line.setId("history-exported");
        line.getStyleClass().add("tree-note");
        line.setWrapText(true);
        line.textProperty().bind(export.outcomeProperty());
        line.visibleProperty().bind(line.textProperty().isNotEmpty());
        line.managedProperty().bind(line.visibleProperty());
        return line;
    }

    /** The formats, below what is exported. */
    Menu menu(CommandControls controls) {
        Chosen messages = chosen.get();
        Menu menu = new Menu(
                messages.selected ? Texts.get("export.selected", messages.positions.length) : Texts.get("export.all"),
                new Icon(Feather.DOWNLOAD));
        menu.setId("menu-history-export");
        menu.getItems()
                .setAll(List.of(
                        controls.item(HistoryCommands.EXPORT_JSON, this),
                        controls.item(HistoryCommands.EXPORT_CSV, this),
                        controls.item(HistoryCommands.EXPORT_RAW, this)));
        return menu;
    }

    Optional<String> withoutMessages() {
        return chosen.get().positions.length == 0 ? Optional.of(Texts.get("export.noMessages")) : Optional.empty();
    }

    void export(MessageFormat format) {
        Chosen messages = chosen.get();
        rows.flatMap(node -> ask(node, format, messages.topic))
                .ifPresent(place -> export.write(format, messages.positions, place));
    }

    private Optional<Path> ask(Node node, MessageFormat format, String topic) {
        return format == MessageFormat.RAW
                ? files.toFolder(node.getScene().getWindow(), Texts.get("export.folderTitle"))
                : files.toSave(
                        node.getScene().getWindow(),
                        Texts.get("export.title"),
                        FileNames.of(topic, "messages", format.ending()));
    }
}
