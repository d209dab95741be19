// SPDX-License-Identifier: Apache-2.0
package org.topiary.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import java.io.IOException;
import java.io.UncheckedIOException;

/** JSON and CBOR of the simulated devices. */
final class Json {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper CBOR = new CBORMapper();

    private Json() {}

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    static byte[] bytes(JsonNode node) {
        return write(JSON, node);
    }

    static byte[] cbor(JsonNode node) {
        return write(CBOR, node);
    }

    /** Parses a person's command; returns an empty object if it is not a JSON object. */
    static ObjectNode parse(byte[] payload) {
        try {
            return JSON.readTree(payload) instanceof ObjectNode object ? object : object();
        } catch (IOException _) {
            return object();
        }
    }

    private static byte[] write(ObjectMapper mapper, JsonNode node) {
        try {
            return mapper.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
