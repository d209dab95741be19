// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.protobuf.schema;

import java.util.List;
import org.topiary.core.text.Phrase;
import org.topiary.payload.VisibleText;
import org.topiary.payload.decode.DecodeProblem;

/**
 * What is wrong with a file of schemas.
 *
 * @param file its path relative to the folder that was loaded, with slashes; empty for the folder itself
 * @param line from 1; 0 if the whole file is meant
 * @param column from 1, in characters; 0 if the whole file is meant
 * @param reason its id is {@code protobuf.schema.} and the name of a reason
 */
public record SchemaProblem(String file, int line, int column, DecodeProblem reason) {
    private static final int MAX_CHARS = 300;

    /** The reasons, and their arguments. */
    enum Reason {
        /** The text that was expected, and the one found instead. */
        EXPECTED,
        /** The file ends too early. */
        END,
        /** The text found instead, as in all that follow. */
        EXPECTED_NAME,
        EXPECTED_TYPE,
        EXPECTED_INTEGER,
        EXPECTED_NUMBER,
        EXPECTED_STRING,
        EXPECTED_BOOLEAN,
        EXPECTED_VALUE,
        EXPECTED_LABEL,
        EXPECTED_STATEMENT,
        /** A character, or its code as 0x… */
        CHARACTER,
        COMMENT_NESTED,
        COMMENT_OPEN,
        STRING_OPEN,
        /** The escape. */
        ESCAPE,
        /** The number as it is written, also for the next. */
        NUMBER,
        NUMBER_RANGE,
        NEGATIVE_DEFAULT,
        DEFAULT_OF_MESSAGE,
        DEFAULT_OF_REPEATED,
        DEFAULT_IN_PROTO3,
        /** The version, as it is written. */
        SYNTAX,
        PACKAGE_TWICE,
        /** The full name. */
        NAME_TWICE,
        /** The file that is imported. */
        IMPORT_TWICE,
        IMPORT_MISSING,
        IMPORT_BROKEN,
        IMPORT_CYCLE,
        IMPORT_DEPTH,
        LABEL_IN_ONEOF,
        LABEL_IN_EDITION,
        LABEL_OF_MAP,
        MAP_IN_ONEOF,
        MAP_EXTENSION,
        MAP_KEY,
        GROUP_IN_EDITION,
        GROUP_IN_PROTO3,
        GROUP_NAME,
        REQUIRED_IN_PROTO3,
        REQUIRED_EXTENSION,
        EXTENSIONS_IN_PROTO3,
        /** The type that is extended. */
        EXTEND_IN_PROTO3,
        RESERVED_NAME_TEXT,
        RESERVED_NAME_WORD,
        /** The first and the last number, as they are written. */
        RANGE,
        /** The range, as two numbers, and the other one. */
        RANGE_OVERLAP,
        JSON_NAME_OF_EXTENSION,
        /** Two fields, and the name that both have in JSON. */
        JSON_NAME_CONFLICT,
        NESTED_TOO_DEEP,
        /** The number. */
        FIELD_NUMBER,
        /** The number and its range. */
        FIELD_NUMBER_RESERVED,
        FIELD_NUMBER_IN_EXTENSIONS,
        /** The name. */
        FIELD_NAME_RESERVED,
        VALUE_NUMBER_RESERVED,
        VALUE_NAME_RESERVED,
        ENUM_EMPTY,
        ENUM_NOT_FROM_ZERO,
        /** The name of the value, and that of the other one. */
        ENUM_ALIAS,
        ENUM_NO_ALIAS,
        /** The name of the option, as in all that follow. */
        OPTION_UNKNOWN,
        OPTION_TWICE,
        OPTION_NOT_MESSAGE,
        /** The name of the option, and its type. */
        OPTION_VALUE,
        OPTION_FORBIDDEN,
        FEATURES_WITHOUT_EDITION,
        OPTIONS_TOO_MANY,
        NAMES_TOO_LONG,
        /** The element, and the words of the library that links descriptors. */
        LINK,
        /** The type, and the file that defines it, too. */
        DUPLICATE_TYPE,
        /** The size and the maximum, in MiB. */
        TOO_LARGE,
        /** The maximum number of files, and of MiB. */
        TOO_MANY,
        /** The reason, as a phrase. */
        UNREADABLE,
        NOT_DESCRIPTORS,
        LINK_LOOP;

        String id() {
            return "protobuf.schema." + name();
        }
    }

    /**
     * The problem with its file and line, as one of a payload whose type is missing: {@code protobuf.inLine} with the
     * file, the line and the reason as a phrase, {@code protobuf.inFile} without a line, or the reason itself for the
     * folder.
     */
    public DecodeProblem asDecodeProblem() {
        if (file.isEmpty()) {
            return reason;
        }
        String name = VisibleText.line(file, MAX_CHARS);
        Phrase why = new Phrase("decode.problem." + reason.id(), reason.arguments());
        return line == 0
                ? DecodeProblem.of("protobuf.inFile", name, why)
                : DecodeProblem.of("protobuf.inLine", name, line, why);
    }

    static SchemaProblem of(String file, Reason reason, Object... arguments) {
        return new SchemaProblem(file, 0, 0, reason(reason, arguments));
    }

    static SchemaProblem at(String file, Place place, Reason reason, Object... arguments) {
        return new SchemaProblem(file, place.line(), place.column(), reason(reason, arguments));
    }

    static DecodeProblem reason(Reason reason, Object... arguments) {
        return DecodeProblem.of(
                reason.id(),
                List.of(arguments).stream().map(SchemaProblem::visible).toArray());
    }

    private static Object visible(Object argument) {
        return argument instanceof String text ? VisibleText.line(text, MAX_CHARS) : argument;
    }
}
