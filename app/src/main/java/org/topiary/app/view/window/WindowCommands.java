// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.window;

import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.topiary.app.viewmodel.guide.GuideViewModel;
import org.topiary.app.viewmodel.session.SessionViewModel;

/**
 * What any window has the rest of the program do. Called on the JavaFX application thread.
 *
 * @param newConnection shows the form of a new connection
 * @param quit ends the program
 * @param showTab brings the main window to the front with the tab of a number, see {@code WindowViewModel.show}
 * @param close ends a session
 * @param guide what F1 opens
 */
public record WindowCommands(
        Runnable newConnection,
        Runnable quit,
        IntConsumer showTab,
        Consumer<SessionViewModel> close,
        GuideViewModel guide) {}
