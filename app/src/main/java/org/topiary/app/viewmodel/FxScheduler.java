// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel;

/**
 * The one door to the JavaFX application thread. View-models take it as a constructor argument; in tests it is
 * {@code Runnable::run}.
 */
@FunctionalInterface
public interface FxScheduler {
    /** Runs the task on the JavaFX application thread, soon, in order of the calls. From any thread. */
    void later(Runnable task);
}
