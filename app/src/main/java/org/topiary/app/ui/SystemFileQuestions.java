// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.ui;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** The dialogs of the operating system. */
public final class SystemFileQuestions implements FileQuestions {
    @Override
    public Optional<Path> toOpen(Window over, String title) {
        return path(chooser(title).showOpenDialog(over));
    }

    @Override
    public Optional<Path> toSave(Window over, String title, String suggestedName) {
        FileChooser chooser = chooser(title);
        chooser.setInitialFileName(suggestedName);
        return path(chooser.showSaveDialog(over));
    }

    @Override
    public Optional<Path> toFolder(Window over, String title) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(title);
        return path(chooser.showDialog(over));
    }

    private static FileChooser chooser(String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        return chooser;
    }

    private static Optional<Path> path(@Nullable File chosen) {
        return Optional.ofNullable(chosen).map(File::toPath);
    }
}
