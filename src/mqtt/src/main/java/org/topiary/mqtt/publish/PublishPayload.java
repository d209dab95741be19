// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The payload of a message to send. */
public sealed interface PublishPayload {
    /** @param bytes not copied; must not change until the result of the message is available */
    record Bytes(byte[] bytes) implements PublishPayload {
        /** Without the payload, which may be private. */
        @Override
        public String toString() {
            return bytes.length + " bytes";
        }
    }

    /** The content of a file at the time of sending, byte for byte. */
    record FileContent(Path path) implements PublishPayload {
        /**
         * Reads the file. Blocks; must not be called on the network thread.
         *
         * @param maximum in bytes; a larger file is not read
         * @throws PayloadFileException if it cannot be read, or is too large
         * @throws OutOfMemoryError if the content does not fit in the heap
         */
        public byte[] read(long maximum) throws PayloadFileException {
            try {
                if (!Files.isRegularFile(path)) {
                    throw Files.exists(path)
                            ? PayloadFileException.notRegular(path)
                            : PayloadFileException.missing(path);
                }
                long size = Files.size(path);
                if (size > maximum) {
                    throw PayloadFileException.tooLarge(path, size, maximum);
                }
                byte[] content = Files.readAllBytes(path);
                // It may have grown in the meantime.
                if (content.length > maximum) {
                    throw PayloadFileException.tooLarge(path, content.length, maximum);
                }
                return content;
            } catch (PayloadFileException e) {
                throw e;
            } catch (IOException e) {
                throw PayloadFileException.unreadable(path, e);
            }
        }
    }
}
