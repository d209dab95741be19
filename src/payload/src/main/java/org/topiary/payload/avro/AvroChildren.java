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
    private final AvroType type;
    private final int depth;
    private final AvroReader.Blocks blocks;
    private int count;
    private boolean ended;
    private @Nullable Field next;

    /** @param depth number of records, arrays and maps that the parts are in */
    AvroChildren(AvroReader in, AvroType type, int depth) {
        this.in = in;
        this.type = type;
        this.depth = depth;
        this.blocks = new AvroReader.Blocks(in);
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
        return switch (type) {
            case RecordType record -> {
                if (count == record.members().size()) {
                    yield null;
                }
                Member member = record.members().get(count);
                yield AvroField.read(in, member.name(), Field.NO_INDEX, member.type(), depth);
            }
            case ArrayOf array -> blocks.next() ? AvroField.read(in, "", count, array.items(), depth) : null;
            case MapOf map -> blocks.next() ? AvroField.read(in, in.key(), Field.NO_INDEX, map.values(), depth) : null;
            default -> null;
        };
    }
}
