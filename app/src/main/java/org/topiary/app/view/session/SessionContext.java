// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.session;

import org.topiary.app.ui.FileQuestions;
import org.topiary.app.ui.command.CommandControls;
import org.topiary.app.view.message.MessageView;
import org.topiary.app.viewmodel.session.SessionViewModel;

/**
 * What the panels of a session work on.
 *
 * @param view shows panels, and what they select
 * @param message the selected topic
 * @param controls makes buttons and menus of commands
 * @param files asks for files
 */
public record SessionContext(
        SessionViewModel model, SessionView view, MessageView message, CommandControls controls, FileQuestions files) {}
