// SPDX-License-Identifier: Apache-2.0
package org.topiary.profiles.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import org.topiary.core.text.Explained;
import org.topiary.core.text.Phrase;

/** The schemas of an exported connection: files that are text as text, so that a person can read them. */
public final class SchemasJson {
    /** The field with them. */
    public static final String NAME = "schemas";

    private static final String FILE = "file";
    private static final String TEXT = "text";
    private static final String BASE64 = "base64";

    private SchemasJson() {}

    /** Writes them as {@link #read} reads them. */
    public static ArrayNode write(List<SchemaFile> schemas) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (SchemaFile each : schemas) {
            ObjectNode json = all.addObject().put(FILE, each.name());
            try {
                json.put(
                        TEXT,
                        StandardCharsets.UTF_8
                                .newDecoder()
                                .decode(ByteBuffer.wrap(each.content()))
                                .toString());
            } catch (CharacterCodingException e) {
                json.put(BASE64, Base64.getEncoder().encodeToString(each.content()));
            }
        }
        return all;
    }

    /**
     * Reads untrusted JSON; what is none of this is left out.
     *
     * @param notes receives a sentence for each file that is left out
     */
    public static List<SchemaFile> read(JsonNode json, Consumer<Phrase> notes) {
        List<SchemaFile> schemas = new ArrayList<>();
        for (JsonNode each : json) {
            if (schemas.size() == SchemaFile.MAX_FILES) {
                notes.accept(Phrase.of("import.schema.many", SchemaFile.MAX_FILES));
                break;
            }
            try {
                byte[] content = each.has(BASE64)
                        ? Base64.getDecoder().decode(each.path(BASE64).asText(""))
                        : each.path(TEXT).asText("").getBytes(StandardCharsets.UTF_8);
                schemas.add(new SchemaFile(each.path(FILE).asText(""), content));
            } catch (IllegalArgumentException e) {
                notes.accept(Explained.phrase(e));
            }
        }
        return schemas;
    }
}
