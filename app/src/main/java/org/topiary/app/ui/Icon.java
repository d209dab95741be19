// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.ui;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.text.Font;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * An icon of the program's only icon set, styled like any {@link FontIcon}; the stylesheet names its font. A
 * {@code FontIcon} given an icon code searches all jars for icon sets first, which takes a tenth of the start-up time.
 */
public final class Icon extends FontIcon {
    private static final String FONT = "/META-INF/resources/feather/4.28/fonts/feather.ttf";

    static {
        // JavaFX copies a font out of a jar into a temporary file, for whose name it loads all security providers. The
        // runtime image has the font as a file.
        Path file = Path.of(System.getProperty("java.home"), "lib", "feather.ttf");
        if (Files.isRegularFile(file)) {
            Font.loadFont(file.toUri().toString(), Font.getDefault().getSize());
        } else {
            loadFromJar();
        }
    }

    private static void loadFromJar() {
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

    /** Changes to another icon. */
    public void show(Feather icon) {
        setText(Character.toString(icon.getCode()));
    }
}
