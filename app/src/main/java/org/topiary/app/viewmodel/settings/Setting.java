// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.settings;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.topiary.app.store.Settings;
import org.topiary.app.text.Texts;

/**
 * Something that the user can set for the whole program. Immutable and without state: its value is in {@link Settings}.
 *
 * @param <T> the type of its value
 */
public final class Setting<T> {
    /** When a change takes effect. */
    public enum Effect {
        NOW,
        NEW_CONNECTIONS,
        RESTART
    }

    private final String id;
    private final SettingKind<T> kind;
    private final T standard;
    private final Function<Settings, T> getter;
    private final BiFunction<Settings, T, Settings> setter;
    private final Effect effect;
    private final @Nullable Words words;

    /** Texts that are not in the bundle. */
    private record Words(String title, String about, String keywords) {}

    private Setting(
            String id,
            SettingKind<T> kind,
            T standard,
            Function<Settings, T> getter,
            BiFunction<Settings, T, Settings> setter,
            Effect effect,
            @Nullable Words words) {
        this.id = id;
        this.kind = kind;
        this.standard = standard;
        this.getter = getter;
        this.setter = setter;
        this.effect = effect;
        this.words = words;
    }

    /**
     * Defines a setting that is kept by its id and takes effect at once.
     *
     * @param id such as {@code text-size}; {@code setting.ID}, {@code setting.ID.about} and {@code setting.ID.keywords}
     *     are its texts
     * @param standard its default
     */
    public static <T> Setting<T> of(String id, SettingKind<T> kind, T standard) {
        return new Setting<>(
                id,
                kind,
                standard,
                settings -> Optional.ofNullable(settings.values().get(id))
                        .flatMap(kind::read)
                        .orElse(standard),
                (settings, value) -> settings.withValue(
                        id, value.equals(standard) ? Optional.empty() : Optional.of(kind.write(value))),
                Effect.NOW,
                null);
    }

    /** Defines something that cannot be set, and that the page explains. */
    public static Setting<String> fixed(String id) {
        return of(id, new SettingKind.Fixed(), "").in(settings -> "", (settings, value) -> settings);
    }

    /** The same, kept in a field of the settings. */
    public Setting<T> in(Function<Settings, T> get, BiFunction<Settings, T, Settings> set) {
        return new Setting<>(id, kind, standard, get, set, effect, words);
    }

    /** The same, with changes that take effect at another time. */
    public Setting<T> effect(Effect when) {
        return new Setting<>(id, kind, standard, getter, setter, when, words);
    }

    /** The same with texts that are not in the bundle. */
    public Setting<T> words(String title, String about, String keywords) {
        return new Setting<>(id, kind, standard, getter, setter, effect, new Words(title, about, keywords));
    }

    public String id() {
        return id;
    }

    public SettingKind<T> kind() {
        return kind;
    }

    /** Its default. */
    public T standard() {
        return standard;
    }

    public Effect effect() {
        return effect;
    }

    /** Its value. */
    public T get(Settings settings) {
        return getter.apply(settings);
    }

    /** The settings with another value of it. */
    public Settings set(Settings settings, T value) {
        return setter.apply(settings, value);
    }

    /** Its name. */
    public String title() {
        return words == null ? Texts.get("setting." + id) : words.title();
    }

    /** What it does, in one or two sentences. */
    public String about() {
        return words == null ? Texts.get("setting." + id + ".about") : words.about();
    }

    /** More words that find it. */
    public String keywords() {
        return words == null ? Texts.get("setting." + id + ".keywords") : words.keywords();
    }

    /** A value in words. */
    public String text(T value) {
        return switch (kind) {
            case SettingKind.Choice<?> _ -> Texts.get("setting." + id + "." + kind.write(value));
            case SettingKind.WholeNumber _ -> Texts.get("settings.quantity", value, unit());
            case SettingKind.Switch _ -> Texts.get(kind.write(value).equals("true") ? "settings.on" : "settings.off");
            case SettingKind.Text _ -> kind.write(value);
            case SettingKind.Custom<?> _ -> Texts.get("setting." + id + ".default");
            case SettingKind.Fixed _ -> Texts.get("setting." + id + ".value");
        };
    }

    /** The unit of a number. */
    public String unit() {
        return words == null ? Texts.get("setting." + id + ".unit") : "";
    }

    @Override
    public String toString() {
        return id;
    }
}
