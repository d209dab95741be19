// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.publish;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file cannot be sent as a payload; the exception's message is a sentence for the user. */
public final class PayloadFileException extends IOException {
    private static final long serialVersionUID = 1;

    /** Why not. */
    public enum Kind {
        MISSING,
        /** A folder, a device or a pipe. */
        NOT_REGULAR,
        TOO_LARGE,
        UNREADABLE
    }

    private final Kind kind;
    private final long size;
    private final long maximum;

    private PayloadFileException(Kind kind, String sentence, long size, long maximum, @Nullable IOException cause) {
        super(sentence, cause);
        this.kind = kind;
        this.size = size;
        this.maximum = maximum;
    }

    static PayloadFileException missing(Path path) {
        return new PayloadFileException(
                Kind.MISSING, "The file " + path + " does not exist. Choose another.", 0, 0, null);
    }

    static PayloadFileException notRegular(Path path) {
        return new PayloadFileException(Kind.NOT_REGULAR, path + " is not a regular file. Choose a file.", 0, 0, null);
    }

    static PayloadFileException tooLarge(Path path, long size, long maximum) {
        return new PayloadFileException(
                Kind.TOO_LARGE,
                "The file " + path + " has " + size + " bytes, and this message can carry " + maximum + ".",
                size,
                maximum,
                null);
    }

    static PayloadFileException unreadable(Path path, IOException cause) {
        return new PayloadFileException(
                Kind.UNREADABLE, "Cannot read the file " + path + ": " + cause.getMessage(), 0, 0, cause);
    }

    public Kind kind() {
        return kind;
    }

    /** The size of a file that is too large, in bytes. */
    public long size() {
        return size;
    }

    /** The most that was allowed for a file that is too large, in bytes. */
    public long maximum() {
        return maximum;
    }
}
