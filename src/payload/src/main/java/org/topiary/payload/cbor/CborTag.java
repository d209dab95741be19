// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.cbor;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Iterator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.topiary.core.text.TextBundle;
import org.topiary.payload.decode.Field.Kind;
import org.topiary.payload.decode.ItemField;

/** What tags mean (RFC 8949 section 3.4, RFC 9562 for UUIDs). Tag numbers are unsigned. */
final class CborTag {
    private static final long DATE_TIME = 0;
    private static final long EPOCH_TIME = 1;
    private static final long UNSIGNED_BIGNUM = 2;
    private static final long NEGATIVE_BIGNUM = 3;
    private static final long DECIMAL_FRACTION = 4;
    private static final long BIGFLOAT = 5;
    private static final long BASE64URL = 21;
    private static final long BASE64 = 22;
    private static final long BASE16 = 23;
    private static final long ENCODED_CBOR = 24;
    private static final long URI = 32;
    private static final long UUID_TAG = 37;

    /** Converting larger numbers takes time that grows faster than their length. */
    private static final int MAX_NUMBER_BYTES = 400;

    private static final int MAX_DATE_BYTES = 100;
    private static final int MAX_UUID_BYTES = 100;
    /** The range of a double. */
    private static final int MAX_BINARY_EXPONENT = 1_100;

    private static final BigInteger MAX_SECONDS = BigInteger.valueOf(Instant.MAX.getEpochSecond());
    private static final BigInteger MIN_SECONDS = BigInteger.valueOf(Instant.MIN.getEpochSecond());

    private CborTag() {}

    /** The kind of a tagged item; null if the tag does not change it, or does not fit the item. */
    static @Nullable Kind kind(CborField item, long tag) {
        Object value = value(item, tag);
        return value instanceof Instant ? Kind.TIME : value != null ? Kind.NUMBER : null;
    }

    /** Whether a tagged item is an integer of any size. */
    static boolean isBigInteger(CborField item, long tag) {
        return (tag == UNSIGNED_BIGNUM || tag == NEGATIVE_BIGNUM) && item.major() == CborReader.BYTES;
    }

    /** The time or number that a tagged item is; null if it is none, or too large. */
    static @Nullable Object value(CborField item, long tag) {
        if (tag == DATE_TIME) {
            return dateTime(item);
        }
        if (tag == EPOCH_TIME) {
            return item.isContainer() || !(item.untaggedValue() instanceof BigDecimal seconds)
                    ? null
                    : instant(seconds);
        }
        if (isBigInteger(item, tag)) {
            return bignum(item, tag);
        }
        return tag == DECIMAL_FRACTION || tag == BIGFLOAT ? fraction(item, tag == DECIMAL_FRACTION) : null;
    }

    private static @Nullable Instant dateTime(CborField item) {
        if (item.major() != CborReader.TEXT || item.range().length() > MAX_DATE_BYTES) {
            return null;
        }
        try {
            return item.untaggedValue() instanceof String text
                    ? OffsetDateTime.parse(text).toInstant()
                    : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable Instant instant(BigDecimal time) {
        // A double may have 308 digits before the point; that is quick enough.
        BigDecimal seconds = time.setScale(0, RoundingMode.FLOOR);
        BigInteger whole = seconds.toBigInteger();
        if (whole.compareTo(MIN_SECONDS) < 0 || whole.compareTo(MAX_SECONDS) > 0) {
            return null;
        }
        long nanos = time.subtract(seconds)
                .movePointRight(9)
                .setScale(0, RoundingMode.DOWN)
                .longValue();
        return Instant.ofEpochSecond(whole.longValue(), nanos);
    }

    private static @Nullable BigDecimal bignum(CborField item, long tag) {
        if (item.range().length() > MAX_NUMBER_BYTES) {
            return null;
        }
        BigInteger magnitude = new BigInteger(1, item.content());
        return new BigDecimal(tag == NEGATIVE_BIGNUM ? magnitude.not() : magnitude);
    }

    private static @Nullable BigDecimal fraction(CborField item, boolean decimal) {
        if (item.major() != CborReader.ARRAY) {
            return null;
        }
        Iterator<ItemField> elements = item.elements();
        BigDecimal exponent = elements.hasNext() ? integer(elements.next(), false) : null;
        BigDecimal mantissa = elements.hasNext() ? integer(elements.next(), true) : null;
        if (exponent == null || mantissa == null || elements.hasNext() || !isInt(exponent)) {
            return null;
        }
        int power = exponent.intValue();
        if (decimal) {
            return new BigDecimal(mantissa.unscaledValue(), -power);
        }
        if (Math.abs(power) > MAX_BINARY_EXPONENT) {
            return null;
        }
        return power >= 0
                ? mantissa.multiply(new BigDecimal(BigInteger.ONE.shiftLeft(power)))
                : mantissa.multiply(BigDecimal.valueOf(5).pow(-power)).movePointLeft(-power);
    }

    private static boolean isInt(BigDecimal exponent) {
        // The smallest int has no negation.
        return exponent.precision() <= 10 && Math.abs(exponent.longValue()) < Integer.MAX_VALUE;
    }

    /** An untagged integer or, if allowed, a bignum; null for everything else. */
    private static @Nullable BigDecimal integer(ItemField field, boolean mayBeBig) {
        CborField item = (CborField) field;
        boolean plain = item.major() <= CborReader.NEGATIVE && !item.isTagged();
        return (plain || (mayBeBig && item.major() == CborReader.BYTES && item.isTagged()))
                        && item.value() instanceof BigDecimal number
                ? number
                : null;
    }

    /** A value that the notation of a tagged item does not show; empty if there is none. */
    static String comment(CborField item, long tag) {
        if (tag == EPOCH_TIME || tag == DECIMAL_FRACTION || tag == BIGFLOAT) {
            Object value = value(item, tag);
            return value == null ? "" : value.toString();
        }
        return tag == UUID_TAG ? uuid(item) : "";
    }

    private static String uuid(CborField item) {
        if (item.major() != CborReader.BYTES || item.range().length() > MAX_UUID_BYTES) {
            return "";
        }
        ByteBuffer bytes = ByteBuffer.wrap(item.content());
        return bytes.remaining() == 2 * Long.BYTES ? new UUID(bytes.getLong(), bytes.getLong()).toString() : "";
    }

    /** The name of a tag that its item needs to be understood, or its number. */
    static String note(long tag) {
        if (tag == DATE_TIME || tag == UNSIGNED_BIGNUM || tag == NEGATIVE_BIGNUM) {
            return "";
        }
        if (tag == BASE64URL) {
            return "base64url";
        }
        if (tag == BASE64) {
            return "base64";
        }
        if (tag == BASE16) {
            return "base16";
        }
        if (tag == ENCODED_CBOR) {
            return "CBOR";
        }
        return tag == URI ? "URI" : TextBundle.current().get("cbor.tag", Long.toUnsignedString(tag));
    }
}
