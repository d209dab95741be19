// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.session;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.command.Command;
import org.topiary.app.ui.command.CommandGroup;

/** The commands of a session as a whole. */
public final class SessionCommands {
    private static final int RAIL_KEYS = 8;

    public static final Command<SessionView> SEARCH = command("session.search", SessionView::openSearch)
            .icon(Feather.SEARCH)
            .keys("Shortcut+Shift+F");
    public static final Command<SessionView> SUBSCRIPTIONS = command(
                    "session.subscriptions", SessionView::openSubscriptions)
            .icon(Feather.RSS)
            .keys("Shortcut+U");
    public static final Command<SessionView> DETAILS = command("session.details", SessionView::openDetails)
            .icon(Feather.INFO)
            .keys("Shortcut+I");
    public static final Command<SessionView> CONNECT = command("session.connect", SessionView::connect)
            .icon(Feather.LOG_IN)
            .unless(SessionView::connected);
    public static final Command<SessionView> DISCONNECT = command("session.disconnect", SessionView::disconnect)
            .icon(Feather.POWER)
            .unless(SessionView::disconnected);
    public static final Command<SessionView> DISCONNECT_WITH_WILL = command(
                    "session.disconnect-with-will", SessionView::disconnectWithWill)
            .icon(Feather.ZAP)
            .unless(SessionView::withoutWill);
    static final Command<SessionView> FILTER = command("session.filter", SessionView::focusFilter)
            .icon(Feather.FILTER)
            .keys("Shortcut+F");
    static final Command<SessionView> DRAWER = command(
                    "session.drawer", view -> view.workbench().openOrCloseDrawer())
            .icon(Feather.CREDIT_CARD)
            .keys("Shortcut+J");
    private static final Command<SessionView> RAIL = Command.byKey(
                    "session.rail",
                    SessionView.class,
                    (view, key) -> view.workbench().showInRail(key))
            .keys(IntStream.rangeClosed(1, RAIL_KEYS).mapToObj(n -> "Alt+" + n).toArray(String[]::new))
            .everywhere();
    public static final CommandGroup GROUP = new CommandGroup(
            "session",
            List.of(
                    FILTER,
                    SEARCH,
                    command("session.publish", SessionView::focusPublish)
                            .icon(Feather.EDIT_3)
                            .keys("Shortcut+P"),
                    command("session.navigator", view -> view.workbench().showOrHideNavigator())
                            .icon(Feather.SIDEBAR)
                            .keys("Shortcut+B"),
                    DRAWER,
                    RAIL,
                    SUBSCRIPTIONS,
                    DETAILS,
                    CONNECT,
                    DISCONNECT,
                    DISCONNECT_WITH_WILL,
                    command("session.pause", SessionView::pauseOrResume)
                            .icon(Feather.PAUSE)
                            .keys("Space"),
                    command("session.earlier", view -> view.step(-1)).keys("Alt+Left"),
                    command("session.later", view -> view.step(1)).keys("Alt+Right"),
                    command("session.live", SessionView::resume)
                            .icon(Feather.PLAY)
                            .keys("Esc")
                            .unless(view ->
                                    view.isLive() ? Optional.of(Texts.get("command.live")) : Optional.empty())));

    private SessionCommands() {}

    private static Command<SessionView> command(String id, Consumer<SessionView> action) {
        return Command.of(id, SessionView.class, action).everywhere();
    }
}
