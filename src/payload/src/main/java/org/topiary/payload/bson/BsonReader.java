// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.bson;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.topiary.core.progress.WorkStage;
import org.topiary.payload.Utf8;
import org.topiary.payload.decode.DecodeProblem;

/**
 * Checks a document once, without recursion. Takes time in proportion to the payload, and 4 bytes for each level. Used
 * once.
 */
final class BsonReader {
    /** Documents nested deeper are refused. */
    static final int MAX_DEPTH = 100_000;

    static final int LENGTH = Integer.BYTES;
    /** A length, and the 0 at the end. */
    static final int MIN_DOCUMENT = LENGTH + 1;

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] bytes;
    /** Of the open documents. */
    private int[] ends = new int[8];

    private int depth;
    private int notUtf8 = -1;

    private BsonReader(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * What is wrong with a document.
     *
     * @param problem null if it is well-formed
     * @param notUtf8 offset of the first text or name that is not UTF-8; -1 if there is none
     */
    record Checked(@Nullable DecodeProblem problem, int notUtf8) {}

    static Checked check(byte[] bytes) {
        BsonReader reader = new BsonReader(bytes);
        DecodeProblem problem = reader.check();
        return new Checked(problem, reader.notUtf8);
    }

    static int int32(byte[] bytes, int at) {
        return (int) INTS.get(bytes, at);
    }

    static long int64(byte[] bytes, int at) {
        return (long) LONGS.get(bytes, at);
    }

    private static DecodeProblem wrong(int at) {
        return DecodeProblem.of(BsonDecoder.ID + ".wrong", at).at(at);
    }

    private @Nullable DecodeProblem check() {
        if (documentEnd(bytes, 0, bytes.length) != bytes.length) {
            return wrong(0);
        }
        ends[depth++] = bytes.length;
        int at = LENGTH;
        int due = WorkStage.BYTES;
        while (depth > 0) {
            if (at >= due) {
                WorkStage.current().reached(at, bytes.length);
                due = at + WorkStage.BYTES;
            }
            int end = ends[depth - 1];
            if (at == end - 1) {
                // The 0 there was checked with the length.
                depth--;
                at = end;
                continue;
            }
            BsonType type = BsonType.of(bytes[at]);
            int value = textEnd(bytes, at + 1, end - 1);
            if (type == null || value < 0) {
                return wrong(at);
            }
            checkText(at + 1, value - 1);
            int next = end(bytes, type, value, end - 1);
            if (next < 0) {
                return wrong(value);
            }
            if (type.kind().hasChildren()) {
                int inside = type == BsonType.CODE_WITH_SCOPE ? scope(bytes, value) : value;
                if (inside > value) {
                    checkString(value + LENGTH);
                }
                if (depth == MAX_DEPTH) {
                    return DecodeProblem.of(BsonDecoder.ID + ".tooDeep", value).at(value);
                }
                open(next);
                at = inside + LENGTH;
            } else {
                checkTexts(type, value, next);
                at = next;
            }
        }
        return null;
    }

    private void open(int end) {
        if (depth == ends.length) {
            ends = Arrays.copyOf(ends, 2 * depth);
        }
        ends[depth++] = end;
    }

    private void checkTexts(BsonType type, int value, int end) {
        switch (type) {
            case STRING, CODE, SYMBOL, DB_POINTER -> checkString(value);
            case REGEX -> checkText(value, end);
            default -> {}
        }
    }

    private void checkString(int at) {
        checkText(at + LENGTH, at + LENGTH + int32(bytes, at) - 1);
    }

    private void checkText(int from, int to) {
        if (notUtf8 < 0 && !Utf8.isWellFormed(bytes, from, to)) {
            notUtf8 = from;
        }
    }

    /** Offset after the 0 that ends a text; -1 if there is none before {@code limit}. */
    static int textEnd(byte[] bytes, int from, int limit) {
        for (int at = from; at < limit; at++) {
            if (bytes[at] == 0) {
                return at + 1;
            }
        }
        return -1;
    }

    /** Offset after a document; -1 if it does not fit, or does not end with 0. */
    static int documentEnd(byte[] bytes, int at, int limit) {
        return lengthEnd(bytes, at, limit, MIN_DOCUMENT, 0);
    }

    /** Offset after a text with its length; -1 if it does not fit, or does not end with 0. */
    private static int stringEnd(byte[] bytes, int at, int limit) {
        return lengthEnd(bytes, at, limit, 1, LENGTH);
    }

    /** @param before bytes that the length does not count */
    private static int lengthEnd(byte[] bytes, int at, int limit, int min, int before) {
        if (limit - at < LENGTH) {
            return -1;
        }
        int length = int32(bytes, at);
        if (length < min || length > limit - at - before) {
            return -1;
        }
        int end = at + before + length;
        return bytes[end - 1] == 0 ? end : -1;
    }

    /** Offset of the document of a code with its scope, which was checked. */
    static int scope(byte[] bytes, int value) {
        int code = value + LENGTH;
        return code + LENGTH + int32(bytes, code);
    }

    /**
     * Offset after a value; -1 if it does not fit, or is not as its type demands. Of a document, nothing but its length
     * and its last byte is looked at.
     *
     * @param limit exclusive
     */
    static int end(byte[] bytes, BsonType type, int at, int limit) {
        if (type.size() >= 0) {
            boolean fits = type.size() <= limit - at && (type != BsonType.BOOLEAN || (bytes[at] & ~1) == 0);
            return fits ? at + type.size() : -1;
        }
        return switch (type) {
            case DOCUMENT, ARRAY -> documentEnd(bytes, at, limit);
            case BINARY -> {
                long length = limit - at <= LENGTH ? -1 : int32(bytes, at);
                yield length < 0 || length > limit - at - LENGTH - 1 ? -1 : at + LENGTH + 1 + (int) length;
            }
            case REGEX -> {
                int options = textEnd(bytes, at, limit);
                yield options < 0 ? -1 : textEnd(bytes, options, limit);
            }
            case DB_POINTER -> {
                int id = stringEnd(bytes, at, limit);
                yield id < 0 ? -1 : end(bytes, BsonType.OBJECT_ID, id, limit);
            }
            case CODE_WITH_SCOPE -> {
                long length = limit - at < LENGTH ? -1 : int32(bytes, at);
                if (length < 0 || length > limit - at) {
                    yield -1;
                }
                int end = at + (int) length;
                int scope = stringEnd(bytes, at + LENGTH, end);
                yield scope < 0 || documentEnd(bytes, scope, end) != end ? -1 : end;
            }
            default -> stringEnd(bytes, at, limit);
        };
    }
}
