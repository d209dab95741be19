// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel;

import java.util.concurrent.CompletableFuture;

/** Asks the user before an action that cannot be undone. The window answers with a panel, a test at once. */
@FunctionalInterface
public interface Confirm {
    /**
     * Asks, on the JavaFX application thread.
     *
     * @param actionLabel the text of the button that proceeds, a verb
     * @return completes on the same thread, with true when the user proceeds
     */
    CompletableFuture<Boolean> ask(String title, String text, String actionLabel);
}
