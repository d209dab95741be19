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

/** Light and dark, by choice or as the system shows. */
public final class Themes {
    /** A look without rules. */
    private static final String NONE = "data:text/css,";

    private Themes() {}

    /**
     * Has JavaFX not load its own look with the first control that is made, so that controls can be made before the
     * toolkit has started. To be called before it begins to.
     */
    public static void keepDefaultAway() {
        try {
            Application.setUserAgentStylesheet(NONE);
        } catch (IllegalStateException _) {
            // There is nobody yet who could load it. It is remembered, which will do: there is nothing in it.
        }
    }

    /**
     * Keeps the look of the application in step with the choice and the system until unsubscribed. JavaFX application
     * thread.
     */
    public static Subscription apply(ObservableValue<Theme> choice) {
        return onChange(choice, Themes::show);
    }

    /** Calls back with the choice now, and whenever it changes or may mean another look because the system's did. */
    static Subscription onChange(ObservableValue<Theme> choice, Consumer<Theme> changed) {
        return choice.subscribe(changed)
                .and(Platform.getPreferences()
                        .colorSchemeProperty()
                        .subscribe((before, now) -> changed.accept(choice.getValue())));
    }

    /** Whether the look in force is dark. JavaFX application thread. */
    static boolean isDark() {
        return new PrimerDark().getUserAgentStylesheet().equals(Application.getUserAgentStylesheet());
    }

    /** Whether a choice means the dark look now; {@link #apply} may have yet to bring it. JavaFX application thread. */
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

    /** Puts our own rules on top of the theme. */
    static void addStylesheet(Scene scene) {
        add(scene, "topiary.css");
    }

    /**
     * Puts the rules for the view of a session on top of those for all windows, once; the first frame of a start does
     * without.
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
