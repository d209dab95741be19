// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.bson;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.topiary.core.text.TextBundle;
import org.topiary.payload.decode.Field;

/**
 * A value in a BSON document that was checked, or in its beginning.
 *
 * @param start offset of the first byte of the value, after its name
 * @param end exclusive; that of a document may be beyond the bytes that are there
 */
record BsonField(byte[] bytes, String name, int index, BsonType type, int start, int end) implements Field {
    private static final HexFormat HEX = HexFormat.of();
    private static final int MAX_HEX = 64 * 1024;
    private static final int OBJECT_ID = 12;
    private static final int UUID_SUBTYPE = 4;
    private static final int OLD_BINARY = 2;

    /** @param length of the whole payload, of which {@code bytes} may be the beginning */
    static BsonField root(byte[] bytes, int length) {
        return new BsonField(bytes, "", NO_INDEX, BsonType.DOCUMENT, 0, length);
    }

    @Override
    public Kind kind() {
        return type.kind();
    }

    @Override
    public Range range() {
        return new Range(start, Math.min(end, bytes.length));
    }

    @Override
    public String text() {
        return switch (type) {
            case DOUBLE -> Double.toString(floating());
            case STRING, CODE, SYMBOL -> string(start);
            case DOCUMENT, ARRAY, CODE_WITH_SCOPE -> "";
            case BINARY -> uuid() == null ? hex() : String.valueOf(uuid());
            case UNDEFINED, NULL -> "null";
            case OBJECT_ID -> HEX.formatHex(bytes, start, end);
            case BOOLEAN -> Boolean.toString(bytes[start] != 0);
            case DATE -> Instant.ofEpochMilli(int64()).toString();
            case REGEX -> "/" + pattern() + "/" + options();
            case DB_POINTER -> string(start) + " " + pointer();
            case INT32 -> Integer.toString(int32());
            case TIMESTAMP -> seconds() + ":" + increment();
            case INT64 -> Long.toString(int64());
            case DECIMAL -> decimal().text();
            case MIN_KEY -> "MinKey";
            case MAX_KEY -> "MaxKey";
        };
    }

    int int32() {
        return BsonReader.int32(bytes, start);
    }

    long int64() {
        return BsonReader.int64(bytes, start);
    }

    double floating() {
        return Double.longBitsToDouble(int64());
    }

    private String string(int at) {
        int from = at + BsonReader.LENGTH;
        return utf8(from, from + BsonReader.int32(bytes, at) - 1);
    }

    private String utf8(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    String pattern() {
        return utf8(start, BsonReader.textEnd(bytes, start, end) - 1);
    }

    String options() {
        return utf8(BsonReader.textEnd(bytes, start, end), end - 1);
    }

    /** The collection of a DBPointer. */
    String collection() {
        return string(start);
    }

    /** The ObjectId of a DBPointer. */
    String pointer() {
        return HEX.formatHex(bytes, end - OBJECT_ID, end);
    }

    /** The higher half of a timestamp, in seconds since 1970. */
    long seconds() {
        return int64() >>> Integer.SIZE;
    }

    long increment() {
        return int64() & 0xffff_ffffL;
    }

    Decimal128 decimal() {
        return Decimal128.of(BsonReader.int64(bytes, start + Long.BYTES), int64());
    }

    int subtype() {
        return bytes[start + BsonReader.LENGTH] & 0xff;
    }

    /** The content of a binary value; that of the old subtype has its length once more. */
    byte[] data() {
        int from = start + BsonReader.LENGTH + 1;
        if (subtype() == OLD_BINARY
                && end - from >= BsonReader.LENGTH
                && BsonReader.int32(bytes, from) == end - from - BsonReader.LENGTH) {
            from += BsonReader.LENGTH;
        }
        return Arrays.copyOfRange(bytes, from, end);
    }

    private @Nullable UUID uuid() {
        int from = start + BsonReader.LENGTH + 1;
        if (type != BsonType.BINARY || subtype() != UUID_SUBTYPE || end - from != 2 * Long.BYTES) {
            return null;
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes, from, 2 * Long.BYTES);
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    private String hex() {
        byte[] data = data();
        int shown = Math.min(data.length, MAX_HEX);
        return HexFormat.ofDelimiter(" ").formatHex(data, 0, shown) + (shown < data.length ? " …" : "");
    }

    @Override
    public @Nullable Object value() {
        return switch (type) {
            case DOUBLE -> Double.isFinite(floating()) ? new BigDecimal(text()) : null;
            case INT32, INT64 -> new BigDecimal(text());
            case DECIMAL -> decimal().number();
            case BOOLEAN -> bytes[start] != 0;
            case DATE -> Instant.ofEpochMilli(int64());
            case BINARY -> data();
            case UNDEFINED, NULL, DOCUMENT, ARRAY, CODE_WITH_SCOPE -> null;
            default -> text();
        };
    }

    @Override
    public String note() {
        return switch (type) {
            case BINARY ->
                uuid() != null
                        ? "UUID"
                        : subtype() == 0 ? "" : TextBundle.current().get("bson.subtype", String.valueOf(subtype()));
            case TIMESTAMP -> Instant.ofEpochSecond(seconds()).toString();
            default -> type.word();
        };
    }

    @Override
    public Iterable<Field> children() {
        return switch (type) {
            case DOCUMENT, ARRAY -> Children::new;
            case CODE_WITH_SCOPE -> {
                int code = start + BsonReader.LENGTH;
                int scope = BsonReader.scope(bytes, start);
                yield List.of(
                        new BsonField(bytes, "$code", NO_INDEX, BsonType.CODE, code, scope),
                        new BsonField(bytes, "$scope", NO_INDEX, BsonType.DOCUMENT, scope, end));
            }
            default -> List.of();
        };
    }

    /** Reads the elements one by one, as far as the bytes go. */
    private final class Children implements Iterator<Field> {
        private final int limit = Math.min(end - 1, bytes.length);
        private int at = start + BsonReader.LENGTH;
        private int count;
        private @Nullable Field next;

        @Override
        public boolean hasNext() {
            if (next == null && at < limit) {
                next = read();
            }
            return next != null;
        }

        private @Nullable Field read() {
            BsonType found = BsonType.of(bytes[at]);
            int from = BsonReader.textEnd(bytes, at + 1, limit);
            int to = found == null || from < 0 ? -1 : BsonReader.end(bytes, found, from, limit);
            if (found == null || to < 0) {
                at = limit;
                return null;
            }
            boolean element = type == BsonType.ARRAY;
            String childName = element ? "" : utf8(at + 1, from - 1);
            at = to;
            return new BsonField(bytes, childName, element ? count++ : NO_INDEX, found, from, to);
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
    }
}
