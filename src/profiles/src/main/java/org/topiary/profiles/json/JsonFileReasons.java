// SPDX-License-Identifier: Apache-2.0
package org.topiary.profiles.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.topiary.core.file.FileReasons;
import org.topiary.core.text.Phrase;

/** Puts into words why a file could not be read or written, including JSON errors. */
public final class JsonFileReasons {
    private JsonFileReasons() {}

    /** The reason, worded for the middle of a sentence that names the file. */
    public static Phrase of(Throwable error) {
        if (error instanceof JsonProcessingException e) {
            var at = e.getLocation();
            return at == null
                    ? Phrase.of("file.reason.notJson")
                    : Phrase.of("file.reason.notJson.at", at.getLineNr(), at.getColumnNr());
        }
        return FileReasons.of(error);
    }
}
