// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.window;

import java.util.Optional;

/**
 * A message to the user that stays until dismissed.
 *
 * @param text one or more sentences
 * @param action what the user can do about it
 * @param dismissed run when the user closes it without the action
 */
public record Notice(String text, Optional<Action> action, Runnable dismissed) {
    /** @param label text of a button, starting with a verb */
    public record Action(String label, Runnable run) {}

    /** A notice without an action. */
    public static Notice of(String text) {
        return new Notice(text, Optional.empty(), () -> {});
    }
}
