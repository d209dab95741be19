// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.exchange;

/** What shows over the start page while connections come or go. */
public sealed interface Sheet permits ImportSheet, ExportSheet {
    /** Leaves it; what was not taken over is wiped. */
    void close();
}
