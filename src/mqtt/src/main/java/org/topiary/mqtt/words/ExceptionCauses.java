// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.words;

import java.util.Locale;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

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

    /** The chain of causes, one on each line. */
    public static String detail(Throwable error) {
        StringBuilder detail = new StringBuilder();
        Throwable cause = error;
        for (int depth = 0; cause != null && depth < MOST; depth++) {
            if (depth > 0) {
                detail.append("\ncaused by ");
            }
            detail.append(cause.getClass().getSimpleName()).append(": ").append(message(cause));
            cause = cause.getCause();
        }
        return detail.toString();
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
        return detail(error).toLowerCase(Locale.ROOT).contains(text);
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
