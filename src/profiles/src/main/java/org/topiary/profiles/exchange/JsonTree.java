// SPDX-License-Identifier: Apache-2.0
package org.topiary.profiles.exchange;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.topiary.core.progress.WorkStage;
import org.topiary.core.text.Phrase;
import org.topiary.profiles.json.JsonTrees;

/**
 * Reads untrusted JSON into a tree of bounded size. Messages, of which some tools write millions, are replaced by a
 * mark that they exist.
 */
final class JsonTree {
    /** An array with this name is replaced by true if it is not empty. */
    static final String MESSAGES = "messages";

    private static final int MAX_NODES = 1_000_000;
    private static final int DEEPEST = 100;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonParser parser;
    private final int length;
    private final WorkStage stage;
    private int left = MAX_NODES;
    private int passed;

    private JsonTree(JsonParser parser, int length, WorkStage stage) {
        this.parser = parser;
        this.length = length;
        this.stage = stage;
    }

    /** @param stage receives the place in the bytes */
    static JsonNode read(byte[] bytes, WorkStage stage) throws ImportException {
        try (JsonParser parser = FACTORY.createParser(bytes)) {
            parser.nextToken();
            JsonNode tree = new JsonTree(parser, bytes.length, stage).value();
            if (parser.nextToken() != null) {
                throw new ImportException(ImportException.Reason.DAMAGED, Phrase.of("import.json", line(parser)));
            }
            return tree;
        } catch (IOException e) {
            String line = e instanceof JsonProcessingException json && json.getLocation() != null
                    ? String.valueOf(json.getLocation().getLineNr())
                    : "?";
            // Without the cause, which quotes the text there: that may be a password.
            throw new ImportException(ImportException.Reason.DAMAGED, Phrase.of("import.json", line));
        }
    }

    private static String line(JsonParser parser) {
        return String.valueOf(parser.currentLocation().getLineNr());
    }

    private void pass() {
        if (++passed % WorkStage.ITEMS == 0) {
            stage.reached(parser.currentLocation().getByteOffset(), length);
        }
    }

    private JsonNode value() throws IOException, ImportException {
        pass();
        if (--left < 0) {
            throw new ImportException(ImportException.Reason.TOO_LARGE, Phrase.of("import.many"));
        }
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            return object();
        }
        if (token == JsonToken.START_ARRAY) {
            ArrayNode array = NODES.arrayNode();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                array.add(value());
            }
            return array;
        }
        if (token == JsonToken.VALUE_NUMBER_FLOAT) {
            return NODES.numberNode(parser.getDoubleValue());
        }
        return token == null ? NODES.missingNode() : JsonTrees.scalar(parser);
    }

    private ObjectNode object() throws IOException, ImportException {
        ObjectNode object = NODES.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            if (name.equals(MESSAGES) && token == JsonToken.START_ARRAY) {
                object.put(name, skipped());
            } else {
                object.set(name, value());
            }
        }
        return object;
    }

    private boolean skipped() throws IOException {
        boolean any = false;
        int depth = 1;
        while (depth > 0) {
            JsonToken token = parser.nextToken();
            if (token == null) {
                break;
            }
            pass();
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            any |= depth > 0;
        }
        return any;
    }
}
