// SPDX-License-Identifier: Apache-2.0
package org.topiary.profiles.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.topiary.core.file.FileReasons;

/** Puts into words why a file could not be read or written, including JSON errors. */
public final class JsonFileReasons {
    private JsonFileReasons() {}

    /** The reason, worded for the middle of a sentence that names the file. */
    public static String of(Throwable error) {
        if (error instanceof JsonProcessingException e) {
            var at = e.getLocation();
            String where = at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
            return "it is not valid JSON" + where;
        }
        return FileReasons.of(error);
    }
}
