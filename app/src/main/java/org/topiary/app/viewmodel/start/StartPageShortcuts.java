// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.start;

import java.util.function.BooleanSupplier;

/**
 * What can be done about connections from anywhere in the program; each shows the start page first. JavaFX application
 * thread.
 *
 * @param add shows the form for a new connection
 * @param importFile asks for a file and imports connections from it
 * @param importClipboard imports connections from the text on the clipboard
 * @param export asks which connections to export, and where to
 * @param canExport whether there is a connection
 * @param credentials shows where passwords are stored
 * @param demo opens the demo
 */
public record StartPageShortcuts(
        Runnable add,
        Runnable importFile,
        Runnable importClipboard,
        Runnable export,
        BooleanSupplier canExport,
        Runnable credentials,
        Runnable demo) {}
