// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import java.nio.file.Path;

/** The program's own log: warnings and errors of the application and its libraries, never a payload, never a secret. */
final class LogFile {
    /** Read by {@code logback.xml}. */
    private static final String FOLDER_PROPERTY = "topiary.logs";

    private LogFile() {}

    /** Lets the log be written below the data folder; to be called before the first logger is used. */
    static void in(Path dataFolder) {
        System.setProperty(FOLDER_PROPERTY, dataFolder.resolve("logs").toString());
    }
}
