// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel;

import org.topiary.app.text.Texts;

/** What the user is told about failures that nobody foresaw; the log has the rest. */
public final class FailureText {
    private FailureText() {}

    /** For the end of a sentence that says what failed. */
    public static String reason(Throwable problem) {
        return problem instanceof OutOfMemoryError
                ? Texts.get("failure.noMemory")
                : Texts.get("failure.unexpected", problem.getClass().getSimpleName());
    }
}
