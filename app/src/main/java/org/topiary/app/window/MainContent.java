// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.window;

import org.topiary.app.view.window.MainWindow;
import org.topiary.app.view.window.SessionViewCache;
import org.topiary.app.view.window.WindowCommands;
import org.topiary.app.viewmodel.exchange.ExchangeViewModel;
import org.topiary.app.viewmodel.start.StartViewModel;

/** What stands in the main window, with the view-models behind it: all that can be made before there is a window. */
public record MainContent(
        StartViewModel start,
        ExchangeViewModel exchange,
        WindowCommands commands,
        SessionViewCache views,
        MainWindow window) {}
