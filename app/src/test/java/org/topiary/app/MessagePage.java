// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableCell;
import org.fxmisc.richtext.StyleClassedTextArea;
import org.topiary.app.viewmodel.message.HistoryRow;
import org.topiary.app.viewmodel.message.ValueContent;

/** The message pane: the value and the history of the selected topic. */
final class MessagePage {
    private final Explorer explorer;

    MessagePage(Explorer explorer) {
        this.explorer = explorer;
    }

    /** The text that the value area shows, decoded and indented; empty if it shows none. */
    String value() {
        return Explorer.onFx(() ->
                explorer.model().message().value().shownProperty().get().content() instanceof ValueContent.Text text
                        ? text.text().text()
                        : "");
    }

    /** The parts of the value that are marked as found, joined. */
    String marked() {
        return Explorer.onFx(() -> {
            StyleClassedTextArea area = explorer.lookup(".value-area").queryAs(StyleClassedTextArea.class);
            return IntStream.range(0, area.getLength())
                    .filter(at -> area.getStyleOfChar(at).contains("found"))
                    .mapToObj(at -> area.getText(at, at + 1))
                    .collect(Collectors.joining());
        });
    }

    /** The previews of the selected rows of the history. */
    List<String> selection() {
        return Explorer.onFx(() ->
                explorer.lookup(".history").<HistoryRow>queryTableView().getSelectionModel().getSelectedItems().stream()
                        .map(HistoryRow::preview)
                        .toList());
    }

    /** The texts of the visible cells of a column of the history, from top to bottom. */
    List<String> column(String id) {
        return Explorer.onFx(() -> explorer.lookup(".history .table-cell." + id).queryAllAs(TableCell.class).stream()
                .filter(cell -> cell.isVisible() && !cell.isEmpty())
                .sorted(Comparator.comparingDouble(
                        cell -> cell.localToScene(0, 0).getY()))
                .map(Labeled::getText)
                .toList());
    }

    /** The number of messages in the history list. */
    int historySize() {
        return Explorer.onFx(() -> {
            var list = explorer.model().message().historyProperty().get();
            return list == null ? 0 : list.size();
        });
    }
}
