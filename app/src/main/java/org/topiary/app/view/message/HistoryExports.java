// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.message;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.FileQuestions;
import org.topiary.app.ui.Icon;
import org.topiary.app.ui.command.CommandContexts;
import org.topiary.app.ui.command.CommandControls;
import org.topiary.app.viewmodel.export.FileNames;
import org.topiary.app.viewmodel.export.MessageExport;
import org.topiary.app.viewmodel.export.MessageFormat;
import org.topiary.app.viewmodel.message.HistoryList;
import org.topiary.app.viewmodel.message.HistoryRow;
import org.topiary.app.viewmodel.message.MessageViewModel;

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
    private record Chosen(long[] positions, boolean selected, String topic) {}

    /** @param files asks for files and folders */
    public HistoryExports(MessageExport export, FileQuestions files) {
        this.export = export;
        this.files = files;
    }

    /**
     * Makes the rows of a history the context of the commands that export it.
     *
     * @param list null while there is no history
     * @return a line for below the history, which says how the last export ended
     */
    Node below(TableView<HistoryRow> table, MessageViewModel model, Supplier<@Nullable HistoryList> list) {
        rows = Optional.of(table);
        chosen = () -> chosen(table, list.get(), Objects.requireNonNullElse(model.topicToCopy(), ""));
        CommandContexts.put(table, this);
        // How an export of another history ended is of no interest.
        model.historyProperty().subscribe((before, now) -> export.clearOutcome());
        Label line = new Label();
        line.setId("history-exported");
        line.getStyleClass().add("tree-note");
        line.setWrapText(true);
        line.textProperty().bind(export.outcomeProperty());
        line.visibleProperty().bind(line.textProperty().isNotEmpty());
        line.managedProperty().bind(line.visibleProperty());
        return line;
    }

    /** Several selected rows, otherwise all. */
    private static Chosen chosen(TableView<HistoryRow> table, @Nullable HistoryList rows, String topic) {
        if (rows == null) {
            return new Chosen(new long[0], false, topic);
        }
        List<Integer> selected = table.getSelectionModel().getSelectedIndices().stream()
                .filter(index -> index >= 0 && index < rows.size())
                .sorted()
                .toList();
        boolean several = selected.size() > 1;
        long[] positions = several
                ? selected.stream().mapToLong(rows::position).toArray()
                : IntStream.range(0, rows.size()).mapToLong(rows::position).toArray();
        return new Chosen(positions, several, topic);
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
                        Texts.get("export.file.title"),
                        FileNames.of(topic, "messages", format.ending()));
    }
}
