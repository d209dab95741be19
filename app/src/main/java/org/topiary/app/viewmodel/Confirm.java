// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel;

import java.util.concurrent.CompletableFuture;

/** Asks the user before something that cannot be taken back. The window answers with a panel, a test at once. */
@FunctionalInterface
public interface Confirm {
    /**
     * Asks, on the JavaFX application thread.
     *
     * @param actionLabel what the button that goes on says, a verb
     * @return completes there, true when the user goes on
     */
    CompletableFuture<Boolean> ask(String title, String text, String actionLabel);
}
