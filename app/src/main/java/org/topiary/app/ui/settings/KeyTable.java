// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.ui.settings;

import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.topiary.app.text.SearchWords;
import org.topiary.app.ui.command.Command;
import org.topiary.app.ui.command.CommandGroup;
import org.topiary.app.ui.command.KeyRecorder;
import org.topiary.app.ui.command.Keymap;

/** All commands with their keys, which can be changed there. */
public final class KeyTable implements SettingControl {
    private final VBox table = new VBox();
    private final List<Part> parts = new ArrayList<>();
    private final Subscription changes;

    /** The rows of a group below its heading. */
    private record Part(Label heading, List<KeyRow> rows) {}

    public KeyTable(Keymap keymap) {
        table.setId("key-table");
        table.getStyleClass().add("key-table");
        for (CommandGroup group : keymap.groups()) {
            Label heading = new Label(group.title());
            heading.getStyleClass().addAll(Styles.TEXT_BOLD, "key-heading");
            List<KeyRow> rows = new ArrayList<>();
            for (Command<?> command : group.commands()) {
                rows.add(new KeyRow(keymap, group, command));
            }
            parts.add(new Part(heading, rows));
            table.getChildren().add(heading);
            table.getChildren().addAll(rows);
        }
        // Before the buttons, which would move the focus to whatever is next in that direction.
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        changes = keymap.changedProperty()
                .subscribe((old, now) -> parts.forEach(part -> part.rows().forEach(KeyRow::refresh)));
    }

    /** What the table shows of each command, for a search. */
    public static List<String> words(Keymap keymap) {
        return keymap.groups().stream()
                .flatMap(group -> group.commands().stream().map(command -> KeyRow.words(keymap, group, command)))
                .toList();
    }

    /** The arrow keys go from row to row. */
    private void onKey(KeyEvent event) {
        boolean arrow = event.getCode() == KeyCode.UP || event.getCode() == KeyCode.DOWN;
        if (arrow && event.getTarget() instanceof KeyRecorder recorder && !recorder.isRecording()) {
            List<KeyRecorder> shown = shown();
            int now = shown.indexOf(recorder);
            int next = now + (event.getCode() == KeyCode.UP ? -1 : 1);
            if (now >= 0 && next >= 0 && next < shown.size()) {
                shown.get(next).requestFocus();
                event.consume();
            }
        }
    }

    private List<KeyRecorder> shown() {
        return parts.stream()
                .flatMap(part -> part.rows().stream())
                .filter(Node::isVisible)
                .map(KeyRow::first)
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public Node node() {
        return table;
    }

    @Override
    public void takeFocus() {
        shown().stream().findFirst().ifPresent(Node::requestFocus);
    }

    @Override
    public void search(SearchWords query, boolean all) {
        for (Part part : parts) {
            boolean any = false;
            for (KeyRow row : part.rows()) {
                any |= row.search(query, all);
            }
            part.heading().setVisible(any);
            part.heading().setManaged(any);
        }
    }

    @Override
    public void close() {
        changes.unsubscribe();
    }
}
