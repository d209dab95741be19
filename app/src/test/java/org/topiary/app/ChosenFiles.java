// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.Window;
import org.topiary.app.ui.FileQuestions;

/** A user who always chooses the file that the test specifies. */
final class ChosenFiles implements FileQuestions {
    private volatile Optional<Path> chosen = Optional.empty();

    /** Sets the file for the next questions. */
    void choose(Path file) {
        chosen = Optional.of(file);
    }

    @Override
    public Optional<Path> toOpen(Window over, String title) {
        return chosen;
    }

    @Override
    public Optional<Path> toFolder(Window over, String title) {
        return chosen;
    }

    @Override
    public Optional<Path> toSave(Window over, String title, String suggestedName) {
        return chosen;
    }
}
