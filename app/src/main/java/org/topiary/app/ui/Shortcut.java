// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.ui;

import static javafx.scene.input.KeyCombination.ALT_DOWN;
import static javafx.scene.input.KeyCombination.CONTROL_DOWN;
import static javafx.scene.input.KeyCombination.SHIFT_DOWN;
import static javafx.scene.input.KeyCombination.SHORTCUT_DOWN;

import java.util.List;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/**
 * All keyboard shortcuts of the program; the keyboard page of the guide lists the same. Navigation in the topic tree,
 * the timeline and other controls is defined there.
 */
public enum Shortcut {
    GUIDE(keys(KeyCode.F1)),
    FIGURES(keys(KeyCode.F12)),
    NEW_CONNECTION(keys(KeyCode.N, SHORTCUT_DOWN)),
    QUIT(keys(KeyCode.Q, SHORTCUT_DOWN)),
    NEXT_REGION(keys(KeyCode.F6)),
    PREVIOUS_REGION(keys(KeyCode.F6, SHIFT_DOWN)),

    EDIT_CONNECTION(keys(KeyCode.F2)),
    DUPLICATE_CONNECTION(keys(KeyCode.D, SHORTCUT_DOWN)),
    DELETE_CONNECTION(keys(KeyCode.DELETE)),

    /** The start page and the first eight tabs, in this order. */
    TABS(Stream.of(
                    KeyCode.DIGIT1,
                    KeyCode.DIGIT2,
                    KeyCode.DIGIT3,
                    KeyCode.DIGIT4,
                    KeyCode.DIGIT5,
                    KeyCode.DIGIT6,
                    KeyCode.DIGIT7,
                    KeyCode.DIGIT8,
                    KeyCode.DIGIT9)
            .map(digit -> keys(digit, SHORTCUT_DOWN))
            .toArray(KeyCombination[]::new)),
    TAB_LEFT(keys(KeyCode.PAGE_UP, SHORTCUT_DOWN, SHIFT_DOWN)),
    TAB_RIGHT(keys(KeyCode.PAGE_DOWN, SHORTCUT_DOWN, SHIFT_DOWN)),
    TEAR_OFF(keys(KeyCode.T, SHORTCUT_DOWN, SHIFT_DOWN)),
    CLOSE(keys(KeyCode.W, SHORTCUT_DOWN)),
    SUBSCRIPTIONS(keys(KeyCode.U, SHORTCUT_DOWN)),
    DETAILS(keys(KeyCode.I, SHORTCUT_DOWN)),

    FILTER(keys(KeyCode.F, SHORTCUT_DOWN)),
    SEARCH(keys(KeyCode.F, SHORTCUT_DOWN, SHIFT_DOWN)),
    COPY_TOPIC(keys(KeyCode.C, SHORTCUT_DOWN)),
    CLEAR_RETAINED(keys(KeyCode.DELETE)),
    RESET_COUNTS(keys(KeyCode.R, SHORTCUT_DOWN, SHIFT_DOWN)),

    COPY_VALUE(keys(KeyCode.C, SHORTCUT_DOWN, SHIFT_DOWN)),
    SAVE_VALUE(keys(KeyCode.S, SHORTCUT_DOWN)),
    DIFFERENCE(keys(KeyCode.D, SHORTCUT_DOWN)),

    FOCUS_PUBLISH(keys(KeyCode.P, SHORTCUT_DOWN)),
    /** Ctrl on every system. */
    PUBLISH(keys(KeyCode.ENTER, SHORTCUT_DOWN), keys(KeyCode.ENTER, CONTROL_DOWN)),

    PAUSE(keys(KeyCode.SPACE)),
    EARLIER(keys(KeyCode.LEFT, ALT_DOWN)),
    LATER(keys(KeyCode.RIGHT, ALT_DOWN)),
    /** Returns to the newest message, then to the present. */
    BACK(keys(KeyCode.ESCAPE));

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list of immutable objects
    private final List<KeyCombination> combinations;

    Shortcut(KeyCombination... combinations) {
        this.combinations = List.of(combinations);
    }

    private static KeyCombination keys(KeyCode code, KeyCombination.Modifier... modifiers) {
        return new KeyCodeCombination(code, modifiers);
    }

    /** The key combinations; any of them triggers the shortcut. With {@link #TABS}, each selects its own tab. */
    public List<KeyCombination> combinations() {
        return combinations;
    }

    /** The first of its key combinations, which menus show. */
    public KeyCombination combination() {
        return combinations.getFirst();
    }

    public boolean matches(KeyEvent event) {
        return combinations.stream().anyMatch(each -> each.match(event));
    }

    /** Its keys as labelled on a PC keyboard, such as {@code Ctrl+Shift+PgUp}. */
    public List<String> caps() {
        return combinations.stream().map(Shortcut::caps).distinct().toList();
    }

    private static String caps(KeyCombination keys) {
        String control = isDown(keys.getShortcut()) || isDown(keys.getControl()) ? "Ctrl+" : "";
        return control
                + (isDown(keys.getAlt()) ? "Alt+" : "")
                + (isDown(keys.getShift()) ? "Shift+" : "")
                + cap(((KeyCodeCombination) keys).getCode());
    }

    private static boolean isDown(KeyCombination.ModifierValue modifier) {
        return modifier == KeyCombination.ModifierValue.DOWN;
    }

    private static String cap(KeyCode code) {
        return switch (code) {
            case LEFT -> "←";
            case RIGHT -> "→";
            case PAGE_UP -> "PgUp";
            case PAGE_DOWN -> "PgDn";
            case DELETE -> "Del";
            default -> code.getName();
        };
    }
}
