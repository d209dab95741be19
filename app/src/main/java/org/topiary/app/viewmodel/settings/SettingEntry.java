// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.settings;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.topiary.app.text.SearchWords;
import org.topiary.app.text.Texts;
import org.topiary.app.viewmodel.input.InputRules;
import org.topiary.app.viewmodel.input.TextInput;

/** One setting on the page, with its value now. JavaFX application thread. */
public final class SettingEntry<T> {
    private final Setting<T> setting;
    private final SettingGroup group;
    private final LiveSettings live;
    private final List<String> moreWords;
    private final ReadOnlyObjectWrapper<T> value;
    private final ReadOnlyBooleanWrapper resettable = new ReadOnlyBooleanWrapper(this, "resettable");
    private final ReadOnlyBooleanWrapper shown = new ReadOnlyBooleanWrapper(this, "shown", true);
    private final Optional<TextInput> input;

    /** @param moreWords what its control shows, part by part, for the search */
    SettingEntry(Setting<T> setting, SettingGroup group, LiveSettings live, List<String> moreWords) {
        this.setting = setting;
        this.group = group;
        this.live = live;
        this.moreWords = moreWords;
        value = new ReadOnlyObjectWrapper<>(this, "value", live.get(setting));
        input = makeInput();
        input.ifPresent(typed -> {
            typed.textProperty().set(setting.kind().write(value.get()));
            typed.textProperty().subscribe((old, now) -> type(typed));
        });
        update();
    }

    private Optional<TextInput> makeInput() {
        return switch (setting.kind()) {
            case SettingKind.WholeNumber(int least, int most, int _) ->
                Optional.of(new TextInput(setting.id(), InputRules.number(least, most))
                        .needed(Texts.get("form.number.range", least, most)));
            case SettingKind.Text(var fault) -> Optional.of(new TextInput(setting.id(), fault));
            default -> Optional.empty();
        };
    }

    private void type(TextInput typed) {
        typed.check(true);
        if (!typed.isWrong()) {
            setting.kind().read(typed.textProperty().get()).ifPresent(this::set);
        }
        update();
    }

    public Setting<T> setting() {
        return setting;
    }

    public SettingGroup group() {
        return group;
    }

    public ReadOnlyObjectProperty<T> valueProperty() {
        return value.getReadOnlyProperty();
    }

    /** What is typed for a number or a text, with its error; a value that is wrong is not saved. */
    public Optional<TextInput> input() {
        return input;
    }

    /** Whether it differs from its default, or what is typed is wrong. */
    public ReadOnlyBooleanProperty resettableProperty() {
        return resettable.getReadOnlyProperty();
    }

    /** Whether the search finds it. */
    public ReadOnlyBooleanProperty shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** Changes it, and saves the change. */
    public void set(T changed) {
        live.set(setting, changed);
    }

    /** Returns it to its default. */
    public void reset() {
        set(setting.standard());
        input.ifPresent(typed -> typed.textProperty().set(setting.kind().write(setting.standard())));
    }

    /** Shows the value now, also if it was changed elsewhere. */
    void refresh() {
        T now = live.get(setting);
        if (!now.equals(value.get())) {
            value.set(now);
            // What is being typed may be another notation of the same value.
            input.filter(typed ->
                            !setting.kind().read(typed.textProperty().get()).equals(Optional.of(now)))
                    .ifPresent(typed -> typed.textProperty().set(setting.kind().write(now)));
        }
        update();
    }

    private void update() {
        resettable.set(!value.get().equals(setting.standard())
                || input.map(TextInput::isWrong).orElse(false));
    }

    /** Whether its own texts contain the words, and not only a part of its control. */
    public boolean isFoundBy(SearchWords query) {
        return query.find(setting.title(), setting.about(), setting.keywords(), group.title());
    }

    void search(SearchWords query) {
        shown.set(isFoundBy(query) || moreWords.stream().anyMatch(query::find));
    }
}
