// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.window;

import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.topiary.app.viewmodel.guide.GuideViewModel;
import org.topiary.app.viewmodel.session.SessionViewModel;

/**
 * Actions of the rest of the program that any window can trigger. Called on the JavaFX application thread.
 *
 * @param newConnection shows the form for a new connection
 * @param quit ends the program
 * @param showTab brings the main window to the front with the tab of a given number, see {@code WindowViewModel.show}
 * @param close ends a session
 * @param guide run by F1
 */
public record WindowCommands(
        Runnable newConnection,
        Runnable quit,
        IntConsumer showTab,
        Consumer<SessionViewModel> close,
        GuideViewModel guide) {}
