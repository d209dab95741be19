// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.window;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.topiary.app.text.Texts;
import org.topiary.app.view.session.SessionView;
import org.topiary.app.viewmodel.session.SessionViewModel;

/**
 * What the commands of a window act on.
 *
 * @param frame the window
 * @param program what any window can trigger
 * @param session the session that the window shows
 */
record WindowActions(WindowFrame frame, ProgramActions program, Slot session) {
    /** The place of a session in a window. */
    interface Slot {
        /** The session shown; null if there is none. */
        @Nullable
        SessionView view();

        /** Its view-model; null if there is none. */
        @Nullable
        SessionViewModel model();

        /** Closes the session, or asks first. */
        void close();

        /** Moves the session to a window of its own, or back to the tabs. */
        void moveToWindowAndBack();

        /** Moves its tab to the right, or to the left if negative; nothing if it has a window of its own. */
        void moveBy(int places);
    }

    /** Opens the palette. */
    void goTo() {
        frame.goTo(this, session::model);
    }

    /** Opens the settings page. */
    void showSettings() {
        frame.showSettings(program.settings().get(), Optional.empty());
    }

    Optional<String> withoutSession() {
        return session.view() == null ? Optional.of(Texts.get("command.noSession")) : Optional.empty();
    }
}
