// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message.fields;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/**
 * In which form the user wants to see the values of each format, and comparisons; the same for all sessions. Chosen on
 * the JavaFX application thread, read on any thread.
 */
public final class ValueForms {
    private static final String FORM = "value.";
    private static final String COMPARISON = "comparison";
    private static final String LINES = "lines";

    private final Map<String, String> chosen;
    private final BiConsumer<String, String> keeper;

    /**
     * @param stored what the keeper was given earlier; other entries are ignored
     * @param keeper saves a choice under a name
     */
    public ValueForms(Map<String, String> stored, BiConsumer<String, String> keeper) {
        chosen = new ConcurrentHashMap<>(stored);
        this.keeper = keeper;
    }

    /** Choices that nobody keeps. */
    public static ValueForms unsaved() {
        return new ValueForms(Map.of(), (name, choice) -> {});
    }

    /** The form for a format, given by the id of its decoder; text if none was chosen. */
    public ValueForm of(String format) {
        return switch (chosen.getOrDefault(FORM + format, "")) {
            case "tree" -> ValueForm.TREE;
            case "hex" -> ValueForm.HEX;
            default -> ValueForm.TEXT;
        };
    }

    public void choose(String format, ValueForm form) {
        keep(FORM + format, form.name().toLowerCase(Locale.ROOT));
    }

    /** Whether comparisons show lines even where they could show fields. */
    public boolean comparesLines() {
        return LINES.equals(chosen.get(COMPARISON));
    }

    public void compareLines(boolean lines) {
        keep(COMPARISON, lines ? LINES : "fields");
    }

    private void keep(String name, String choice) {
        chosen.put(name, choice);
        keeper.accept(name, choice);
    }
}
