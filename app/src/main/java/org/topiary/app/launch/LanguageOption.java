// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.launch;

import java.util.Arrays;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.topiary.app.text.Texts;
import org.topiary.core.text.PseudoLocale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * The option for the language. Every message about the command line depends on it, so it is read before the others; if
 * it is wrong, the parser reports it in the language of the system.
 */
public final class LanguageOption implements ITypeConverter<Locale> {
    static final String NAME = "--locale";

    @Override
    public Locale convert(String tag) {
        return parse(tag).orElseThrow(() -> new TypeConversionException(Texts.get("cli.problem.locale", tag)));
    }

    /** The locale that the arguments select; empty if they select none, or one that does not exist. */
    public static Optional<Locale> of(List<String> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.equals(NAME) && i + 1 < arguments.size()) {
                return parse(arguments.get(i + 1));
            }
            if (argument.startsWith(NAME + "=")) {
                return parse(argument.substring(NAME.length() + 1));
            }
        }
        return Optional.empty();
    }

    /** A language tag (RFC 5646) with a language and a country that exist. */
    private static Optional<Locale> parse(String tag) {
        try {
            Locale locale = new Locale.Builder().setLanguageTag(tag).build();
            return isKnown(locale) || locale.equals(PseudoLocale.LOCALE) ? Optional.of(locale) : Optional.empty();
        } catch (IllformedLocaleException e) {
            return Optional.empty();
        }
    }

    private static boolean isKnown(Locale locale) {
        String country = locale.getCountry();
        return Arrays.asList(Locale.getISOLanguages()).contains(locale.getLanguage())
                && (country.isEmpty()
                        || Character.isDigit(country.charAt(0))
                        || Arrays.asList(Locale.getISOCountries()).contains(country));
    }
}
