// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;

/** Every sentence and label of the window, out of one bundle: a language is one file. */
public final class Texts {
    private static final ResourceBundle BUNDLE = read("/org/topiary/app/texts.properties");

    private Texts() {}

    /** The one language there is. To be asked whether there is another, {@link ResourceBundle} looks into all jars. */
    private static ResourceBundle read(String name) {
        try (InputStream in = Texts.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the application");
            }
            return new PropertyResourceBundle(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of a key. */
    public static String get(String key) {
        return BUNDLE.getString(key);
    }

    /** The text of a key with its {@link MessageFormat} arguments put in. */
    public static String get(String key, Object... arguments) {
        return new MessageFormat(BUNDLE.getString(key), Locale.getDefault()).format(arguments);
    }
}
