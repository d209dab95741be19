// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.window;

import java.util.Optional;

/**
 * What the user is told, and waits to be dismissed.
 *
 * @param text one or more sentences
 * @param action what can be done about it
 * @param dismissed run when the user closes it without that
 */
public record Notice(String text, Optional<Action> action, Runnable dismissed) {
    /** @param label for a button, a verb first */
    public record Action(String label, Runnable run) {}

    /** Sentences that need nothing but to be read. */
    public static Notice of(String text) {
        return new Notice(text, Optional.empty(), () -> {});
    }
}
