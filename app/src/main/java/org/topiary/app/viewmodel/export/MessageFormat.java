// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.export;

/** How messages are exported. */
public enum MessageFormat {
    /** Everything that is known of a message, an object on each line. */
    JSON_LINES(".jsonl"),
    /** The fields of the payloads as columns. */
    CSV(".csv"),
    /** The payloads byte by byte, a file for each message. */
    RAW("");

    private final String ending;

    MessageFormat(String ending) {
        this.ending = ending;
    }

    /** The usual ending of a file, with its dot; empty for files in a folder. */
    public String ending() {
        return ending;
    }
}
