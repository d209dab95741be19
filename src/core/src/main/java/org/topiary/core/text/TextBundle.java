// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;

/** Sentences and labels from one properties file in UTF-8. Any thread. */
public final class TextBundle {
    private final ResourceBundle texts;

    /**
     * Reads the file directly: {@link ResourceBundle#getBundle} would open all jars to look for other languages.
     *
     * @param owner a class of the module that contains the file
     * @param name the absolute name of the resource
     * @throws IllegalStateException if there is no such resource
     */
    public TextBundle(Class<?> owner, String name) {
        try (InputStream in = owner.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the application");
            }
            texts = new PropertyResourceBundle(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of a key. */
    public String get(String key) {
        return texts.getString(key);
    }

    /** The text of a key with its {@link MessageFormat} arguments inserted. */
    public String get(String key, Object... arguments) {
        return new MessageFormat(texts.getString(key), Locale.getDefault()).format(arguments);
    }
}
