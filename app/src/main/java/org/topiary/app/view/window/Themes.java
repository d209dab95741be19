// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.window;

import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.util.Subscription;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import org.topiary.app.store.Settings.Theme;

/** Light and dark, by choice or as the system shows. */
public final class Themes {
    private Themes() {}

    /**
     * Keeps the look of the application in step with the choice and the system until unsubscribed. To be called before the first control is
     * made, which would load JavaFX's own look, of no use then. JavaFX application thread.
     */
    public static Subscription apply(ObservableValue<Theme> choice) {
        return choice.subscribe(Themes::show)
                .and(Platform.getPreferences().colorSchemeProperty().subscribe(scheme -> show(choice.getValue())));
    }

    /** Whether the look in force is dark. JavaFX application thread. */
    static boolean isDark() {
        return new PrimerDark().getUserAgentStylesheet().equals(Application.getUserAgentStylesheet());
    }

    private static void show(Theme theme) {
        boolean dark = switch (theme) {
            case LIGHT -> false;
            case DARK -> true;
            case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        };
        Application.setUserAgentStylesheet(
                dark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
    }

    /** Puts our own rules on top of the theme. */
    static void addStylesheet(Scene scene) {
        var sheet = Themes.class.getResource("/org/topiary/app/topiary.css");
        if (sheet == null) {
            throw new IllegalStateException("topiary.css is missing from the application");
        }
        scene.getStylesheets().add(sheet.toExternalForm());
    }
}
