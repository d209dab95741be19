// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.avro;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/** Makes schemas of all types with the library of Avro; the same for the same seed. */
public final class RandomSchemas {
    private final Random random;
    private int names;

    private RandomSchemas(long seed) {
        this.random = new Random(seed);
    }

    /** A record, with types up to some levels deep. */
    public static Schema record(long seed) {
        return new RandomSchemas(seed).record(3);
    }

    private Schema record(int depth) {
        Schema record = Schema.createRecord(name("R"), "A record.", "plant.v" + random.nextInt(3), false);
        List<Schema.Field> fields = new ArrayList<>();
        for (int i = random.nextInt(6); i >= 0; i--) {
            Schema type = type(depth - 1);
            fields.add(new Schema.Field("f" + i, type, "A field."));
        }
        if (random.nextBoolean()) {
            Schema maybe = Schema.createUnion(Schema.create(Schema.Type.NULL), record);
            fields.add(new Schema.Field("next", maybe));
        }
        record.setFields(fields);
        return record;
    }

    private String name(String prefix) {
        return prefix + names++;
    }

    private Schema type(int depth) {
        int kind = random.nextInt(depth > 0 ? 16 : 12);
        return switch (kind) {
            case 0 ->
                Schema.createEnum(name("E"), null, random.nextBoolean() ? "other" : null, List.of("A", "b_1", "C"));
            case 1 -> Schema.createFixed(name("F"), null, null, random.nextInt(5));
            case 2 -> LogicalTypes.timestampMillis().addToSchema(Schema.create(Schema.Type.LONG));
            case 3 -> LogicalTypes.decimal(9, 2).addToSchema(Schema.create(Schema.Type.BYTES));
            case 12 -> Schema.createArray(type(depth - 1));
            case 13 -> Schema.createMap(type(depth - 1));
            case 14 -> record(depth);
            case 15 ->
                Schema.createUnion(
                        Schema.create(Schema.Type.NULL),
                        Schema.createArray(type(depth - 1)),
                        Schema.create(Schema.Type.STRING));
            default ->
                Schema.create(List.of(
                                Schema.Type.NULL,
                                Schema.Type.BOOLEAN,
                                Schema.Type.INT,
                                Schema.Type.LONG,
                                Schema.Type.FLOAT,
                                Schema.Type.DOUBLE,
                                Schema.Type.BYTES,
                                Schema.Type.STRING)
                        .get(kind - 4));
        };
    }
}
