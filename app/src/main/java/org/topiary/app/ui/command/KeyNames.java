// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.ui.command;

import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/** Key combinations as labelled on a PC keyboard, such as {@code Ctrl+Shift+PgUp}. */
public final class KeyNames {
    private KeyNames() {}

    /** The names of a command's keys, without repetitions. */
    public static List<String> of(List<KeyCombination> keys) {
        return keys.stream().map(KeyNames::of).distinct().toList();
    }

    /** The names of keys in one line, such as {@code F6, Shift+F6}; empty without keys. */
    public static String line(List<KeyCombination> keys) {
        return of(keys).stream().collect(Collectors.joining(", "));
    }

    /** The name of one key combination. */
    public static String of(KeyCombination keys) {
        return (isDown(keys.getShortcut()) || isDown(keys.getControl()) ? "Ctrl+" : "")
                + (isDown(keys.getAlt()) ? "Alt+" : "")
                + (isDown(keys.getShift()) ? "Shift+" : "")
                + (keys instanceof KeyCodeCombination code ? name(code.getCode()) : keys.getDisplayText());
    }

    private static boolean isDown(KeyCombination.ModifierValue modifier) {
        return modifier == KeyCombination.ModifierValue.DOWN;
    }

    private static String name(KeyCode code) {
        return switch (code) {
            case LEFT -> "←";
            case RIGHT -> "→";
            case UP -> "↑";
            case DOWN -> "↓";
            case PAGE_UP -> "PgUp";
            case PAGE_DOWN -> "PgDn";
            case DELETE -> "Del";
            case COMMA -> ",";
            case OPEN_BRACKET -> "[";
            case CLOSE_BRACKET -> "]";
            default -> code.getName();
        };
    }
}
