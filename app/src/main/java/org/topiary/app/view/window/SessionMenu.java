// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.window;

import java.util.List;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.command.Command;
import org.topiary.app.ui.command.CommandControls;
import org.topiary.app.view.session.SessionCommands;
import org.topiary.app.view.session.SessionView;

/** The actions on an open session as a whole, for the menus of its tab and of its window. */
final class SessionMenu {
    private SessionMenu() {}

    /**
     * Of a tab.
     *
     * @param actions with the session of the tab
     * @param select selects the tab, where the session asks and answers
     */
    static List<MenuItem> ofTab(WindowActions actions, SessionView view, Runnable select) {
        return items(actions, view, Texts.get("window.tearOff"), select);
    }

    /** Of the session's own window. */
    static List<MenuItem> ofWindow(WindowActions actions, SessionView view) {
        return items(actions, view, Texts.get("window.takeBack"), () -> {});
    }

    private static List<MenuItem> items(WindowActions actions, SessionView view, String move, Runnable select) {
        CommandControls controls = actions.program().controls();
        return List.of(
                sheet(controls, SessionCommands.DETAILS, view, select),
                sheet(controls, SessionCommands.SUBSCRIPTIONS, view, select),
                controls.item(WindowCommands.MOVE_TO_WINDOW, actions, move),
                controls.item(WindowCommands.REOPEN, actions),
                new SeparatorMenuItem(),
                controls.item(SessionCommands.CONNECT, view),
                controls.item(SessionCommands.DISCONNECT, view),
                new SeparatorMenuItem(),
                controls.item(SessionCommands.DISCONNECT_WITH_WILL, view),
                controls.item(WindowCommands.CLOSE, actions));
    }

    private static MenuItem sheet(
            CommandControls controls, Command<SessionView> command, SessionView view, Runnable select) {
        MenuItem item = controls.item(command, view);
        item.setOnAction(event -> {
            select.run();
            command.run(view);
        });
        return item;
    }
}
