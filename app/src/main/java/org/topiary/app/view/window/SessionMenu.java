// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.window;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.topiary.app.text.Texts;
import org.topiary.app.viewmodel.session.SessionViewModel;
import org.topiary.app.viewmodel.window.WindowViewModel;

/** The actions on an open session as a whole, for the menus of its tab and of its window. */
final class SessionMenu {
    private SessionMenu() {}

    /** The items that apply in the current state. */
    static List<MenuItem> items(WindowViewModel model, SessionViewModel session, ProgramActions commands) {
        List<MenuItem> items = new ArrayList<>();
        if (model.sessions().contains(session)) {
            items.add(item("menu-tear-off", "window.tearOff", () -> model.tearOff(session, null)));
        } else {
            items.add(item("menu-take-back", "window.takeBack", () -> model.takeBack(session)));
        }
        items.add(new SeparatorMenuItem());
        if (session.canSendWill()) {
            items.add(item("menu-will", "window.disconnectWithWill", session::disconnectWithWill));
        }
        items.add(item("menu-close", "window.close", () -> commands.close().accept(session)));
        return items;
    }

    private static MenuItem item(String id, String textKey, Runnable action) {
        MenuItem item = new MenuItem(Texts.get(textKey));
        item.setId(id);
        item.setOnAction(event -> action.run());
        return item;
    }
}
