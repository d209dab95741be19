// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel;

import java.util.concurrent.CancellationException;
import org.topiary.app.text.Texts;

/** Texts for the user about unexpected failures; the log has the details. */
public final class FailureText {
    private FailureText() {}

    /** For the end of a sentence that says which operation failed. */
    public static String reason(Throwable problem) {
        return switch (problem) {
            case OutOfMemoryError memory -> Texts.get("failure.noMemory");
            case CancellationException cancelled -> Texts.get("failure.cancelled");
            default -> Texts.get("failure.unexpected", problem.getClass().getSimpleName());
        };
    }
}
