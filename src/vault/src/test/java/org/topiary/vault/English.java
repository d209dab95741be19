// SPDX-License-Identifier: Apache-2.0
package org.topiary.vault;

import java.util.Locale;
import org.topiary.core.text.Explained;
import org.topiary.core.text.Phrase;
import org.topiary.core.text.TextBundle;

/** What a vault reports, as a user reads it in English. */
final class English {
    private static final TextBundle TEXTS = TextBundle.of(Locale.ENGLISH, Locale.UK);

    private English() {}

    static String text(Phrase phrase) {
        return TEXTS.get(phrase);
    }

    static String message(Throwable error) {
        return TEXTS.get(Explained.phrase(error));
    }
}
