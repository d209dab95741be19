// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.ui.palette;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What the palette shows for a query. JavaFX application thread. */
public final class Palette {
    /** Maximum number of entries in the list, and of the answer of one source. */
    public static final int MAX_ENTRIES = 60;

    private final List<PaletteSource> sources;
    private final RecentEntries recent;
    private final StringProperty text = new SimpleStringProperty(this, "text", "");
    private final ReadOnlyObjectWrapper<List<PaletteEntry>> entries =
            new ReadOnlyObjectWrapper<>(this, "entries", List.of());
    /** The last answer of each source. */
    private final Map<PaletteSource, List<PaletteEntry>> answers = new HashMap<>();

    private int asked;

    /**
     * @param sources in the order in which entries of equal rating are listed
     * @param recent the entries chosen recently, which come first
     */
    public Palette(List<PaletteSource> sources, RecentEntries recent) {
        this.sources = List.copyOf(sources);
        this.recent = recent;
        text.subscribe(this::ask);
    }

    /** What the user types: a query, after the prefix of a source or not. */
    public StringProperty textProperty() {
        return text;
    }

    /** What was found, the best first. */
    public ReadOnlyObjectProperty<List<PaletteEntry>> entriesProperty() {
        return entries.getReadOnlyProperty();
    }

    private void ask(String typed) {
        asked++;
        int asking = asked;
        answers.clear();
        String start = typed.stripLeading();
        Optional<Character> prefix = sources.stream()
                .flatMap(each -> each.prefix().stream())
                .filter(each -> start.startsWith(each.toString()))
                .findFirst();
        String query = prefix.isPresent() ? start.substring(1).strip() : start.strip();
        for (PaletteSource source : sources) {
            if (prefix.isPresent() ? source.prefix().equals(prefix) : source.isGeneral()) {
                source.find(query, found -> {
                    if (asking == asked) {
                        answers.put(source, found);
                        show();
                    }
                });
            } else {
                source.cancel();
            }
        }
        show();
    }

    private void show() {
        List<PaletteEntry> all = new ArrayList<>();
        sources.forEach(source -> all.addAll(answers.getOrDefault(source, List.of())));
        all.sort(Comparator.comparingInt((PaletteEntry each) -> each.rating() + recent.bonus(each.id()))
                .reversed());
        entries.set(List.copyOf(all.subList(0, Math.min(all.size(), MAX_ENTRIES))));
    }

    /** Notes that an entry was chosen. */
    public void choose(PaletteEntry entry) {
        recent.add(entry.id());
    }

    /** Ends work in the background. */
    public void close() {
        asked++;
        sources.forEach(PaletteSource::cancel);
    }
}
