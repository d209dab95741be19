// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.window;

import java.util.Optional;

/**
 * A message to the user that stays until dismissed, or is a confirmation, which goes away by itself.
 *
 * @param text one or more sentences
 * @param action what the user can do about it
 * @param dismissed run when the user closes it without the action
 * @param isConfirmation whether it says only that something the user asked for is done
 */
public record Notice(String text, Optional<Action> action, Runnable dismissed, boolean isConfirmation) {
    /** @param label text of a button, starting with a verb */
    public record Action(String label, Runnable run) {}

    public Notice(String text, Optional<Action> action, Runnable dismissed) {
        this(text, action, dismissed, false);
    }

    /** A notice without an action. */
    public static Notice of(String text) {
        return new Notice(text, Optional.empty(), () -> {});
    }

    /** Says that something the user asked for is done. */
    public static Notice confirmation(String text) {
        return new Notice(text, Optional.empty(), () -> {}, true);
    }
}
