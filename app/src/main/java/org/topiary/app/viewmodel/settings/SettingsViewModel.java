// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.settings;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.util.Subscription;
import org.topiary.app.text.SearchWords;

/** All settings with their values, and the search among them. JavaFX application thread. */
public final class SettingsViewModel implements AutoCloseable {
    private final List<SettingEntry<?>> entries;
    private final StringProperty query = new SimpleStringProperty(this, "query", "");
    private final ReadOnlyBooleanWrapper foundNothing = new ReadOnlyBooleanWrapper(this, "foundNothing");
    private final Subscription changes;

    /** @param moreWords what the control of a setting shows, part by part, for the search */
    public SettingsViewModel(
            LiveSettings live, List<SettingGroup> groups, Function<Setting<?>, List<String>> moreWords) {
        entries = groups.stream()
                .flatMap(group -> group.settings().stream()
                        .<SettingEntry<?>>map(setting -> entry(setting, group, live, moreWords)))
                .toList();
        query.subscribe((old, now) -> search(new SearchWords(now)));
        changes = live.property().subscribe((old, now) -> entries.forEach(SettingEntry::refresh));
    }

    private static <T> SettingEntry<T> entry(
            Setting<T> setting, SettingGroup group, LiveSettings live, Function<Setting<?>, List<String>> moreWords) {
        return new SettingEntry<>(setting, group, live, moreWords.apply(setting));
    }

    private void search(SearchWords words) {
        entries.forEach(entry -> entry.search(words));
        foundNothing.set(
                entries.stream().noneMatch(entry -> entry.shownProperty().get()));
    }

    /** All settings, group by group. */
    public List<SettingEntry<?>> entries() {
        return entries;
    }

    public Optional<SettingEntry<?>> find(String id) {
        return entries.stream().filter(entry -> entry.setting().id().equals(id)).findFirst();
    }

    /** The words that a setting must contain to be shown. */
    public StringProperty queryProperty() {
        return query;
    }

    /** Whether no setting contains the words of the query. */
    public ReadOnlyBooleanProperty foundNothingProperty() {
        return foundNothing.getReadOnlyProperty();
    }

    /** Stops following changes. */
    @Override
    public void close() {
        changes.unsubscribe();
    }
}
