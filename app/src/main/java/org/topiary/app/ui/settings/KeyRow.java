// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.ui.settings;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.text.SearchWords;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.IconButton;
import org.topiary.app.ui.command.Command;
import org.topiary.app.ui.command.CommandGroup;
import org.topiary.app.ui.command.KeyNames;
import org.topiary.app.ui.command.KeyRecorder;
import org.topiary.app.ui.command.Keymap;

/** One command with its keys, and what is wrong with those that were pressed last. */
final class KeyRow extends VBox {
    private final Keymap keymap;
    private final CommandGroup group;
    private final Command<?> command;
    private final KeyRecorder recorder;
    private final IconButton remove;
    private final Label problem = new Label();
    private final HBox choice = new HBox();
    private final BooleanProperty changed = new SimpleBooleanProperty();

    KeyRow(Keymap keymap, CommandGroup group, Command<?> command) {
        this.keymap = keymap;
        this.group = group;
        this.command = command;
        String id = command.id().replace('.', '-');
        getStyleClass().add("key-row");
        Label title = new Label(command.title());
        title.setWrapText(true);
        title.setMaxWidth(Double.MAX_VALUE);
        title.setTooltip(new Tooltip(command.about()));
        HBox.setHgrow(title, Priority.ALWAYS);
        recorder = new KeyRecorder(this::propose, this::refuse);
        recorder.setId("key-" + id);
        title.setLabelFor(recorder);
        remove = new IconButton(Feather.X, Texts.get("keys.remove", command.title()), () -> {
                    recorder().requestFocus();
                    keymap.set(command, List.of());
                })
                .small()
                .withId("key-remove-" + id);
        ResetButton reset = new ResetButton(
                "key-reset-" + id,
                command.title(),
                Texts.get("keys.reset", names(command.defaultKeys())),
                changed,
                () -> {
                    recorder().requestFocus();
                    propose(command.defaultKeys());
                });
        problem.setWrapText(true);
        problem.setMinHeight(Region.USE_PREF_SIZE);
        problem.getStyleClass().add("field-error");
        choice.getStyleClass().add("key-choice");
        HBox line = new HBox(title, keys(), remove, reset);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("key-line");
        getChildren().addAll(line, problem, choice);
        clear();
        refresh();
    }

    private KeyRecorder recorder() {
        return recorder;
    }

    /** Keys that each have a meaning of their own cannot be replaced by one. */
    private StackPane keys() {
        StackPane pane = new StackPane(recorder);
        pane.setAlignment(Pos.CENTER_RIGHT);
        if (command.isIndexed()) {
            recorder.setDisable(true);
            remove.setVisible(false);
            Tooltip.install(pane, new Tooltip(Texts.get("keys.indexed")));
        }
        return pane;
    }

    private static String names(List<KeyCombination> keys) {
        return keys.isEmpty() ? Texts.get("keys.none") : KeyNames.line(keys);
    }

    private void propose(KeyCombination keys) {
        propose(List.of(keys));
    }

    /** Gives the command keys, unless another one has them: then asks. */
    private void propose(List<KeyCombination> keys) {
        clear();
        List<Keymap.Conflict> conflicts = keymap.conflicts(command, keys).stream()
                .filter(conflict -> !isIntended(conflict))
                .toList();
        if (conflicts.isEmpty()) {
            keymap.set(command, keys);
            return;
        }
        String others = conflicts.stream()
                .map(conflict -> Texts.get("keys.quoted", conflict.second().title()))
                .distinct()
                .collect(Collectors.joining(", "));
        problem.setText(Texts.get("keys.conflict", names(keys), others));
        Button take = new Button(Texts.get("keys.take"));
        take.setId("key-take");
        take.getStyleClass().addAll(Styles.SMALL, Styles.ACCENT);
        take.setOnAction(event -> {
            recorder.requestFocus();
            clear();
            keymap.take(command, keys);
        });
        Button leave = new Button(Texts.get("keys.leave"));
        leave.setId("key-leave");
        leave.getStyleClass().add(Styles.SMALL);
        leave.setOnAction(event -> {
            recorder.requestFocus();
            clear();
        });
        choice.getChildren().setAll(take, leave);
        show(true);
        leave.requestFocus();
    }

    /** Whether both commands have the keys by default: then the one that can run takes them. */
    private boolean isIntended(Keymap.Conflict conflict) {
        return command.defaultKeys().contains(conflict.keys())
                && conflict.second().defaultKeys().contains(conflict.keys());
    }

    private void refuse(String reason) {
        problem.setText(reason);
        choice.getChildren().clear();
        show(!reason.isEmpty());
    }

    private void clear() {
        refuse("");
    }

    private void show(boolean wrong) {
        problem.setVisible(wrong);
        problem.setManaged(wrong);
        boolean asks = !choice.getChildren().isEmpty();
        choice.setVisible(asks);
        choice.setManaged(asks);
    }

    /** Shows the keys now. */
    void refresh() {
        List<KeyCombination> keys = keymap.keys(command);
        recorder.show(
                command.isIndexed() && keys.size() > 1
                        ? KeyNames.of(keys.getFirst()) + " … " + KeyNames.of(keys.getLast())
                        : KeyNames.line(keys));
        recorder.setAccessibleText(Texts.get("keys.of", command.title(), names(keys)));
        remove.setDisable(keys.isEmpty());
        changed.set(!keys.equals(command.defaultKeys()));
    }

    /** What a row shows, for a search. */
    static String words(Keymap keymap, CommandGroup group, Command<?> command) {
        return String.join("\n", command.title(), command.about(), group.title(), KeyNames.line(keymap.keys(command)));
    }

    /** Shows the row if it contains the words; returns whether it does. */
    boolean search(SearchWords query, boolean all) {
        boolean found = all || query.find(words(keymap, group, command));
        setVisible(found);
        setManaged(found);
        return found;
    }

    /** What takes the focus; empty if its keys cannot be changed. */
    Optional<KeyRecorder> first() {
        return recorder.isDisable() ? Optional.empty() : Optional.of(recorder);
    }
}
