// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Formats JSON for display: indented and coloured, with every number and string as in the original. Jackson's parser
 * validates; the text itself is copied.
 */
public final class JsonText {
    /** Deeper documents are not treated as JSON: the parser keeps one object per level. */
    private static final int MAX_DEPTH = 100_000;

    /**
     * Names are not kept in a symbol table, which untrusted payloads could fill, or make fail, by their choice of
     * names.
     */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
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
        String text = Utf8.decode(utf8, utf8.length);
        return text == null || problem(text) != null ? null : new JsonPrinter(text).print();
    }

    /** Whether well-formed UTF-8 is a single JSON object or array; reads it piece by piece. */
    static boolean isContainer(byte[] utf8) {
        int start = 0;
        while (start < utf8.length && isSpace((char) utf8[start])) {
            start++;
        }
        if (start == utf8.length || (utf8[start] != '{' && utf8[start] != '[')) {
            return false;
        }
        // Passed as characters: Jackson would guess the encoding of bytes.
        try (JsonParser parser =
                FACTORY.createParser(new InputStreamReader(new ByteArrayInputStream(utf8), StandardCharsets.UTF_8))) {
            return check(parser) == null;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * What is wrong with a text that should be JSON, such as <code>line 1, column 16: missing closing &#125;</code>,
     * for use in a sentence; null if it is JSON.
     */
    public static @Nullable String problem(String text) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            try {
                return check(parser);
            } catch (StreamConstraintsException e) {
                return JsonProblem.at(parser, "nested deeper than " + MAX_DEPTH + " levels");
            } catch (JsonProcessingException e) {
                return JsonProblem.of(text, e, parser.getParsingContext());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A text in memory could not be read", e);
        }
    }

    private static @Nullable String check(JsonParser parser) throws IOException {
        JsonToken first = parser.nextToken();
        if (first == null) {
            return "nothing but white space";
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
        return parser.nextToken() == null ? null : JsonProblem.at(parser, "text after the end of the JSON");
    }

    /** Whether the text is a prefix of a JSON object or array. */
    static boolean beginsContainer(String text) {
        if (!opensContainer(text)) {
            return false;
        }
        int end = text.length();
        // A literal or number that was cut in the middle would count as invalid.
        while (end > 1
                && (Character.isLetterOrDigit(text.charAt(end - 1)) || ".+-".indexOf(text.charAt(end - 1)) >= 0)) {
            end--;
        }
        String whole = text.substring(0, end);
        try (JsonParser parser = FACTORY.createParser(whole)) {
            return check(parser) == null;
        } catch (JsonProcessingException e) {
            return JsonProblem.isEnd(whole, e);
        } catch (IOException e) {
            return false;
        }
    }

    static boolean opensContainer(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isSpace(c)) {
                return c == '{' || c == '[';
            }
        }
        return false;
    }

    /** JSON without the whitespace between its tokens. The text may be cut anywhere. */
    static String compact(String text) {
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

    /** Whitespace between tokens (RFC 8259, section 2). */
    static boolean isSpace(char c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r';
    }
}
