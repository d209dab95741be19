// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel;

import org.topiary.app.text.Texts;

/** Texts for the user about unexpected failures; the log has the details. */
public final class FailureText {
    private FailureText() {}

    /** For the end of a sentence that says which operation failed. */
    public static String reason(Throwable problem) {
        return problem instanceof OutOfMemoryError
                ? Texts.get("failure.noMemory")
                : Texts.get("failure.unexpected", problem.getClass().getSimpleName());
    }
}
