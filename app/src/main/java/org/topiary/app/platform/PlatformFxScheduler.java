// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.platform;

import javafx.application.Platform;
import org.topiary.app.viewmodel.FxScheduler;

/** Runs tasks on the real JavaFX application thread; the only caller of {@link Platform#runLater}. */
public final class PlatformFxScheduler implements FxScheduler {
    @Override
    public void later(Runnable task) {
        Platform.runLater(task);
    }
}
