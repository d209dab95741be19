// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.message;

import java.util.List;
import java.util.stream.Collectors;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.text.Texts;
import org.topiary.app.text.Times;
import org.topiary.app.ui.Icon;
import org.topiary.app.viewmodel.message.HistoryList;
import org.topiary.app.viewmodel.message.HistoryRow;
import org.topiary.app.viewmodel.message.MessageViewModel;
import org.topiary.payload.VisibleText;

/**
 * The newest messages of the selection in one line, for a stage that has no room for the history. Costs nothing while
 * it is not part of a window. JavaFX application thread.
 */
final class HistoryLine {
    private static final int MESSAGES = 3;
    /** Maximum length of each preview, so that there is room for all of them. */
    private static final int CHARS = 24;

    private final Label line = new Label(null, new Icon(Feather.CLOCK));
    private final ListChangeListener<HistoryRow> changed = change -> show();
    private final MessageViewModel model;
    private Subscription binding = Subscription.EMPTY;
    private Subscription previews = Subscription.EMPTY;
    private @Nullable HistoryList list;

    /** @param open shows the history itself */
    HistoryLine(MessageViewModel model, Runnable open) {
        this.model = model;
        line.setId("history-line");
        line.getStyleClass().add("history-line");
        line.setMaxWidth(Double.MAX_VALUE);
        line.setMinWidth(0);
        line.setTooltip(new Tooltip(Texts.get("message.history.line")));
        line.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> open.run());
        line.sceneProperty().subscribe(scene -> {
            binding.unsubscribe();
            binding = scene == null ? Subscription.EMPTY : bind();
        });
    }

    Node root() {
        return line;
    }

    private Subscription bind() {
        return Subscription.combine(
                model.historyProperty().subscribe(this::use),
                model.decodedProperty().subscribe(changes -> show()),
                () -> use(null));
    }

    private void use(@Nullable HistoryList next) {
        if (list != null) {
            list.removeListener(changed);
        }
        list = next;
        if (next != null) {
            next.addListener(changed);
        }
        show();
    }

    private void show() {
        previews.unsubscribe();
        HistoryList rows = list;
        List<HistoryRow> newest =
                rows == null ? List.of() : rows.stream().limit(MESSAGES).toList();
        // A preview may follow later.
        previews = newest.stream()
                .map(row -> row.previewProperty().subscribe(() -> show(newest)))
                .reduce(Subscription.EMPTY, Subscription::and);
        show(newest);
    }

    private void show(List<HistoryRow> rows) {
        line.setText(
                rows.isEmpty()
                        ? Texts.get("message.history.empty")
                        : rows.stream().map(HistoryLine::text).collect(Collectors.joining("  ·  ")));
    }

    private static String text(HistoryRow row) {
        if (row.isGone()) {
            return row.preview();
        }
        return Times.timeOfDay(row.timeNanos()) + " " + VisibleText.line(row.preview(), CHARS);
    }
}
