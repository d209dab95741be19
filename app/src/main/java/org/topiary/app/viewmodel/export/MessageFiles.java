// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.export;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.topiary.app.tasks.Cancel;
import org.topiary.app.tasks.Progress;
import org.topiary.core.log.Message;

/** Writes each payload, byte by byte, to a file of its own. Files that exist are never changed. */
final class MessageFiles {
    /** How many names with a number are tried for a message. */
    private static final int MAX_TRIES = 10_000;

    private final MessageReader reader;
    private final Path folder;
    private int written;

    MessageFiles(MessageReader reader, Path folder) {
        this.reader = reader;
        this.folder = folder;
    }

    String write(Progress progress, Cancel cancel) throws IOException {
        written = 0;
        int gone = reader.forEach(progress, cancel, 0, 1, (message, topic) -> {
            write(message, topic);
            written++;
        });
        return MessageReader.outcome(written, gone);
    }

    /** The name begins with the time, so that files are in the order of the messages. */
    private void write(Message message, String topic) throws IOException {
        String time = JsonLines.time(message.timeNanos()).replace(":", "");
        String name = time + "_" + FileNames.of(topic, "message", "");
        String ending = reader.ending(reader.decode(message, topic));
        for (int number = 1; ; number++) {
            Path file = folder.resolve(name + (number == 1 ? "" : "-" + number) + ending);
            try {
                Files.write(file, message.payload(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                return;
            } catch (FileAlreadyExistsException e) {
                if (number == MAX_TRIES) {
                    throw e;
                }
            }
        }
    }
}
