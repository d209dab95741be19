// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.ui.palette;

import atlantafx.base.theme.Tweaks;
import javafx.collections.FXCollections;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.BoundedText;

/** The palette: a field and a list, used with the keyboard alone. */
public final class PaletteView extends BorderPane {
    /** Of a row without a stylesheet, in pixels. */
    private static final double HEIGHT = 30;

    private final Palette palette;
    private final Runnable close;
    private final TextField field = BoundedText.customField();
    private final ListView<PaletteEntry> list = new ListView<>();

    /** @param close closes the palette and returns the focus */
    public PaletteView(Palette palette, Runnable close) {
        this.palette = palette;
        this.close = close;
        setId("palette");
        getStyleClass().addAll("dialog-sheet", "palette");
        setAccessibleRole(AccessibleRole.DIALOG);
        setAccessibleText(Texts.get("palette.title"));
        field.setId("palette-text");
        field.setPromptText(Texts.get("palette.prompt"));
        field.textProperty().bindBidirectional(palette.textProperty());
        list.setId("palette-list");
        list.setFocusTraversable(false);
        list.getStyleClass().addAll(Tweaks.EDGE_TO_EDGE, "palette-list");
        // The stylesheet sets the height of rows, which grows with the text.
        list.setFixedCellSize(HEIGHT);
        list.setCellFactory(view -> new PaletteCell());
        Label nothing = new Label(Texts.get("palette.nothing"));
        nothing.setWrapText(true);
        list.setPlaceholder(nothing);
        list.setOnMouseClicked(event -> run());
        Label prefixes = new Label(Texts.get("palette.prefixes"));
        prefixes.getStyleClass().add("palette-prefixes");
        setTop(field);
        setCenter(list);
        setBottom(prefixes);
        palette.entriesProperty().subscribe(entries -> {
            list.setItems(FXCollections.observableList(entries));
            list.getSelectionModel().selectFirst();
        });
        addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    }

    /** Moves the focus to the field. */
    public void takeFocus() {
        field.requestFocus();
    }

    private void onKey(KeyEvent event) {
        switch (event.getCode()) {
            case DOWN -> move(1);
            case UP -> move(-1);
            case PAGE_DOWN -> move(page());
            case PAGE_UP -> move(-page());
            case ENTER -> run();
            case ESCAPE -> close.run();
            default -> {
                // A dialog keeps the focus, and there is nothing else to go to.
                if (event.getCode() != KeyCode.TAB) {
                    return;
                }
            }
        }
        event.consume();
    }

    private int page() {
        return Math.max(1, (int) (list.getHeight() / list.getFixedCellSize()) - 1);
    }

    private void move(int rows) {
        int last = list.getItems().size() - 1;
        if (last < 0) {
            return;
        }
        int next = Math.clamp((long) list.getSelectionModel().getSelectedIndex() + rows, 0, last);
        list.getSelectionModel().select(next);
        int first = Math.max(0, next - page());
        list.scrollTo(rows < 0 ? Math.max(0, next) : first);
    }

    private void run() {
        PaletteEntry entry = list.getSelectionModel().getSelectedItem();
        if (entry != null && entry.obstacle().isEmpty()) {
            palette.choose(entry);
            // Closed first: the entry acts on the part of the window that had the focus.
            close.run();
            entry.run().run();
        }
    }
}
