// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.topiary.payload.JsonProblem.Reason;

/**
 * Formats JSON for display: indented and coloured, with every number and string as in the original. {@link JsonIndex}
 * parses; where a text is not JSON, Jackson's parser tells why.
 */
public final class JsonText {
    /**
     * Names are not kept in a symbol table, which untrusted payloads could fill, or make fail, by their choice of
     * names.
     */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(JsonScanner.MAX_DEPTH)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private JsonText() {}

    /**
     * Indents a document by two spaces per level. Returns null if it is not JSON, is not well-formed UTF-8, has a byte
     * order mark, is nested deeper than 100,000 levels, or the result would be longer than 2<sup>28</sup> characters.
     * Never reorders or rewrites tokens. Only the first 2<sup>20</sup> characters of a result have spans.
     */
    public static @Nullable StyledText pretty(byte[] utf8) {
        JsonIndex index = JsonIndex.of(utf8);
        return index == null ? null : index.pretty();
    }

    /** What is wrong with a text that should be JSON; null if it is JSON. */
    public static @Nullable JsonProblem problem(String text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            try {
                return check(parser);
            } catch (StreamConstraintsException e) {
                return JsonProblem.at(parser, Reason.TOO_DEEP);
            } catch (JsonProcessingException e) {
                return JsonProblem.of(text, e, parser.getParsingContext());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A text in memory could not be read", e);
        }
    }

    private static @Nullable JsonProblem check(JsonParser parser) throws IOException {
        JsonToken first = parser.nextToken();
        if (first == null) {
            return JsonProblem.at(parser, Reason.EMPTY);
        }
        int depth = 0;
        for (JsonToken token = first; ; token = parser.nextToken()) {
            if (token == null) {
                return null;
            }
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            if (depth == 0) {
                break;
            }
        }
        // The parser reads scalars lazily; asking for the next token completes it.
        return parser.nextToken() == null ? null : JsonProblem.at(parser, Reason.TEXT_AFTER_END);
    }

    /** JSON without the whitespace between its tokens. The text may be cut anywhere. */
    static String compact(String text) {
        if (!hasSpace(text)) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        boolean inString = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (inString && c == '\\' && i + 1 < text.length()) {
                out.append(c).append(text.charAt(++i));
                continue;
            }
            if (c == '"') {
                inString = !inString;
            }
            if (inString || !isSpace(c)) {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static boolean hasSpace(String text) {
        return text.indexOf(' ') >= 0 || text.indexOf('\n') >= 0 || text.indexOf('\t') >= 0 || text.indexOf('\r') >= 0;
    }

    /** Whitespace between tokens (RFC 8259, section 2). */
    static boolean isSpace(char c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r';
    }
}
