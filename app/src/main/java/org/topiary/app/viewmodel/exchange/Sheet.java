// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.exchange;

/** A sheet over the start page, for an import or an export. */
public sealed interface Sheet permits ImportSheet, ExportSheet {
    /** Closes the sheet and wipes what was not imported. */
    void close();
}
