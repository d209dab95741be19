// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** Every sentence and label of the window, out of one bundle: a language is one file. */
public final class Texts {
    private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("org.topiary.app.texts", Locale.getDefault());

    private Texts() {}

    /** The text of a key. */
    public static String get(String key) {
        return BUNDLE.getString(key);
    }

    /** The text of a key with its {@link MessageFormat} arguments put in. */
    public static String get(String key, Object... arguments) {
        return new MessageFormat(BUNDLE.getString(key), Locale.getDefault()).format(arguments);
    }
}
