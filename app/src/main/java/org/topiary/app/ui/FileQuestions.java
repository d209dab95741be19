// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.ui;

import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.Window;

/**
 * Asks the user for a file, over a window; empty when the user leaves. JavaFX application thread, which goes on with
 * events meanwhile.
 */
public interface FileQuestions {
    /** A file to be read. */
    Optional<Path> toOpen(Window over, String title);

    /** A file to be written, which may be there already. */
    Optional<Path> toSave(Window over, String title, String suggestedName);
}
