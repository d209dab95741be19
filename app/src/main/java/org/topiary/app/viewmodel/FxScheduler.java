// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel;

/**
 * The only way to the JavaFX application thread. View-models receive it in their constructors; in tests it is
 * {@code Runnable::run}.
 */
@FunctionalInterface
public interface FxScheduler {
    /** Runs the task on the JavaFX application thread soon, in the order of calls. Any thread. */
    void later(Runnable task);
}
