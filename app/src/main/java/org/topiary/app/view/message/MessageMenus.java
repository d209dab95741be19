// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.message;

import java.util.Optional;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.SeparatorMenuItem;
import org.topiary.app.ui.command.CommandControls;

/** The context menus of the message pane: show, copy and save, send. They act on the message that is shown. */
final class MessageMenus {
    private MessageMenus() {}

    /**
     * Of the history, where a row that is selected is shown.
     *
     * @param exports empty if messages cannot be exported
     */
    static ContextMenu ofHistory(MessageView view, CommandControls controls, Optional<HistoryExports> exports) {
        ContextMenu menu = new ContextMenu(
                controls.item(MessageCommands.SHOW_VALUE, view),
                controls.item(MessageCommands.COMPARE, view),
                controls.item(MessageCommands.LATEST, view),
                new SeparatorMenuItem(),
                controls.item(MessageCommands.COPY, view),
                controls.item(MessageCommands.COPY_TIME, view),
                controls.item(MessageCommands.COPY_TOPIC, view),
                view.copyAsMenu(),
                controls.item(MessageCommands.SAVE, view),
                new SeparatorMenuItem(),
                controls.item(MessageCommands.SEARCH_TOPIC, view),
                controls.item(MessageCommands.PUBLISH_AGAIN, view));
        exports.ifPresent(use -> menu.getItems().addAll(new SeparatorMenuItem(), use.menu(controls)));
        return menu;
    }

    /** Of the value. */
    static ContextMenu ofValue(MessageView view, ValuePane pane, CommandControls controls) {
        return new ContextMenu(
                controls.item(MessageCommands.COMPARE, view),
                controls.item(MessageCommands.LATEST, view),
                new SeparatorMenuItem(),
                controls.item(MessageCommands.COPY_SELECTION, pane),
                controls.item(MessageCommands.COPY, view),
                controls.item(MessageCommands.COPY_TOPIC, view),
                view.copyAsMenu(),
                controls.item(MessageCommands.SAVE, view),
                new SeparatorMenuItem(),
                controls.item(MessageCommands.SEARCH_TOPIC, view),
                controls.item(MessageCommands.PUBLISH_AGAIN, view));
    }

    /** Of a field of the value. */
    static ContextMenu ofField(FieldsPane fields, MessageView view, CommandControls controls) {
        return new ContextMenu(
                controls.item(MessageCommands.COPY_FIELD, fields),
                controls.item(MessageCommands.COPY_PATH, fields),
                controls.item(MessageCommands.COPY_KEY, fields),
                controls.item(MessageCommands.COPY_JSON, fields),
                new SeparatorMenuItem(),
                controls.item(MessageCommands.SHOW_COLUMN, view),
                controls.item(MessageCommands.REMOVE_COLUMN, view),
                controls.item(MessageCommands.OPEN_ALL, fields),
                controls.item(MessageCommands.AS_HEX, view),
                new SeparatorMenuItem(),
                controls.item(MessageCommands.COMPARE, view),
                controls.item(MessageCommands.LATEST, view),
                controls.item(MessageCommands.COPY, view),
                controls.item(MessageCommands.SAVE, view));
    }
}
