// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.publish;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.topiary.core.text.Explained;
import org.topiary.core.text.Phrase;

/** A file cannot be sent as a payload. */
public final class PayloadFileException extends IOException implements Explained {
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
    private final transient Phrase phrase;
    private final long size;
    private final long maximum;

    private PayloadFileException(Kind kind, Phrase phrase, long size, long maximum, @Nullable IOException cause) {
        super(phrase.toString(), cause);
        this.phrase = phrase;
        this.kind = kind;
        this.size = size;
        this.maximum = maximum;
    }

    static PayloadFileException missing(Path path) {
        return new PayloadFileException(Kind.MISSING, Phrase.of("publish.file.missing", path.toString()), 0, 0, null);
    }

    static PayloadFileException notRegular(Path path) {
        return new PayloadFileException(
                Kind.NOT_REGULAR, Phrase.of("publish.file.notRegular", path.toString()), 0, 0, null);
    }

    static PayloadFileException tooLarge(Path path, long size, long maximum) {
        return new PayloadFileException(
                Kind.TOO_LARGE,
                Phrase.of("publish.file.tooLarge", path.toString(), size, maximum),
                size,
                maximum,
                null);
    }

    static PayloadFileException unreadable(Path path, IOException cause) {
        return new PayloadFileException(
                Kind.UNREADABLE,
                Phrase.of("publish.file.unreadable", path.toString(), Explained.phrase(cause)),
                0,
                0,
                cause);
    }

    @Override
    public Phrase phrase() {
        return phrase;
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
