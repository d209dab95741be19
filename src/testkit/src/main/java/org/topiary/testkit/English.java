// SPDX-License-Identifier: Apache-2.0
package org.topiary.testkit;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.topiary.core.text.Explained;
import org.topiary.core.text.Phrase;
import org.topiary.core.text.TextBundle;

/** What the program reports, as a user reads it in English, whatever the language of the computer. */
public final class English {
    private static final TextBundle TEXTS = TextBundle.of(Locale.ENGLISH, Locale.UK);

    private English() {}

    /** The text of a phrase; empty if there is none. */
    public static String text(@Nullable Phrase phrase) {
        return phrase == null ? "" : TEXTS.get(phrase);
    }

    /** The texts of phrases. */
    public static List<String> texts(List<Phrase> phrases) {
        return phrases.stream().map(TEXTS::get).toList();
    }

    /** What an exception says. */
    public static String message(Throwable error) {
        return TEXTS.get(Explained.phrase(error));
    }
}
