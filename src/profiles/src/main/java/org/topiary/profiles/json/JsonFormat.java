// SPDX-License-Identifier: Apache-2.0
package org.topiary.profiles.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;

/**
 * How an immutable value stands in a JSON file.
 *
 * @param <T> immutable: it is written on another thread
 */
public interface JsonFormat<T> {
    /** The version written, and the highest one read. */
    int version();

    /** The value of a new file. */
    T empty();

    /**
     * The value of a parsed file. What it does not know it must keep in the value, so that {@link #write} gives it
     * back.
     *
     * @param problems takes a sentence for each part that could not be used
     * @throws IllegalArgumentException with the reason, when nothing of it can be used
     */
    T read(ObjectNode json, Consumer<String> problems);

    /** The file of a value, without its version. */
    ObjectNode write(T value);
}
