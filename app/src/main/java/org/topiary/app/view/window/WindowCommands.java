// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.window;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.store.Settings.Theme;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.command.Command;
import org.topiary.app.ui.command.CommandGroup;

/** The commands of every window, and those of its tabs. */
public final class WindowCommands {
    private static final int TABS = 9;

    static final Command<WindowActions> GUIDE = command(
                    "window.guide", actions -> actions.frame().showGuide())
            .icon(Feather.HELP_CIRCLE)
            .keys("F1")
            .always();
    static final Command<WindowActions> GO_TO = command("window.go-to", WindowActions::goTo)
            .icon(Feather.SEARCH)
            .keys("Shortcut+K")
            .everywhere()
            .unlisted();
    static final Command<WindowActions> SETTINGS = command("window.settings", WindowActions::showSettings)
            .icon(Feather.SETTINGS)
            .keys("Shortcut+Comma")
            .everywhere();
    static final Command<WindowActions> FIGURES = command(
                    "window.figures", actions -> actions.frame().showOrHideFigures())
            .icon(Feather.ACTIVITY)
            .keys("F12")
            .always();
    private static final Command<WindowActions> LIGHT =
            theme("window.theme-light", Theme.LIGHT).icon(Feather.SUN);
    private static final Command<WindowActions> DARK =
            theme("window.theme-dark", Theme.DARK).icon(Feather.MOON);
    private static final Command<WindowActions> SYSTEM =
            theme("window.theme-system", Theme.SYSTEM).icon(Feather.MONITOR);
    static final Command<WindowActions> NEW_CONNECTION = command(
                    "window.new",
                    actions -> actions.program().connections().add().run())
            .icon(Feather.PLUS)
            .keys("Shortcut+N")
            .everywhere();
    static final Command<WindowActions> QUIT = command(
                    "window.quit", actions -> actions.program().quit().run())
            .icon(Feather.LOG_OUT)
            .keys("Shortcut+Q")
            .everywhere();
    private static final Command<WindowActions> NEXT_REGION = command(
                    "window.next-region", actions -> actions.frame().regions().next())
            .keys("F6")
            .always();
    private static final Command<WindowActions> PREVIOUS_REGION = command(
                    "window.previous-region",
                    actions -> actions.frame().regions().previous())
            .keys("Shift+F6")
            .always();

    private static final Command<WindowActions> CONTEXT_MENU = command(
                    "window.context-menu", actions -> actions.frame().openContextMenu())
            .keys("Shift+F10")
            .always()
            .unlisted();

    private static final Command<WindowActions> SHOW_TAB = Command.byKey(
                    "tabs.show",
                    WindowActions.class,
                    (actions, key) -> actions.program().showTab().accept(key + 1))
            .keys(IntStream.rangeClosed(1, TABS).mapToObj(n -> "Shortcut+" + n).toArray(String[]::new))
            .everywhere();
    private static final Command<WindowActions> LEFT =
            ofSession("tabs.left", slot -> slot.moveBy(-1)).keys("Shortcut+Shift+Page Up");
    private static final Command<WindowActions> RIGHT =
            ofSession("tabs.right", slot -> slot.moveBy(1)).keys("Shortcut+Shift+Page Down");
    static final Command<WindowActions> MOVE_TO_WINDOW = ofSession(
                    "tabs.window", WindowActions.Slot::moveToWindowAndBack)
            .icon(Feather.EXTERNAL_LINK)
            .keys("Shortcut+Shift+N");
    static final Command<WindowActions> CLOSE =
            ofSession("tabs.close", WindowActions.Slot::close).icon(Feather.X).keys("Shortcut+W");
    static final Command<WindowActions> REOPEN = command(
                    "tabs.reopen", actions -> actions.program().reopen().run())
            .icon(Feather.ROTATE_CCW)
            .keys("Shortcut+Shift+T")
            .unless(actions -> actions.program().canReopen().getAsBoolean()
                    ? Optional.empty()
                    : Optional.of(Texts.get("command.noClosedTab")))
            .everywhere();

    public static final List<CommandGroup> GROUPS = List.of(
            new CommandGroup(
                    "window",
                    List.of(
                            GO_TO,
                            GUIDE,
                            SETTINGS,
                            FIGURES,
                            LIGHT,
                            DARK,
                            SYSTEM,
                            NEW_CONNECTION,
                            QUIT,
                            NEXT_REGION,
                            PREVIOUS_REGION,
                            CONTEXT_MENU)),
            new CommandGroup("tabs", List.of(SHOW_TAB, LEFT, RIGHT, MOVE_TO_WINDOW, CLOSE, REOPEN)));

    private WindowCommands() {}

    private static Command<WindowActions> command(String id, Consumer<WindowActions> action) {
        return Command.of(id, WindowActions.class, action);
    }

    private static Command<WindowActions> theme(String id, Theme theme) {
        return command(id, actions -> actions.program().theme().accept(theme)).everywhere();
    }

    private static Command<WindowActions> ofSession(String id, Consumer<WindowActions.Slot> action) {
        return command(id, actions -> action.accept(actions.session()))
                .unless(WindowActions::withoutSession)
                .everywhere();
    }
}
