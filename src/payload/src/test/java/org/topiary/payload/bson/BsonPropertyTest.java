// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.bson;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.bson.BsonDocument;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;
import org.topiary.payload.decode.Context;
import org.topiary.payload.decode.Decoded;
import org.topiary.payload.decode.Field;
import org.topiary.payload.decode.Head;
import org.topiary.payload.decode.Sample;

class BsonPropertyTest {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final JsonWriterSettings RELAXED =
            JsonWriterSettings.builder().outputMode(JsonMode.RELAXED).build();

    @Property(tries = 500)
    void the_extended_json_is_that_of_the_library(@ForAll long seed) throws JsonProcessingException {
        BsonDocument document = ForeignBson.document(seed);
        byte[] payload = ForeignBson.encode(document);

        Decoded decoded = new BsonDecoder().decode(Sample.of(payload), Context.NONE);

        assertThat(new BsonDecoder().detect(Head.of(Sample.of(payload)))).isTrue();
        assertThat(decoded.problems()).isEmpty();
        JsonNode expected = JSON.readTree(document.toJson(RELAXED));
        // The library leaves out what the specification of Extended JSON puts around a DBPointer, and zeros of a time.
        String text = decoded.text()
                .orElseThrow()
                .text()
                .replaceAll("\\{\"\\$dbPointer\": (\\{.*?\\}\\})\\}", "$1")
                .replaceAll("(:\\d\\d\\.\\d*?[1-9])0+Z", "$1Z");
        assertThat(JSON.readTree(text)).isEqualTo(expected);
        assertNested(decoded.root());
    }

    @Property(tries = 1_000)
    void a_changed_byte_is_a_problem_or_another_value(
            @ForAll long seed, @ForAll int place, @ForAll byte changed, @ForAll boolean cut) {
        byte[] payload = ForeignBson.encode(ForeignBson.document(seed));
        int at = Math.floorMod(place, payload.length);
        payload[at] = changed;
        byte[] sent = cut ? Arrays.copyOf(payload, at) : payload;

        Decoded decoded = new BsonDecoder().decode(Sample.of(sent), sample -> "bson");

        assertThat(decoded.isValid() || !decoded.problems().isEmpty()).isTrue();
        assertThat(decoded.isValid() && cut).isFalse();
        assertThat(decoded.text().isPresent() || !decoded.isValid()).isTrue();
        assertNested(decoded.root());
    }

    @Property(tries = 1_000)
    void any_bytes_are_shown_somehow(@ForAll byte[] payload) {
        Decoded decoded = new BsonDecoder().decode(Sample.of(payload), sample -> "bson");

        assertThat(decoded.chain()).containsExactly("bson");
        assertNested(decoded.root());
    }

    /** Also reads every value. */
    private static void assertNested(Field field) {
        int last = field.range().start();
        for (Field child : field.children()) {
            assertThat(child.range().start()).isGreaterThanOrEqualTo(last);
            assertThat(child.range().end())
                    .isBetween(child.range().start(), field.range().end());
            assertThat(child.text() + child.note() + child.value()).isNotEmpty();
            last = child.range().end();
            assertNested(child);
        }
    }
}
