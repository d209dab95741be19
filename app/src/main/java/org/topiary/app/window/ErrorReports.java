// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.window;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.topiary.app.tasks.FailureLog;
import org.topiary.app.text.Texts;
import org.topiary.app.viewmodel.FxScheduler;
import org.topiary.app.viewmodel.window.WindowViewModel;
import org.topiary.core.text.Phrase;

/** Reports problems to the user, as notices in the windows. Any thread. */
public final class ErrorReports {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorReports.class);

    private final WindowViewModel windows;
    private final FxScheduler fx;
    private final FailureLog failures = new FailureLog(LOG);
    private volatile boolean hasFxThread;

    public ErrorReports(WindowViewModel windows, FxScheduler fx) {
        this.windows = windows;
        this.fx = fx;
    }

    /** Must be called when the JavaFX application thread is ready to show notices; until then they are queued. */
    void onFxThread() {
        hasFxThread = true;
    }

    /** Shows what a module below the window reports. */
    public void notify(Phrase phrase) {
        notify(Texts.get(phrase));
    }

    /** Shows a sentence. */
    public void notify(String sentence) {
        if (hasFxThread) {
            fx.later(() -> windows.notify(sentence));
        } else {
            windows.notify(sentence);
        }
    }

    /** Logs an unexpected failure and shows a notice; only once if the same failure repeats with each tick. */
    public void failed(String work, Throwable problem) {
        if (failures.log(work, problem)) {
            notify(Texts.get("window.unexpected", problem.toString()));
        }
    }
}
