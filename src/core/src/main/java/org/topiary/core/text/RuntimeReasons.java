// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.text;

import java.io.EOFException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.util.Locale;
import java.util.concurrent.TimeoutException;

/**
 * Puts into words what exceptions of the Java runtime say in English, or in the language of the operating system. Pure;
 * any thread.
 */
final class RuntimeReasons {
    private RuntimeReasons() {}

    /** For the middle of a sentence that says what failed. */
    static Phrase of(Throwable error) {
        String message = error.getMessage();
        String said = message == null || message.isBlank() ? error.getClass().getSimpleName() : message;
        return switch (error) {
            case UnknownHostException e -> Phrase.of("runtime.unknownHost");
            case NoRouteToHostException e -> Phrase.of("runtime.unreachable");
            case ConnectException e when contains(said, "refused") -> Phrase.of("runtime.refused");
            case ConnectException e when contains(said, "timed out") -> Phrase.of("runtime.timeout");
            case InterruptedIOException e when contains(said, "timed out") -> Phrase.of("runtime.timeout");
            case TimeoutException e -> Phrase.of("runtime.timeout");
            case ClosedChannelException e -> Phrase.of("runtime.closed");
            case EOFException e -> Phrase.of("runtime.end");
            case OutOfMemoryError e -> Phrase.of("runtime.noMemory");
            case Throwable e when contains(said, "connection reset", "broken pipe") -> Phrase.of("runtime.closed");
            case Throwable e when contains(said, "no space left", "not enough space") -> Phrase.of("runtime.full");
            case Throwable e when contains(said, "disk quota exceeded") -> Phrase.of("runtime.quota");
            case Throwable e when contains(said, "read-only file system") -> Phrase.of("runtime.readOnly");
            case Throwable e when contains(said, "too many open files") -> Phrase.of("runtime.openFiles");
            default -> Phrase.verbatim(ForeignText.quoted(said));
        };
    }

    private static boolean contains(String said, String... words) {
        String lower = said.toLowerCase(Locale.ROOT);
        for (String each : words) {
            if (lower.contains(each)) {
                return true;
            }
        }
        return false;
    }
}
