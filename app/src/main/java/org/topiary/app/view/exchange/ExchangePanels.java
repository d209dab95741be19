// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.view.exchange;

import org.topiary.app.ui.FileQuestions;
import org.topiary.app.ui.Panel;
import org.topiary.app.viewmodel.exchange.ExportSheet;
import org.topiary.app.viewmodel.exchange.ImportSheet;
import org.topiary.app.viewmodel.exchange.Sheet;

/** Creates the panel for a sheet. */
public final class ExchangePanels {
    private ExchangePanels() {}

    public static Panel of(Sheet sheet, FileQuestions files) {
        return switch (sheet) {
            case ImportSheet found -> new ImportPanel(found);
            case ExportSheet export -> new ExportPanel(export, files);
        };
    }
}
