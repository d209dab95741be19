// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.cbor;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.topiary.payload.decode.ItemCursor;
import org.topiary.payload.decode.ItemDocument;
import org.topiary.payload.decode.ItemField;
import org.topiary.payload.decode.Notation;

/**
 * A CBOR data item with its tags. Its text is the diagnostic notation (RFC 8949 section 8). The innermost tag
 * determines its kind and value: a time, a large number, or a decimal or binary fraction; other tags are kept in the
 * text.
 */
final class CborField extends ItemField {
    private static final int HALF = 25;
    private static final int SINGLE = 26;
    private static final int DOUBLE = 27;
    private static final int FALSE = 20;
    private static final int TRUE = 21;
    private static final int NULL = 22;
    private static final int UNDEFINED = 23;

    /** By the first byte, of items without tags. */
    private static final Kind[] KINDS = IntStream.range(0, 256)
            .mapToObj(first -> kind(new byte[] {(byte) first}))
            .toArray(Kind[]::new);

    private CborField(ItemDocument document, int label, ItemCursor at) {
        super(document, label, at);
    }

    /** A field that is no entry of a map. */
    static CborField of(ItemDocument document, int index, ItemCursor at) {
        return new CborField(document, index, at);
    }

    @Override
    protected ItemField create(int itsLabel, ItemCursor at) {
        return new CborField(document, itsLabel, at);
    }

    private static Kind kind(byte[] head) {
        return switch (CborReader.major(head, 0)) {
            case CborReader.UNSIGNED, CborReader.NEGATIVE -> Kind.NUMBER;
            case CborReader.BYTES -> Kind.BYTES;
            case CborReader.TEXT -> Kind.TEXT;
            case CborReader.ARRAY -> Kind.ARRAY;
            case CborReader.MAP -> Kind.OBJECT;
            default ->
                switch (CborReader.info(head, 0)) {
                    case HALF, SINGLE, DOUBLE -> Kind.NUMBER;
                    case FALSE, TRUE -> Kind.BOOLEAN;
                    case NULL, UNDEFINED -> Kind.NULL;
                    default -> Kind.ENUM;
                };
        };
    }

    int major() {
        return CborReader.major(bytes(), head());
    }

    private int info() {
        return CborReader.info(bytes(), head());
    }

    private long argument() {
        return CborReader.argument(bytes(), head());
    }

    private boolean isIndefinite() {
        return info() == CborReader.INDEFINITE;
    }

    private int afterHead() {
        return CborReader.afterHead(bytes(), head());
    }

    boolean isTagged() {
        return start() < head();
    }

    @Override
    protected int firstInside() {
        return afterHead();
    }

    @Override
    protected @Nullable String textAt(int key) {
        byte[] bytes = bytes();
        if (CborReader.major(bytes, key) != CborReader.TEXT || CborReader.info(bytes, key) == CborReader.INDEFINITE) {
            return null;
        }
        int from = CborReader.afterHead(bytes, key);
        return utf8(from, from + (int) CborReader.argument(bytes, key));
    }

    @Override
    protected boolean isContainer() {
        return major() == CborReader.ARRAY || major() == CborReader.MAP;
    }

    @Override
    protected boolean isMap() {
        return major() == CborReader.MAP;
    }

    /** The items of an array, also if its kind is not {@link Kind#ARRAY}. */
    Iterator<ItemField> elements() {
        return items();
    }

    @Override
    public Kind kind() {
        if (isTagged()) {
            Kind meaning = CborTag.kind(this, lastTag());
            if (meaning != null) {
                return meaning;
            }
        }
        return KINDS[bytes()[head()] & 0xff];
    }

    /** As documented by the interface; numbers that are not finite have none. */
    @Override
    public @Nullable Object value() {
        Object meaning = isTagged() ? CborTag.value(this, lastTag()) : null;
        return meaning == null ? untaggedValue() : meaning;
    }

    /** The value without the meaning of tags. */
    @Nullable
    Object untaggedValue() {
        return switch (major()) {
            case CborReader.UNSIGNED, CborReader.NEGATIVE -> new BigDecimal(integer());
            case CborReader.BYTES -> content();
            case CborReader.TEXT -> new String(content(), StandardCharsets.UTF_8);
            case CborReader.ARRAY, CborReader.MAP -> null;
            default ->
                switch (info()) {
                    case HALF, SINGLE, DOUBLE ->
                        Double.isFinite(floating()) ? new BigDecimal(Notation.number(floating())) : null;
                    case FALSE -> false;
                    case TRUE -> true;
                    default -> null;
                };
        };
    }

    private BigInteger integer() {
        BigInteger argument = new BigInteger(Long.toUnsignedString(argument()));
        return major() == CborReader.NEGATIVE ? argument.not() : argument;
    }

    private double floating() {
        return switch (info()) {
            case HALF -> Float.float16ToFloat((short) argument());
            case SINGLE -> Float.intBitsToFloat((int) argument());
            default -> Double.longBitsToDouble(argument());
        };
    }

    /** The bytes of a string, from all its chunks. */
    byte[] content() {
        if (!isIndefinite()) {
            return copy(afterHead(), end());
        }
        ByteArrayOutputStream joined = new ByteArrayOutputStream(end() - head());
        for (int at = afterHead(); at < end() - 1; at = chunkEnd(at)) {
            int from = CborReader.afterHead(bytes(), at);
            joined.write(bytes(), from, chunkEnd(at) - from);
        }
        return joined.toByteArray();
    }

    private int chunkEnd(int at) {
        return CborReader.afterHead(bytes(), at) + (int) CborReader.argument(bytes(), at);
    }

    /** The number of the innermost tag, unsigned. */
    private long lastTag() {
        int at = start();
        while (CborReader.afterHead(bytes(), at) < head()) {
            at = CborReader.afterHead(bytes(), at);
        }
        return CborReader.argument(bytes(), at);
    }

    @Override
    protected String opening() {
        return tags(head()) + (major() == CborReader.MAP ? "{" : "[") + (isIndefinite() ? "_ " : "");
    }

    @Override
    protected String closing() {
        return (major() == CborReader.MAP ? "}" : "]") + ")".repeat(tagCount());
    }

    private int tagCount() {
        int count = 0;
        for (int at = start(); at < head(); at = CborReader.afterHead(bytes(), at)) {
            count++;
        }
        return count;
    }

    /** The tags up to an offset, with their opening brackets. */
    private String tags(int end) {
        StringBuilder tags = new StringBuilder();
        for (int at = start(); at < end; at = CborReader.afterHead(bytes(), at)) {
            tags.append(Long.toUnsignedString(CborReader.argument(bytes(), at))).append('(');
        }
        return tags.toString();
    }

    @Override
    protected String scalar() {
        if (!isTagged()) {
            return untagged();
        }
        if (CborTag.isBigInteger(this, lastTag()) && value() instanceof BigDecimal number) {
            // A large integer is written without its tag.
            int head = head() - 1;
            return tags(head) + number.toPlainString() + ")".repeat(tagCount() - 1);
        }
        return tags(head()) + untagged() + ")".repeat(tagCount());
    }

    private String untagged() {
        return switch (major()) {
            case CborReader.UNSIGNED -> Long.toUnsignedString(argument());
            case CborReader.NEGATIVE -> integer().toString();
            case CborReader.BYTES, CborReader.TEXT -> string();
            default ->
                switch (info()) {
                    case HALF, SINGLE, DOUBLE -> Notation.number(floating());
                    case FALSE -> "false";
                    case TRUE -> "true";
                    case NULL -> "null";
                    case UNDEFINED -> "undefined";
                    default -> "simple(" + argument() + ")";
                };
        };
    }

    private String string() {
        if (!isIndefinite()) {
            return string(afterHead(), end());
        }
        int at = afterHead();
        if (at == end() - 1) {
            return major() == CborReader.TEXT ? "\"\"_" : "''_";
        }
        StringBuilder chunks = new StringBuilder("(_ ");
        while (at < end() - 1) {
            chunks.append(string(CborReader.afterHead(bytes(), at), chunkEnd(at)));
            at = chunkEnd(at);
            chunks.append(at < end() - 1 ? ", " : ")");
        }
        return chunks.toString();
    }

    private String string(int from, int to) {
        return major() == CborReader.TEXT ? Notation.quoted(utf8(from, to)) : Notation.hex(bytes(), from, to);
    }

    /** What the innermost tag means, such as the date that a number is; otherwise the numbers of the tags. */
    @Override
    public String note() {
        if (!isTagged()) {
            return "";
        }
        String meaning = comment();
        return meaning.isEmpty() ? CborTag.note(lastTag()) : meaning;
    }

    @Override
    protected String comment() {
        return isTagged() ? CborTag.comment(this, lastTag()) : "";
    }
}
