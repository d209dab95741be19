// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.topiary.app.tasks.Cancel;
import org.topiary.app.tasks.Progress;
import org.topiary.app.tasks.TaskSpec;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.text.Texts;
import org.topiary.app.viewmodel.FailureText;
import org.topiary.app.viewmodel.FxScheduler;
import org.topiary.core.file.FileReasons;
import org.topiary.core.file.SafeFile;
import org.topiary.core.text.ForeignText;

/**
 * Writes files in tasks that the user can cancel, and says how that ended. A file is complete or unchanged. JavaFX
 * application thread.
 */
public final class FileExport {
    private final FxScheduler fx;
    private final Tasks tasks;
    private final ReadOnlyStringWrapper outcome = new ReadOnlyStringWrapper(this, "outcome", "");

    public FileExport(FxScheduler fx, Tasks tasks) {
        this.fx = fx;
        this.tasks = tasks;
    }

    /** What is written to a file. */
    @FunctionalInterface
    public interface Content {
        /**
         * Writes all of it; may be called again, from the beginning.
         *
         * @return what was written and what was left out, in sentences
         * @throws IOException if that failed
         */
        String write(OutputStream out, Progress progress, Cancel cancel) throws IOException;
    }

    /** What is written to a folder. */
    @FunctionalInterface
    public interface Files {
        /** As {@link Content#write}. */
        String write(Progress progress, Cancel cancel) throws IOException;
    }

    /** How the last export ended, in sentences; empty at first. */
    public ReadOnlyStringProperty outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }

    public void clearOutcome() {
        outcome.set("");
    }

    /**
     * Writes a file, which may exist.
     *
     * @param spec its name gets the file as its argument
     */
    public void toFile(TaskSpec spec, Path file, Content content) {
        toFolder(spec, file, (progress, cancel) -> {
            String[] sentences = {""};
            SafeFile.writeDocument(file, out -> {
                sentences[0] = content.write(out, progress, cancel);
                cancel.check();
            });
            return sentences[0];
        });
    }

    /** Writes files in a folder; those that are complete remain if it fails or is cancelled. */
    public void toFolder(TaskSpec spec, Path folder, Files files) {
        String place = ForeignText.end(folder.toString());
        clearOutcome();
        tasks.submit(
                spec.with(place),
                (progress, cancel) -> {
                    try {
                        show(files.write(progress, cancel));
                    } catch (IOException e) {
                        show(Texts.get("export.notWritten", place, FileReasons.of(e)));
                    }
                },
                problem -> show(
                        problem instanceof CancellationException
                                ? Texts.get("export.cancelled", place)
                                : Texts.get("export.file.failed", place, FailureText.reason(problem))));
    }

    private void show(String sentences) {
        fx.later(() -> outcome.set(sentences));
    }
}
