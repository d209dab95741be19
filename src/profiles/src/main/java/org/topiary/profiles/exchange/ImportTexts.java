// SPDX-License-Identifier: Apache-2.0
package org.topiary.profiles.exchange;

import java.text.MessageFormat;
import org.topiary.core.text.TextBundle;

/** What is said about an import: what was not carried over, and why something is no connection. */
final class ImportTexts {
    private static final TextBundle BUNDLE =
            new TextBundle(ImportTexts.class, "/org/topiary/profiles/texts.properties");

    private ImportTexts() {}

    /** The text of a key. */
    static String get(String key) {
        return BUNDLE.get(key);
    }

    /** The text of a key with its {@link MessageFormat} arguments put in. */
    static String get(String key, Object... arguments) {
        return BUNDLE.get(key, arguments);
    }
}
