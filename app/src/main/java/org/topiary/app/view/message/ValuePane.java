// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.message;

import java.util.Collections;
import java.util.List;
import javafx.collections.ObservableListBase;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.topiary.app.viewmodel.Texts;
import org.topiary.app.viewmodel.message.MessageViewModel;
import org.topiary.app.viewmodel.message.TextRange;
import org.topiary.app.viewmodel.message.ValueContent;

/** The value: a text, or lines made as they come into sight, or a sentence; a bar above says what is special. */
final class ValuePane {
    private static final double LINE_HEIGHT = 20;
    private static final int LINES_ABOVE_FOUND = 2;

    private final MessageViewModel model;
    private final ValueArea area = new ValueArea();
    private final VirtualizedScrollPane<ValueArea> areaScroll = new VirtualizedScrollPane<>(area);
    private final LineItems items = new LineItems();
    private final ListView<String> list = new ListView<>(items);
    private final Label nothing = new Label();
    private final Label note = new Label();
    private final Label status = new Label();
    private final Hyperlink showAll = new Hyperlink(Texts.get("message.showAll"));
    private final Hyperlink save = new Hyperlink(Texts.get("message.save"));
    private final HBox bar = new HBox(note, showAll, save);
    private final StackPane value = new StackPane(areaScroll, list, nothing);
    private final VBox root = new VBox(bar, status, value);

    ValuePane(MessageViewModel model, Runnable saveValue) {
        this.model = model;
        list.setFixedCellSize(LINE_HEIGHT);
        list.setCellFactory(view -> new LineCell(items::found));
        list.getStyleClass().addAll("value-lines", Tweaks.EDGE_TO_EDGE, Styles.DENSE);
        list.setAccessibleText(Texts.get("message.value"));
        nothing.setWrapText(true);
        nothing.getStyleClass().addAll("empty-state", Styles.TEXT_MUTED);
        note.setWrapText(true);
        note.setMinWidth(0);
        status.setWrapText(true);
        status.getStyleClass().add("value-status");
        showAll.setMinWidth(Hyperlink.USE_PREF_SIZE);
        showAll.setOnAction(e -> model.showAll());
        save.setMinWidth(Hyperlink.USE_PREF_SIZE);
        save.setOnAction(e -> saveValue.run());
        bar.setMinHeight(HBox.USE_PREF_SIZE);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("value-bar");
        value.getStyleClass().add("value");
        VBox.setVgrow(value, Priority.ALWAYS);
    }

    Node root() {
        return root;
    }

    Subscription bind() {
        return Subscription.combine(
                model.shownProperty().subscribe(shown -> show(shown.content())),
                model.statusProperty().subscribe(this::showStatus));
    }

    private void showStatus(String sentence) {
        status.setText(sentence);
        Controls.show(status, !sentence.isEmpty());
    }

    private void show(ValueContent content) {
        note.setText(content.note());
        Controls.show(bar, !content.note().isEmpty());
        Controls.show(showAll, content.cut());
        Controls.show(save, content.cut());
        switch (content) {
            case ValueContent.Text text -> {
                area.show(text);
                only(areaScroll);
            }
            case ValueContent.Lines lines -> {
                items.show(lines);
                // The list asks again for what it shows; its place stays.
                list.refresh();
                only(list);
                if (lines.found().first() >= 0) {
                    layOut();
                    list.scrollTo(Math.max(0, lines.found().first() - LINES_ABOVE_FOUND));
                }
            }
            case ValueContent.Nothing(String sentence) -> {
                nothing.setText(sentence);
                only(nothing);
            }
        }
        if (!(content instanceof ValueContent.Lines)) {
            items.show(LineItems.NONE);
        }
    }

    /** A list that scrolls before it has its size stands elsewhere when it gets it: header and history may have come with the value. */
    private void layOut() {
        Scene scene = root.getScene();
        if (scene != null) {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
        }
    }

    private void only(Node shown) {
        value.getChildren().forEach(child -> Controls.show(child, child.equals(shown)));
    }

    /** The lines as the list control wants them; none of them is kept. */
    private static final class LineItems extends ObservableListBase<String> {
        private static final ValueContent.Lines NONE = new ValueContent.Lines(0, index -> "", "", ValueContent.FoundLines.NONE);

        private ValueContent.Lines lines = NONE;

        void show(ValueContent.Lines next) {
            int before = lines.count();
            int after = next.count();
            lines = next;
            beginChange();
            if (after > before) {
                nextAdd(before, after);
            } else if (after < before) {
                nextRemove(after, Collections.nCopies(before - after, ""));
            }
            endChange();
        }

        List<TextRange> found(int index) {
            return lines.found().inLine().apply(index);
        }

        @Override
        public String get(int index) {
            return lines.line().apply(index);
        }

        @Override
        public int size() {
            return lines.count();
        }
    }
}
