// SPDX-License-Identifier: Apache-2.0
package org.topiary.profiles.schema;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.topiary.core.text.ForeignText;
import org.topiary.core.text.InvalidInputException;
import org.topiary.core.text.Phrase;

/**
 * A file of the folder of schemas that the decoding rules of a connection need. Its name cannot lead out of that
 * folder, on any system.
 *
 * @param name relative to the folder, with slashes
 * @param content nobody may modify it
 */
public record SchemaFile(String name, byte[] content) {
    /** Of a connection. */
    public static final int MAX_FILES = 1_000;
    /** Of a file, in bytes. */
    public static final int MAX_SIZE = 8 << 20;

    private static final int MAX_NAME = 200;
    private static final int MAX_DEPTH = 16;
    private static final Set<String> ENDINGS = Set.of("proto", "desc", "pb", "protoset", "avsc", "layout");

    /** Names without characters that are special on some system; hidden files are no schemas. */
    private static final Pattern PART =
            Pattern.compile("(?![. ])[^\\p{Cntrl}\\p{Cf}\\\\/:*?\"<>|]+(?<![. ])", Pattern.UNICODE_CHARACTER_CLASS);

    /** Devices of Windows, with any ending. */
    private static final Pattern DEVICE = Pattern.compile("(?i)(con|prn|aux|nul|com\\d|lpt\\d)([. ].*)?");

    /** @throws InvalidInputException if the name is not that of a schema in the folder, or the content too large */
    public SchemaFile {
        List<String> parts = Arrays.asList(name.split("/", -1));
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (name.length() > MAX_NAME
                || parts.size() > MAX_DEPTH
                || name.indexOf('.') < 0
                || !ENDINGS.contains(ending)
                || !parts.stream()
                        .allMatch(each -> PART.matcher(each).matches()
                                && !DEVICE.matcher(each).matches())) {
            throw new InvalidInputException(Phrase.of("import.schema.name", ForeignText.quoted(name)));
        }
        if (content.length > MAX_SIZE) {
            throw new InvalidInputException(Phrase.of("import.schema.large", ForeignText.quoted(name), MAX_SIZE >> 20));
        }
    }
}
