// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.avro.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.core.text.TextBundle;
import org.topiary.payload.avro.RandomSchemas;
import org.topiary.payload.avro.schema.AvroType.RecordType;
import org.topiary.payload.words.PayloadProblems;

class AvroSchemasTest {
    private static final String READING =
            "{\"type\": \"record\", \"name\": \"Reading\", \"namespace\": \"plant\", \"fields\": [%s]}";

    @TempDir
    private Path folder;

    private static AvroType parse(String json) throws AvscException {
        return AvscParser.parse(json.getBytes(StandardCharsets.UTF_8), name -> Optional.empty())
                .type();
    }

    private static String canonical(AvroType type) throws AvscException {
        return CanonicalForm.of(type, Integer.MAX_VALUE);
    }

    private static void assertSame(Schema schema) throws AvscException {
        AvroType type = parse(schema.toString());
        assertThat(canonical(type)).isEqualTo(SchemaNormalization.toParsingForm(schema));
        assertThat(Fingerprint.of(canonical(type))).isEqualTo(SchemaNormalization.parsingFingerprint64(schema));
    }

    @Property(tries = 300)
    void canonical_forms_and_fingerprints_are_those_of_the_library(@ForAll long seed) throws AvscException {
        assertSame(RandomSchemas.record(seed));
    }

    @Test
    void namesNamespacesAndNestedDeclarationsAreThoseOfTheLibrary() throws AvscException {
        for (String json : List.of(
                "\"int\"",
                "[\"null\", {\"type\": \"string\"}]",
                "{\"type\": \"array\", \"items\": {\"type\": \"long\", \"logicalType\": \"date\"}}",
                "{\"type\": \"map\", \"values\": {\"type\": \"enum\", \"name\": \"a.E\", \"symbols\": [\"x\"]}}",
                "{\"type\": \"fixed\", \"name\": \"F\", \"namespace\": \"\", \"size\": 16, \"logicalType\": \"uuid\"}",
                READING.formatted("{\"name\": \"next\", \"type\": [\"null\", \"Reading\"], \"default\": null}, "
                        + "{\"name\": \"e\", \"type\": {\"type\": \"enum\", \"name\": \"E\", \"symbols\": []}}, "
                        + "{\"name\": \"again\", \"type\": \"E\"}, {\"name\": \"full\", \"type\": \"plant.E\"}, "
                        + "{\"name\": \"other\", \"type\": {\"type\": \"record\", \"name\": \"b.R\", \"fields\": "
                        + "[{\"name\": \"f\", \"type\": {\"type\": \"fixed\", \"name\": \"F\", \"size\": 2}}]}}"))) {
            assertSame(new Schema.Parser().parse(json));
        }
    }

    @Test
    void mistakesAreReportedWithTheirPlace() throws IOException {
        assertThat(problem("{\n\"type\": \"recrod\"}")).isEqualTo("a.avsc, line 2: No schema defines the type recrod.");
        assertThat(problem("{\"type\": \"record\",\n")).startsWith("a.avsc, line 2: This is not JSON: ");
        assertThat(problem(READING.formatted("\n{\"name\": \"a\"}")))
                .isEqualTo("a.avsc, line 2: \"type\" is missing or not as it must be.");
        assertThat(problem(READING.formatted("\n\n{\"name\": \"1a\", \"type\": \"int\"}")))
                .isEqualTo("a.avsc, line 3: This is not a valid name: 1a");
        assertThat(problem(READING.formatted(
                        "{\"name\": \"a\", \"type\": \"int\"},\n{\"name\": \"a\", \"type\": \"int\"}")))
                .isEqualTo("a.avsc, line 2: The record has two fields a.");
        assertThat(problem("[\"int\", \"int\"]")).isEqualTo("a.avsc, line 1: The union has the type int twice.");
        assertThat(problem("[[\"int\"]]")).isEqualTo("a.avsc, line 1: A union cannot be directly in a union.");
        assertThat(problem("{\"type\": \"fixed\", \"name\": \"F\", \"size\": -1}"))
                .contains("not a valid size: -1");
        assertThat(problem("{\"type\": \"enum\", \"name\": \"E\", \"symbols\": [\"a\", \"a\"]}"))
                .contains("the symbol a twice");
        assertThat(problem("42")).isEqualTo("a.avsc, line 1: This is not a type: 42");
        assertThat(problem("{\"type\": \"array\", \"items\": ".repeat(200) + "\"int\"" + "}".repeat(200)))
                .contains("nested too deep");
    }

    /** What is wrong with a schema, in words. */
    private String problem(String json) throws IOException {
        Files.writeString(folder.resolve("a.avsc"), json);
        Files.writeString(folder.resolve("b.avsc"), READING.formatted(""));
        AvroSchemas schemas = AvroSchemas.load(folder);
        assertThat(schemas.names()).contains("plant.Reading");
        assertThat(schemas.problems()).hasSize(1);
        return PayloadProblems.sentences(schemas.problems());
    }

    @Test
    void typesOfOtherFilesAreFoundWhateverTheirOrder() throws IOException {
        Files.writeString(folder.resolve("a.avsc"), READING.formatted("{\"name\": \"m\", \"type\": \"plant.Middle\"}"));
        Files.writeString(
                folder.resolve("b.avsc"),
                "{\"type\": \"record\", \"name\": \"plant.Middle\", \"fields\": [{\"name\": \"l\", \"type\": \"Last\"}]}");
        Files.createDirectories(folder.resolve("deep"));
        Files.writeString(
                folder.resolve("deep/c.avsc"), "{\"type\": \"enum\", \"name\": \"plant.Last\", \"symbols\": [\"A\"]}");
        AvroSchemas schemas = AvroSchemas.load(folder);

        assertThat(schemas.problems()).isEmpty();
        assertThat(schemas.names()).containsExactly("plant.Last", "plant.Middle", "plant.Reading");
        assertThat(schemas.find("plant.Reading"))
                .hasValueSatisfying(type -> assertThat(((RecordType) type).members())
                        .extracting(member -> member.type().name())
                        .containsExactly("plant.Middle"));
    }

    @Test
    void versionsOfATypeAreChosenByTheirFiles() throws IOException {
        Files.writeString(folder.resolve("reading-41.avsc"), READING.formatted("{\"name\": \"a\", \"type\": \"int\"}"));
        Files.writeString(
                folder.resolve("reading-42.avsc"), READING.formatted("{\"name\": \"a\", \"type\": \"long\"}"));
        Files.writeString(folder.resolve("list.avsc"), "{\"type\": \"array\", \"items\": \"int\"}");
        AvroSchemas schemas = AvroSchemas.load(folder);

        assertThat(schemas.names()).containsExactly("list.avsc", "reading-41.avsc", "reading-42.avsc");
        assertThat(schemas.byId(42)).isEqualTo(schemas.find("reading-42.avsc")).isPresent();
        assertThat(schemas.byId(41)).isEqualTo(schemas.find("reading-41.avsc")).isPresent();
        assertThat(schemas.find("plant.Reading")).isEqualTo(schemas.byId(41));
        assertThat(schemas.problems()).isEmpty();

        Files.writeString(folder.resolve("42.avsc"), "\"int\"");
        assertThat(PayloadProblems.sentences(AvroSchemas.load(folder).problems()))
                .isEqualTo("reading-42.avsc: 42.avsc has the number 42, too. That schema is used.");
    }

    @Property(tries = 500)
    void any_text_is_a_schema_or_a_mistake(@ForAll String json) {
        for (String each : List.of(json, "{\"type\": \"" + json + "\"}", "{\"type\": [" + json + "]}")) {
            AvscException mistake = catchThrowableOfType(AvscException.class, () -> parse(each));
            assertThat(mistake == null
                            || !TextBundle.current().get(mistake.words()).isEmpty())
                    .isTrue();
        }
    }
}
