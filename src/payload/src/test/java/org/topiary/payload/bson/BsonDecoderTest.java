// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.bson;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.bson.BsonBinary;
import org.bson.BsonBinarySubType;
import org.bson.BsonDbPointer;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonNull;
import org.bson.BsonObjectId;
import org.bson.BsonString;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.topiary.payload.StyledText;
import org.topiary.payload.decode.Context;
import org.topiary.payload.decode.DecodeProblem;
import org.topiary.payload.decode.Decoded;
import org.topiary.payload.decode.Field;
import org.topiary.payload.decode.Head;
import org.topiary.payload.decode.Sample;
import org.topiary.payload.standard.StandardDecoders;

class BsonDecoderTest {
    private static Decoded decode(byte[] payload) {
        return StandardDecoders.ALL.decode(Sample.of(payload), Context.NONE);
    }

    private static Decoded chosen(byte[] payload) {
        return StandardDecoders.ALL.decode(Sample.of(payload), sample -> "bson");
    }

    private static String text(Decoded decoded) {
        return decoded.text().map(StyledText::text).orElse("");
    }

    private static byte[] reading() {
        return ForeignBson.encode(new BsonDocument("t", new BsonInt32(21)).append("room", new BsonString("oven")));
    }

    @Test
    void aDocumentWithItsExactLengthIsRecognized() {
        byte[] payload = reading();
        Decoded decoded = decode(payload);
        assertThat(decoded.chain()).containsExactly("bson");
        assertThat(text(decoded)).isEqualTo("{\n  \"t\": 21,\n  \"room\": \"oven\"\n}");
        assertThat(StandardDecoders.ALL.preview(Head.of(Sample.of(payload)), Context.NONE, 100))
                .isEqualTo("t 21, room oven");
        assertThat(decode(Arrays.copyOf(payload, payload.length + 1)).chain()).containsExactly("hex");
        assertThat(decode(new byte[] {5, 0, 0, 0, 0}).chain()).containsExactly("hex");
        assertThat(text(chosen(new byte[] {5, 0, 0, 0, 0}))).isEqualTo("{}");
        Sample declared =
                new Sample("t", new byte[] {5, 0, 0, 0, 0}, new Sample.Properties("application/bson", false), -1, 0);
        assertThat(StandardDecoders.ALL.decode(declared, Context.NONE).chain()).containsExactly("bson");
    }

    @Test
    void fieldsKnowTheirBytes() {
        Decoded decoded = decode(reading());
        List<Field> fields = List.of(decoded.root().children().iterator().next(), decoded.root());
        assertThat(fields.get(0).range()).isEqualTo(new Field.Range(7, 11));
        assertThat(fields.get(0).value()).isEqualTo(new BigDecimal(21));
        assertThat(fields.get(1).range()).isEqualTo(new Field.Range(0, reading().length));
    }

    @Test
    void typesThatJsonDoesNotHaveAreNamed() {
        byte[] payload =
                ForeignBson.encode(new BsonDocument("id", new BsonObjectId(new ObjectId("507f1f77bcf86cd799439011")))
                        .append("uuid", new BsonBinary(BsonBinarySubType.UUID_STANDARD, new byte[16]))
                        .append("raw", new BsonBinary((byte) 0x80, new byte[] {1, (byte) 0xff}))
                        .append("none", BsonNull.VALUE));
        Decoded decoded = decode(payload);
        assertThat(StandardDecoders.ALL.preview(Head.of(Sample.of(payload)), Context.NONE, 200))
                .isEqualTo(
                        "id 507f1f77bcf86cd799439011, uuid 00000000-0000-0000-0000-000000000000, raw 01 ff, none null");
        assertThat(decoded.root().children())
                .extracting(Field::note)
                .containsExactly("ObjectId", "UUID", "subtype 128", "");
        assertThat(text(decoded)).contains("\"id\": {\"$oid\": \"507f1f77bcf86cd799439011\"}");
    }

    @Test
    void aPointerToADocumentIsThatOfTheSpecification() {
        ObjectId id = new ObjectId("507f1f77bcf86cd799439011");
        byte[] payload = ForeignBson.encode(new BsonDocument("p", new BsonDbPointer("db.c", id)));
        assertThat(text(decode(payload)))
                .contains("{\"$dbPointer\": {\"$ref\": \"db.c\", \"$id\": {\"$oid\": \"507f1f77bcf86cd799439011\"}}}");
    }

    @Test
    void ofADocumentThatIsCutOffTheElementsBeforeAreShownIfTheFormatWasChosen() {
        byte[] payload = reading();
        Decoded decoded = chosen(Arrays.copyOf(payload, payload.length - 3));
        assertThat(decoded.problems())
                .containsExactly(DecodeProblem.of("bson.wrong", 0).at(0));
        assertThat(text(decoded)).isEqualTo("{\n  \"t\": 21\n}");
        assertThat(chosen(new byte[] {1, 2}).problems())
                .containsExactly(DecodeProblem.of("bson.wrong", 0).at(0));

        byte[] wrong = payload.clone();
        wrong[11] = 0x55;
        assertThat(chosen(wrong).problems())
                .containsExactly(DecodeProblem.of("bson.wrong", 11).at(11));
        byte[] text = payload.clone();
        text[text.length - 3] = (byte) 0xc3;
        assertThat(chosen(text).problems())
                .containsExactly(DecodeProblem.of("bson.notUtf8", 21).at(21));
    }

    @Test
    void aLongDocumentIsPreviewedByItsBeginning() {
        byte[] payload = ForeignBson.encode(
                new BsonDocument("t", new BsonInt32(21)).append("log", new BsonString("x".repeat(1_000))));
        assertThat(StandardDecoders.ALL.preview(Head.of(Sample.of(payload)), Context.NONE, 100))
                .isEqualTo("t 21…");
    }

    /** Documents that are the only element of each other. */
    private static byte[] nested(int levels) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int length = 8 * levels + 5;
        for (int i = 0; i < levels; i++) {
            out.writeBytes(ByteBuffer.allocate(4)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt(length)
                    .array());
            out.writeBytes(new byte[] {3, 'a', 0});
            length -= 8;
        }
        out.writeBytes(HexFormat.of().parseHex("0500000000"));
        out.writeBytes(new byte[levels]);
        return out.toByteArray();
    }

    @Test
    void depthIsLimitedAndNothingRecurses() {
        Decoded deep = decode(nested(90_000));
        assertThat(deep.chain()).containsExactly("bson");
        assertThat(text(deep)).startsWith("{\n  \"a\": {");
        assertThat(chosen(nested(100_001)).problems())
                .extracting(DecodeProblem::id)
                .containsExactly("bson.tooDeep");
    }
}
