// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.window;

import org.topiary.app.view.window.MainWindow;
import org.topiary.app.view.window.ProgramActions;
import org.topiary.app.view.window.SessionViewCache;
import org.topiary.app.viewmodel.exchange.ExchangeViewModel;
import org.topiary.app.viewmodel.start.StartViewModel;

/** The content of the main window, with its view-models: everything that can be created before there is a window. */
public record MainWindowParts(
        StartViewModel start,
        ExchangeViewModel exchange,
        ProgramActions commands,
        SessionViewCache views,
        MainWindow window) {}
