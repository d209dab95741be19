// SPDX-License-Identifier: Apache-2.0
package org.topiary.profiles.exchange;

import java.text.MessageFormat;
import org.topiary.core.text.TextBundle;

/** The texts about an import: what was not imported, and why an entry is not a connection. */
final class ImportTexts {
    private ImportTexts() {}

    /** The text of a key. */
    static String get(String key) {
        return TextBundle.current().get(key);
    }

    /** The text of a key with its {@link MessageFormat} arguments inserted. */
    static String get(String key, Object... arguments) {
        return TextBundle.current().get(key, arguments);
    }
}
