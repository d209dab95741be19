// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.ui;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import javafx.scene.text.Font;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * An icon of the one set that the program has; styled as any {@link FontIcon}, and its font is named in the stylesheet.
 * A {@code FontIcon} that is told its code looks for sets in all jars first, a tenth of the start.
 */
public final class Icon extends FontIcon {
    private static final String FONT = "/META-INF/resources/feather/4.28/fonts/feather.ttf";

    static {
        try (InputStream font = Feather.class.getResourceAsStream(FONT)) {
            if (font == null) {
                throw new IllegalStateException(FONT + " is missing from the icons");
            }
            Font.loadFont(font, Font.getDefault().getSize());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Icon(Feather icon) {
        show(icon);
    }

    /** Becomes another icon. */
    public void show(Feather icon) {
        setText(Character.toString(icon.getCode()));
    }
}
