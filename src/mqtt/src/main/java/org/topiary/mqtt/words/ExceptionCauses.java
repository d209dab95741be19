// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.topiary.core.text.Phrase;

/**
 * Reads an exception and the chain of its causes, at most ten deep. Recognises Netty's exceptions by their names,
 * because Netty's types are not part of the MQTT client's API.
 */
public final class ExceptionCauses {
    private static final int MOST = 10;

    private ExceptionCauses() {}

    /** The message of an exception, or its class name if it has none. */
    public static String message(Throwable error) {
        String message = error.getMessage();
        return message == null || message.isBlank() ? error.getClass().getSimpleName() : message;
    }

    /**
     * The chain of causes for the technical details of a problem, one on each line, with their messages as they are.
     */
    public static Phrase detail(Throwable error) {
        List<String> lines = chain(error);
        Phrase detail = Phrase.verbatim(lines.getFirst());
        for (String cause : lines.subList(1, lines.size())) {
            detail = Phrase.of("connect.detail.cause", detail, cause);
        }
        return detail;
    }

    /** The names and messages of an exception and its causes, for recognising what happened. */
    public static String messages(Throwable error) {
        return String.join("\n", chain(error));
    }

    private static List<String> chain(Throwable error) {
        List<String> lines = new ArrayList<>();
        Throwable cause = error;
        for (int depth = 0; cause != null && depth < MOST; depth++) {
            lines.add(cause.getClass().getSimpleName() + ": " + message(cause));
            cause = cause.getCause();
        }
        return lines;
    }

    public static <T extends Throwable> @Nullable T find(Throwable error, Class<T> type) {
        Throwable cause = error;
        for (int depth = 0; cause != null && depth < MOST; depth++) {
            if (type.isInstance(cause)) {
                return type.cast(cause);
            }
            cause = cause.getCause();
        }
        return null;
    }

    public static boolean has(Throwable error, String simpleName) {
        return named(error, simpleName) != null;
    }

    /** The cause with that class name, or with a superclass of that name. */
    public static @Nullable Throwable named(Throwable error, String simpleName) {
        Throwable cause = error;
        for (int depth = 0; cause != null && depth < MOST; depth++) {
            for (Class<?> type = cause.getClass(); type != null; type = type.getSuperclass()) {
                if (type.getSimpleName().equals(simpleName)) {
                    return cause;
                }
            }
            cause = cause.getCause();
        }
        return null;
    }

    /** Whether a message in the chain of causes contains a text, which must be in lower case. */
    public static boolean says(Throwable error, String text) {
        return messages(error).toLowerCase(Locale.ROOT).contains(text);
    }

    /** Returns the exception that a stage of a future wrapped. */
    public static Throwable unwrap(Throwable error) {
        Throwable cause = error.getCause();
        return error instanceof CompletionException && cause != null ? unwrap(cause) : error;
    }

    /** Returns an exception that a stage of a future may throw for an error that it received. */
    public static RuntimeException rethrow(Throwable error) {
        return error instanceof RuntimeException e ? e : new CompletionException(error);
    }
}
