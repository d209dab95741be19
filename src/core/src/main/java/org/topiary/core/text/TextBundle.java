// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * All sentences and labels of the program in one language, with numbers and dates in the format of a locale. Immutable;
 * any thread.
 */
public final class TextBundle {
    /**
     * The languages that have a file {@code texts_<language>.properties} next to the English one. Listed here because
     * looking for a file that does not exist opens all jars.
     */
    static final List<String> TRANSLATIONS = List.of();

    /** About as many as there are. */
    private static final int EXPECTED = 3_000;

    /** For the default locales when it was last used; null before. */
    private static final AtomicReference<@Nullable TextBundle> LOADED = new AtomicReference<>();

    /** Not modified after construction. */
    private final Map<String, String> texts;

    private final Locale language;
    private final Locale formats;

    private TextBundle(Map<String, String> texts, Locale language, Locale formats) {
        this.texts = texts;
        this.language = language;
        this.formats = formats;
    }

    /**
     * The texts for the default locales of the Java runtime, which are those of the system unless the command line
     * chooses others.
     */
    public static TextBundle current() {
        Locale language = Locale.getDefault(Locale.Category.DISPLAY);
        Locale formats = Locale.getDefault(Locale.Category.FORMAT);
        TextBundle bundle = LOADED.get();
        if (bundle == null || !bundle.language.equals(language) || !bundle.formats.equals(formats)) {
            bundle = of(language, formats);
            LOADED.set(bundle);
        }
        return bundle;
    }

    /**
     * Reads the texts.
     *
     * @param language selects the texts: English if there is no translation; texts that a translation lacks are
     *     English, too; {@link PseudoLocale#LOCALE} makes them up
     * @param formats selects the format of numbers and dates
     */
    public static TextBundle of(Locale language, Locale formats) {
        Map<String, String> texts = HashMap.newHashMap(EXPECTED);
        read("texts.properties", texts);
        if (TRANSLATIONS.contains(language.getLanguage())) {
            read("texts_" + language.getLanguage() + ".properties", texts);
        }
        if (language.equals(PseudoLocale.LOCALE)) {
            texts.replaceAll(PseudoLocale::translate);
        }
        return new TextBundle(texts, language, formats);
    }

    private static void read(String name, Map<String, String> texts) {
        try (InputStream in = TextBundle.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the application");
            }
            TextFile.read(new String(in.readAllBytes(), StandardCharsets.UTF_8), texts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of a key. */
    public String get(String key) {
        String text = texts.get(key);
        if (text == null) {
            throw new MissingResourceException("There is no text " + key, TextBundle.class.getName(), key);
        }
        return text;
    }

    /**
     * The text of a key with its {@link MessageFormat} arguments inserted. A {@link Phrase}, a {@link LocalDate} and a
     * {@link LocalTime} are inserted as text.
     */
    public String get(String key, Object... arguments) {
        return new MessageFormat(get(key), formats)
                .format(Arrays.stream(arguments).map(this::inserted).toArray());
    }

    /** The text of a phrase; empty for {@link Phrase#NONE}. */
    public String get(Phrase phrase) {
        if (phrase.isEmpty()) {
            return "";
        }
        return phrase.arguments().isEmpty()
                ? get(phrase.id())
                : get(phrase.id(), phrase.arguments().toArray());
    }

    private Object inserted(Object argument) {
        // Not a switch: the start of the program would wait until code for the first one over types is generated.
        if (argument instanceof Phrase phrase) {
            return get(phrase);
        }
        if (argument instanceof LocalDate day) {
            return day.format(
                    DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(formats));
        }
        if (argument instanceof LocalTime time) {
            return time.format(
                    DateTimeFormatter.ofLocalizedTime(FormatStyle.MEDIUM).withLocale(formats));
        }
        return argument;
    }

    /** The keys of all texts. */
    public Set<String> keys() {
        return Collections.unmodifiableSet(texts.keySet());
    }

    /** The language that was asked for, even if the texts are English. */
    public Locale language() {
        return language;
    }

    /** The locale of numbers and dates. */
    public Locale formats() {
        return formats;
    }
}
