// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.ui;

import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.Window;

/**
 * Asks the user for a file, above a window; empty when the user cancels. JavaFX application thread, which continues to
 * process events meanwhile.
 */
public interface FileQuestions {
    /** Asks for a file to read. */
    Optional<Path> toOpen(Window over, String title);

    /** Asks for a file to write, which may already exist. */
    Optional<Path> toSave(Window over, String title, String suggestedName);

    /** Asks for a folder to write files to. */
    default Optional<Path> toFolder(Window over, String title) {
        return Optional.empty();
    }
}
