// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.text;

import java.text.MessageFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.topiary.core.text.Explained;
import org.topiary.core.text.Phrase;
import org.topiary.core.text.TextBundle;

/** All sentences and labels of the window, in the language of the default locale. */
public final class Texts {
    private Texts() {}

    /** The locale of numbers and dates. */
    public static Locale formats() {
        return Locale.getDefault(Locale.Category.FORMAT);
    }

    /** The text of a key. */
    public static String get(String key) {
        return TextBundle.current().get(key);
    }

    /** The text of a key with its {@link MessageFormat} arguments filled in. */
    public static String get(String key, Object... arguments) {
        return TextBundle.current().get(key, arguments);
    }

    /** The text of what a module below the window reports; empty if it reports nothing. */
    public static String get(Phrase phrase) {
        return TextBundle.current().get(phrase);
    }

    /** The text of a problem; empty if there is none. */
    public static String orEmpty(@Nullable Phrase problem) {
        return problem == null ? "" : get(problem);
    }

    /** What an exception says, for a place that shows exceptions with texts for the user. */
    public static String of(Throwable error) {
        return get(Explained.phrase(error));
    }
}
