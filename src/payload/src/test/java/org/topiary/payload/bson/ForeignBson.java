// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.bson;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonBinaryWriter;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonDbPointer;
import org.bson.BsonDecimal128;
import org.bson.BsonDocument;
import org.bson.BsonDouble;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonJavaScript;
import org.bson.BsonJavaScriptWithScope;
import org.bson.BsonMaxKey;
import org.bson.BsonMinKey;
import org.bson.BsonNull;
import org.bson.BsonObjectId;
import org.bson.BsonRegularExpression;
import org.bson.BsonString;
import org.bson.BsonSymbol;
import org.bson.BsonTimestamp;
import org.bson.BsonUndefined;
import org.bson.BsonValue;
import org.bson.codecs.BsonDocumentCodec;
import org.bson.codecs.EncoderContext;
import org.bson.io.BasicOutputBuffer;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;

/** Makes documents with the library of MongoDB; the same for the same seed. */
final class ForeignBson {
    private final Random random;

    private ForeignBson(long seed) {
        this.random = new Random(seed);
    }

    /** A document with values of all types. */
    static BsonDocument document(long seed) {
        return new ForeignBson(seed).document(3);
    }

    static byte[] encode(BsonDocument document) {
        try (BasicOutputBuffer out = new BasicOutputBuffer();
                BsonBinaryWriter writer = new BsonBinaryWriter(out)) {
            new BsonDocumentCodec()
                    .encode(writer, document, EncoderContext.builder().build());
            return out.toByteArray();
        }
    }

    private BsonDocument document(int depth) {
        BsonDocument document = new BsonDocument();
        for (int i = random.nextInt(8); i >= 0; i--) {
            document.append("k" + i + (random.nextInt(5) == 0 ? "é\"\n" : ""), value(depth - 1));
        }
        return document;
    }

    private BsonValue value(int depth) {
        List<Supplier<BsonValue>> kinds = new ArrayList<>(List.of(
                () -> new BsonDouble(
                        random.nextInt(4) == 0
                                ? new double[] {Double.NaN, Double.POSITIVE_INFINITY, -0.0, 1e300}[random.nextInt(4)]
                                : random.nextGaussian()),
                () -> new BsonString(text()),
                () -> new BsonBinary((byte) random.nextInt(256), bytes()),
                BsonUndefined::new,
                () -> new BsonObjectId(id()),
                () -> BsonBoolean.valueOf(random.nextBoolean()),
                () -> new BsonDateTime(random.nextInt(3) == 0 ? random.nextInt() : random.nextLong() >> 17),
                () -> BsonNull.VALUE,
                () -> new BsonRegularExpression("a/" + random.nextInt(9), "ix"),
                () -> new BsonDbPointer("db.c", id()),
                () -> new BsonJavaScript("f()"),
                () -> new BsonSymbol(text()),
                () -> new BsonInt32(random.nextInt()),
                () -> new BsonTimestamp(random.nextInt(), random.nextInt()),
                () -> new BsonInt64(random.nextLong()),
                () -> new BsonDecimal128(decimal()),
                BsonMinKey::new,
                BsonMaxKey::new));
        if (depth > 0) {
            kinds.add(() -> document(depth));
            kinds.add(() -> {
                BsonArray array = new BsonArray();
                for (int i = random.nextInt(5); i > 0; i--) {
                    array.add(value(depth - 1));
                }
                return array;
            });
            kinds.add(() -> new BsonJavaScriptWithScope("g()", document(depth - 1)));
        }
        return kinds.get(random.nextInt(kinds.size())).get();
    }

    private Decimal128 decimal() {
        long high = random.nextLong();
        return switch (random.nextInt(4)) {
            // Without those of more than 34 digits, which mean 0; the library shows them.
            case 0 -> Decimal128.fromIEEE754BIDEncoding(high & 0x9ffe_ffff_ffff_ffffL, random.nextLong());
            case 1 -> Decimal128.parse(random.nextInt() + "." + random.nextInt(1_000));
            case 2 ->
                Decimal128.parse(
                        List.of("NaN", "-Infinity", "-0", "0E+3", "1E-6176").get(random.nextInt(5)));
            default -> Decimal128.fromIEEE754BIDEncoding(high & 0x3040_0000_0000_ffffL, random.nextLong());
        };
    }

    private String text() {
        return "s" + random.nextInt(1_000) + (random.nextBoolean() ? "°\u0001" : "");
    }

    private byte[] bytes() {
        byte[] bytes = new byte[random.nextInt(20)];
        random.nextBytes(bytes);
        return bytes;
    }

    private ObjectId id() {
        return new ObjectId(ByteBuffer.allocate(12)
                .putLong(random.nextLong())
                .putInt(random.nextInt())
                .array());
    }
}
