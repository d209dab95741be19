// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.avro;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.topiary.payload.avro.schema.AvroType;
import org.topiary.payload.avro.schema.AvroType.ArrayOf;
import org.topiary.payload.avro.schema.AvroType.MapOf;
import org.topiary.payload.avro.schema.AvroType.Member;
import org.topiary.payload.avro.schema.AvroType.RecordType;
import org.topiary.payload.decode.Field;

/** Reads the parts of a record, array or map one by one, up to the first one that cannot be read. */
final class AvroChildren implements Iterator<Field> {
    private final AvroReader in;
    private final AvroValues values;
    private final int depth;
    /** Null for an array or map. */
    private final @Nullable RecordType record;
    /** The type of elements or entries; null for a record. */
    private final @Nullable AvroType each;

    private final boolean map;
    private final AvroReader.@Nullable Blocks blocks;
    private int count;
    private boolean ended;
    private @Nullable Field next;

    /**
     * @param type of the whole
     * @param depth number of records, arrays and maps that the parts are in
     */
    AvroChildren(AvroReader in, AvroValues values, AvroType type, int depth) {
        this.in = in;
        this.values = values;
        this.depth = depth;
        this.record = type instanceof RecordType members ? members : null;
        this.each =
                type instanceof ArrayOf array ? array.items() : type instanceof MapOf entries ? entries.values() : null;
        this.map = type instanceof MapOf;
        this.blocks = each == null ? null : new AvroReader.Blocks(in);
    }

    @Override
    public boolean hasNext() {
        if (next == null && !ended) {
            try {
                in.count();
                next = read();
                count++;
                ended = next == null || in.isEnded();
            } catch (AvroException e) {
                ended = true;
            }
        }
        return next != null;
    }

    @Override
    public Field next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        Field result = next;
        next = null;
        return result;
    }

    private @Nullable Field read() throws AvroException {
        if (record != null) {
            if (count == record.size()) {
                return null;
            }
            Member member = record.member(count);
            return AvroField.read(in, values, member.name(), Field.NO_INDEX, member.type(), depth);
        }
        if (each == null || blocks == null || !blocks.next()) {
            return null;
        }
        return map
                ? AvroField.read(in, values, in.key(), Field.NO_INDEX, each, depth)
                : AvroField.read(in, values, "", count, each, depth);
    }
}
