// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.window;

import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.function.Function;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;
import org.topiary.app.text.Texts;
import org.topiary.app.ui.Deferred;
import org.topiary.app.ui.Icon;
import org.topiary.app.ui.IconButton;
import org.topiary.app.view.session.StateDot;
import org.topiary.app.viewmodel.session.SessionViewModel;
import org.topiary.app.viewmodel.window.WindowViewModel;

/**
 * One tab per session with its state dot, the start page before them, a plus button after them. A tab can be dragged to
 * another place, or out into a window.
 */
final class TabStrip extends HBox {
    private static final PseudoClass SHOWING = PseudoClass.getPseudoClass("showing");

    private final WindowViewModel model;
    private final ProgramActions commands;
    private final Function<SessionViewModel, List<MenuItem>> menu;
    private final ToggleButton home = new ToggleButton(null, new Icon(Feather.HOME));
    private final TabRow sessions = new TabRow();

    /** @param menu makes the items of the context menu of a session's tab */
    TabStrip(WindowViewModel model, ProgramActions commands, Function<SessionViewModel, List<MenuItem>> menu) {
        this.model = model;
        this.commands = commands;
        this.menu = menu;
        getStyleClass().add("tab-strip");
        home.setId("tab-home");
        home.getStyleClass().addAll(Styles.FLAT, "home-tab");
        Deferred.tooltip(home, Texts.get("window.home"));
        home.setAccessibleText(Texts.get("window.home"));
        home.setAccessibleRole(AccessibleRole.TAB_ITEM);
        home.setMinWidth(USE_PREF_SIZE);
        home.setOnAction(event -> {
            model.currentProperty().set(null);
            mark();
        });
        Button add = new IconButton(
                        Feather.PLUS,
                        Texts.get("window.new"),
                        commands.connections().add())
                // Not before it is needed: commands load the classes of their features.
                .withTip(() -> commands.controls().tip(Texts.get("window.new"), WindowCommands.NEW_CONNECTION))
                .small()
                .withId("tab-new");
        Deferred.inWindow(this, () -> sessions.setMore(others()));
        getChildren().addAll(home, sessions, add);
        model.sessions().addListener((ListChangeListener<SessionViewModel>) change -> rebuild());
        model.currentProperty().subscribe(current -> mark());
        rebuild();
    }

    private void rebuild() {
        sessions.setTabs(model.sessions().stream().map(this::tab).toList());
        mark();
    }

    private MenuButton others() {
        MenuButton others = new MenuButton();
        others.setId("tab-others");
        others.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
        Deferred.tooltip(others, Texts.get("window.allTabs"));
        others.setAccessibleText(Texts.get("window.allTabs"));
        others.setOnShowing(event -> others.getItems()
                .setAll(model.sessions().stream().map(this::item).toList()));
        return others;
    }

    private MenuItem item(SessionViewModel session) {
        MenuItem item = new MenuItem(session.nameProperty().get(), dot(session));
        item.setMnemonicParsing(false);
        item.setOnAction(event -> model.currentProperty().set(session));
        return item;
    }

    private static StateDot dot(SessionViewModel session) {
        StateDot dot = new StateDot();
        dot.phaseProperty().bind(session.stateProperty().map(state -> state.phase()));
        return dot;
    }

    private Node tab(SessionViewModel session) {
        Label name = new Label();
        // Names of local brokers often differ only in their ports.
        name.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        name.textProperty().bind(session.nameProperty());
        Button close = new Button(null, new Icon(Feather.X));
        close.getStyleClass().addAll(Styles.FLAT, "tab-close");
        close.setFocusTraversable(false);
        close.accessibleTextProperty().bind(session.nameProperty().map(now -> Texts.get("window.closeTab", now)));
        close.setOnAction(event -> commands.close().accept(session));
        HBox tab = new HBox(dot(session), name, close);
        tab.getStyleClass().add("session-tab");
        tab.setUserData(session);
        tab.setAccessibleRole(AccessibleRole.TAB_ITEM);
        tab.accessibleTextProperty().bind(session.nameProperty());
        tab.setFocusTraversable(true);
        Tooltip.install(tab, new Tooltip(session.profile().address().toUrl()));
        new TabDrag(tab, this)
                .to(
                        () -> model.currentProperty().set(session),
                        place -> model.tearOff(session, place),
                        x -> model.move(session, indexAt(x, tab)));
        Deferred.contextMenu(tab, () -> {
            ContextMenu shown = new ContextMenu();
            shown.getItems().setAll(menu.apply(session));
            return shown;
        });
        tab.setOnKeyPressed(event -> {
            switch (event.getCode()) {
                case SPACE, ENTER -> model.currentProperty().set(session);
                case DELETE -> commands.close().accept(session);
                default -> {
                    return;
                }
            }
            event.consume();
        });
        return tab;
    }

    /** The index of a tab whose middle is released at an x of the strip. */
    private int indexAt(double x, Node dragged) {
        int index = 0;
        for (Node tab : sessions.tabs()) {
            double middle = sessions.getLayoutX()
                    + tab.getLayoutX()
                    + tab.getLayoutBounds().getWidth() / 2;
            if (!tab.equals(dragged) && middle < x) {
                index++;
            }
        }
        return index;
    }

    private void mark() {
        SessionViewModel current = model.currentProperty().get();
        home.setSelected(current == null);
        Node chosen = null;
        for (Node tab : sessions.tabs()) {
            boolean shows = tab.getUserData().equals(current);
            tab.pseudoClassStateChanged(SHOWING, shows);
            chosen = shows ? tab : chosen;
        }
        sessions.choose(chosen);
    }
}
