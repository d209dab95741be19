// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.window;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.function.Consumer;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.util.Subscription;
import org.topiary.app.store.Settings.Theme;

/** Applies the light or dark theme, by choice or as the system's preferences say. */
public final class Themes {
    /** An empty stylesheet. */
    private static final String NONE = "data:text/css,";

    private Themes() {}

    /**
     * Prevents JavaFX from loading its default stylesheet with the first control, so that controls can be created
     * before the toolkit has started. Must be called before the toolkit starts.
     */
    public static void keepDefaultAway() {
        try {
            Application.setUserAgentStylesheet(NONE);
        } catch (IllegalStateException _) {
            // The toolkit that would load it does not run yet. JavaFX keeps the value, which suffices: the stylesheet
            // is empty.
        }
    }

    /**
     * Keeps the application's stylesheet in step with the choice and the system until unsubscribed. JavaFX application
     * thread.
     */
    public static Subscription apply(ObservableValue<Theme> choice) {
        return onChange(choice, Themes::show);
    }

    /** Calls back with the choice immediately, whenever it changes, and whenever the system's colour scheme changes. */
    static Subscription onChange(ObservableValue<Theme> choice, Consumer<Theme> changed) {
        return choice.subscribe(changed)
                .and(Platform.getPreferences()
                        .colorSchemeProperty()
                        .subscribe((before, now) -> changed.accept(choice.getValue())));
    }

    /** Whether the current stylesheet is dark. JavaFX application thread. */
    static boolean isDark() {
        return new PrimerDark().getUserAgentStylesheet().equals(Application.getUserAgentStylesheet());
    }

    /**
     * Whether a choice means the dark theme now, even if {@link #apply} has not set it yet. JavaFX application thread.
     */
    static boolean isDark(Theme choice) {
        return switch (choice) {
            case LIGHT -> false;
            case DARK -> true;
            case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
        };
    }

    private static void show(Theme theme) {
        Application.setUserAgentStylesheet(
                isDark(theme) ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
    }

    /** Adds our own rules to the theme. */
    static void addStylesheet(Scene scene) {
        add(scene, "topiary.css");
    }

    /**
     * Adds the rules for a session's view to those for all windows, once; not needed for the first frame at start-up.
     */
    static void addSessionStylesheet(Scene scene) {
        add(scene, "session.css");
    }

    private static void add(Scene scene, String name) {
        var sheet = Themes.class.getResource("/org/topiary/app/" + name);
        if (sheet == null) {
            throw new IllegalStateException(name + " is missing from the application");
        }
        if (!scene.getStylesheets().contains(sheet.toExternalForm())) {
            scene.getStylesheets().add(sheet.toExternalForm());
        }
    }
}
