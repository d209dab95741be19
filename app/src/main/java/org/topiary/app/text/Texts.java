// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.text;

import java.text.MessageFormat;
import org.topiary.core.text.TextBundle;

/** All sentences and labels of the window, from one bundle: a language is one file. */
public final class Texts {
    private static final TextBundle BUNDLE = new TextBundle(Texts.class, "/org/topiary/app/texts.properties");

    private Texts() {}

    /** The text of a key. */
    public static String get(String key) {
        return BUNDLE.get(key);
    }

    /** The text of a key with its {@link MessageFormat} arguments filled in. */
    public static String get(String key, Object... arguments) {
        return BUNDLE.get(key, arguments);
    }
}
