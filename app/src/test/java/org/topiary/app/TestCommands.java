// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import java.util.List;
import java.util.Map;
import javafx.scene.Scene;
import org.topiary.app.ui.command.CommandControls;
import org.topiary.app.ui.command.CommandDispatcher;
import org.topiary.app.ui.command.Keymap;

/** All commands with their default keys, for tests of a part of the window. */
public final class TestCommands {
    private TestCommands() {}

    public static Keymap keymap() {
        return new Keymap(AllCommands::groups, Map.of(), changed -> {});
    }

    public static CommandControls controls() {
        return new CommandControls(keymap());
    }

    /** Dispatches the keys of a scene, as a window does. */
    public static void dispatch(Scene scene) {
        CommandDispatcher.install(scene, keymap(), List::of, () -> false);
    }
}
