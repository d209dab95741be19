// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.avro;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.topiary.payload.avro.schema.AvroType;
import org.topiary.payload.avro.schema.AvroType.ArrayOf;
import org.topiary.payload.avro.schema.AvroType.MapOf;
import org.topiary.payload.avro.schema.AvroType.Member;
import org.topiary.payload.avro.schema.AvroType.RecordType;
import org.topiary.payload.decode.Field;

/**
 * Reads a value and everything in it into fields at once, which takes less time than checking it first and making the
 * fields while they are iterated. For values of few fields: they take some 60 bytes each. One thread.
 */
final class AvroTree {
    /** Maximum number of fields: a quarter of a megabyte. */
    static final int MAX_FIELDS = 4_096;

    private final AvroReader in;
    private final AvroValues values;
    private int count;

    private AvroTree(AvroReader in, AvroValues values) {
        this.in = in;
        this.values = values;
    }

    /**
     * Reads the value at which a reader is.
     *
     * @return null if it has too many fields
     * @throws AvroException if it is not whole
     */
    static @Nullable AvroField read(AvroReader in, AvroValues values, AvroType type) throws AvroException {
        AvroTree tree = new AvroTree(in, values);
        AvroField root = tree.field("", Field.NO_INDEX, type, 0);
        return tree.count > MAX_FIELDS ? null : root;
    }

    private AvroField field(String name, int index, AvroType declared, int depth) throws AvroException {
        count++;
        int start = in.at();
        AvroType type = in.branch(declared);
        int content = in.at();
        List<Field> parts = null;
        switch (type) {
            case RecordType record -> parts = members(record, depth);
            case ArrayOf array -> parts = elements(array.items(), false, depth);
            case MapOf map -> parts = elements(map.values(), true, depth);
            default -> in.skip(type, depth);
        }
        return AvroField.whole(values, name, index, declared, type, start, content, in.at(), depth, parts);
    }

    private List<Field> members(RecordType record, int depth) throws AvroException {
        checkDepth(depth);
        int size = record.size();
        List<Field> parts = new ArrayList<>(size);
        for (int i = 0; i < size && count <= MAX_FIELDS; i++) {
            Member member = record.member(i);
            parts.add(field(member.name(), Field.NO_INDEX, member.type(), depth + 1));
        }
        return parts;
    }

    private List<Field> elements(AvroType each, boolean keys, int depth) throws AvroException {
        checkDepth(depth);
        List<Field> parts = new ArrayList<>();
        AvroReader.Blocks blocks = new AvroReader.Blocks(in);
        while (count <= MAX_FIELDS && blocks.next()) {
            parts.add(
                    keys
                            ? field(in.checkedKey(), Field.NO_INDEX, each, depth + 1)
                            : field("", parts.size(), each, depth + 1));
        }
        return parts;
    }

    private void checkDepth(int depth) throws AvroException {
        if (depth >= AvroReader.MAX_DEPTH) {
            throw AvroException.tooDeep(in.at());
        }
    }
}
