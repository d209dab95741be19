// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.table;

/** A format of files that the table can be exported to. */
public enum TableFormat {
    CSV(".csv"),
    JSON_LINES(".jsonl");

    private final String ending;

    TableFormat(String ending) {
        this.ending = ending;
    }

    /** The usual ending of a file, with its dot. */
    public String ending() {
        return ending;
    }
}
