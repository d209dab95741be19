// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.export;

import java.nio.file.Path;
import javafx.beans.property.ReadOnlyStringProperty;
import org.topiary.app.tasks.TaskSpec;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.tasks.Tasks.Lane;
import org.topiary.app.viewmodel.Decoding;
import org.topiary.app.viewmodel.FxScheduler;
import org.topiary.core.log.Messages;
import org.topiary.core.tree.TopicTree;

/** Writes messages of the history to files, in tasks that end with the session. JavaFX application thread. */
public final class MessageExport {
    private final Messages log;
    private final TopicTree tree;
    private final Decoding decoding;
    private final FileExport export;

    public MessageExport(Messages log, TopicTree tree, Decoding decoding, FxScheduler fx, Tasks tasks) {
        this.log = log;
        this.tree = tree;
        this.decoding = decoding;
        this.export = new FileExport(fx, tasks);
    }

    /** How the last export ended; empty at first. */
    public ReadOnlyStringProperty outcomeProperty() {
        return export.outcomeProperty();
    }

    /** For another history. */
    public void clearOutcome() {
        export.clearOutcome();
    }

    /**
     * Writes messages in the order of their arrival.
     *
     * @param positions of the messages, the newest first
     * @param place a file, or a folder for {@link MessageFormat#RAW}
     */
    public void write(MessageFormat format, long[] positions, Path place) {
        TaskSpec spec = TaskSpec.of("task.exportHistory", Lane.IO);
        MessageReader reader = new MessageReader(log, tree, decoding, positions);
        switch (format) {
            case JSON_LINES ->
                export.toFile(
                        spec, place, (out, progress, cancel) -> new MessageLines(reader).write(out, progress, cancel));
            case CSV ->
                export.toFile(
                        spec, place, (out, progress, cancel) -> new MessageTable(reader).write(out, progress, cancel));
            case RAW ->
                export.toFolder(
                        spec, place, (progress, cancel) -> new MessageFiles(reader, place).write(progress, cancel));
        }
    }
}
