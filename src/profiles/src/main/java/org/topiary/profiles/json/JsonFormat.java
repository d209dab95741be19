// SPDX-License-Identifier: Apache-2.0
package org.topiary.profiles.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;
import org.topiary.core.text.Phrase;

/**
 * Converts an immutable value to and from the content of a JSON file.
 *
 * @param <T> immutable: it is written on another thread
 */
public interface JsonFormat<T> {
    /** The version that is written, and the highest one that can be read. */
    int version();

    /** The value of a new file. */
    T empty();

    /**
     * The value of a parsed file. Unknown parts must be kept in the value, so that {@link #write} writes them back.
     *
     * @param problems receives a sentence for each part that cannot be used
     * @throws IllegalArgumentException if nothing in the file can be used; the message is the reason
     */
    T read(ObjectNode json, Consumer<Phrase> problems);

    /** The content of the file for a value, without the version. */
    ObjectNode write(T value);
}
