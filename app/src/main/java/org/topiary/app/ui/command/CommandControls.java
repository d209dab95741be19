// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.ui.command;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import javafx.stage.WindowEvent;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.ui.Icon;
import org.topiary.app.ui.IconButton;

/** Menu items and buttons made from commands, with their titles, icons and keys. JavaFX application thread. */
public final class CommandControls {
    /** The style class of a menu item whose command cannot run. */
    private static final String UNAVAILABLE = "unavailable";

    private final Keymap keymap;

    public CommandControls(Keymap keymap) {
        this.keymap = keymap;
    }

    public Keymap keymap() {
        return keymap;
    }

    /**
     * A menu item that runs a command; grey if the command cannot run now, and then its tooltip is the reason. So menus
     * are made when they are opened.
     */
    public <C> MenuItem item(Command<C> command, C context) {
        return item(command, context, command.title());
    }

    /** The same with another title, which names what the command acts on. */
    public <C> MenuItem item(Command<C> command, C context, String title) {
        MenuItem item = new MenuItem(title);
        item.setMnemonicParsing(false);
        command.icon().ifPresent(icon -> item.setGraphic(new Icon(icon)));
        item.setId("menu-" + command.id().replace('.', '-'));
        List<KeyCombination> keys = keymap.keys(command);
        if (!keys.isEmpty()) {
            // Only displays the keys: the dispatcher handles them first.
            item.setAccelerator(keys.getFirst());
        }
        Optional<String> obstacle = command.obstacle(context);
        obstacle.ifPresentOrElse(
                reason -> disable(item, reason), () -> item.setOnAction(event -> command.run(context)));
        return item;
    }

    /** Only looks disabled: JavaFX shows no tooltip over a disabled item, and the reason belongs there. */
    private static void disable(MenuItem item, String reason) {
        item.getStyleClass().add(UNAVAILABLE);
        item.setOnAction(event -> {});
        item.parentPopupProperty().subscribe(popup -> {
            if (popup != null) {
                popup.addEventHandler(WindowEvent.WINDOW_SHOWN, event -> {
                    Node row = item.getStyleableNode();
                    if (row != null) {
                        row.setAccessibleHelp(reason);
                        Tooltip.install(row, new Tooltip(reason));
                    }
                });
            }
        });
    }

    /** A button with only an icon that runs a command; its tooltip is the title with the keys. */
    public <C> IconButton button(Command<C> command, C context) {
        Runnable run = () -> {
            if (command.obstacle(context).isEmpty()) {
                command.run(context);
            }
        };
        return new IconButton(command.icon().orElse(Feather.CIRCLE), command.title(), run).withTip(() -> tip(command));
    }

    /** The name of a command's first key; empty if the user has removed all of its keys. */
    public Optional<String> key(Command<?> command) {
        return keymap.keys(command).stream().findFirst().map(KeyNames::of);
    }

    /** A text with the key of the command that does the same. */
    public String tip(String text, Command<?> command) {
        return key(command).map(key -> text + " (" + key + ")").orElse(text);
    }

    /** The title of a command with its keys, such as {@code Search messages (Ctrl+Shift+F)}. */
    public String tip(Command<?> command) {
        return tip(command.title(), command);
    }
}
