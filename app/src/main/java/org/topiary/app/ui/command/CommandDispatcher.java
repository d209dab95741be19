// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.ui.command;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.topiary.app.ui.command.Command.Reach;

/**
 * Turns keys into commands: the only place of a window that does. The innermost context of the focus comes first, then
 * those of the whole window; a command that cannot run leaves its keys to the next. JavaFX application thread.
 */
public final class CommandDispatcher {
    private final Scene scene;
    private final Keymap keymap;
    private final Supplier<List<Object>> everywhere;
    private final BooleanSupplier asked;

    private CommandDispatcher(Scene scene, Keymap keymap, Supplier<List<Object>> everywhere, BooleanSupplier asked) {
        this.scene = scene;
        this.keymap = keymap;
        this.everywhere = everywhere;
        this.asked = asked;
    }

    /**
     * Dispatches the keys of a scene.
     *
     * @param everywhere the contexts whose commands work wherever the focus is, the innermost first
     * @param asked whether a question is open
     */
    public static void install(Scene scene, Keymap keymap, Supplier<List<Object>> everywhere, BooleanSupplier asked) {
        CommandDispatcher dispatcher = new CommandDispatcher(scene, keymap, everywhere, asked);
        // A filter, because lists and text areas would use many of the keys first.
        scene.addEventFilter(KeyEvent.KEY_PRESSED, dispatcher::dispatch);
    }

    private void dispatch(KeyEvent event) {
        Node focused = scene.getFocusOwner();
        if (event.getCode().isModifierKey() || FocusedKeys.belongs(event, focused)) {
            return;
        }
        Reach least = asked.getAsBoolean() ? Reach.QUESTIONS : Reach.FOCUSED;
        boolean done = CommandContexts.around(focused).stream().anyMatch(each -> run(event, each, least))
                || everywhere.get().stream().anyMatch(each -> run(event, each, max(least, Reach.WINDOW)));
        if (done) {
            event.consume();
        }
    }

    private static Reach max(Reach one, Reach other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private boolean run(KeyEvent event, Object context, Reach least) {
        for (CommandGroup group : keymap.groups()) {
            for (Command<?> command : group.commands()) {
                if (command.reach().compareTo(least) >= 0 && command.accepts(context)) {
                    int key = match(event, keymap.keys(command));
                    if (key >= 0 && command.obstacle(context).isEmpty()) {
                        command.run(context, key);
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static int match(KeyEvent event, List<KeyCombination> keys) {
        for (int i = 0; i < keys.size(); i++) {
            if (keys.get(i).match(event)) {
                return i;
            }
        }
        return -1;
    }
}
