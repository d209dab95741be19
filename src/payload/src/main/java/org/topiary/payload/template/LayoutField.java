// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.template;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.topiary.core.text.TextBundle;
import org.topiary.payload.Utf8;
import org.topiary.payload.decode.Field;
import org.topiary.payload.template.Placement.Placed;

/**
 * A field of a layout in a payload, or an element of one.
 *
 * @param index of an element; {@link #NO_INDEX} for the whole field
 */
record LayoutField(byte[] payload, Placed placed, int index) implements Field {
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");
    private static final int MAX_HEX = 64 * 1024;
    private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000);

    private Step step() {
        return placed.step();
    }

    private boolean isArray() {
        return step().count() != null && index == NO_INDEX;
    }

    private long firstBit() {
        return placed.from() + placed.bits() * Math.max(0, index);
    }

    private int start() {
        return (int) (firstBit() / 8);
    }

    private int end() {
        return (int) ((firstBit() + placed.bits() + 7) / 8);
    }

    @Override
    public String name() {
        return index == NO_INDEX ? step().name() : "";
    }

    @Override
    public Kind kind() {
        if (isArray()) {
            return Kind.ARRAY;
        }
        return switch (step().type()) {
            case TEXT, ASCII -> Kind.TEXT;
            case BYTES, SKIP -> Kind.BYTES;
            case TIME -> time() == null ? Kind.NUMBER : Kind.TIME;
            default -> valueName() == null ? Kind.NUMBER : Kind.ENUM;
        };
    }

    @Override
    public String text() {
        if (isArray()) {
            return "";
        }
        return switch (step().type()) {
            case TEXT, ASCII -> content();
            case BYTES, SKIP -> hex();
            case TIME -> {
                Instant time = time();
                yield time == null ? sent() : time.toString();
            }
            case FLOAT -> step().scale().isNone() ? sent() : scaledText();
            default -> {
                String name = valueName();
                yield name == null ? scaledText() : name;
            }
        };
    }

    @Override
    public @Nullable Object value() {
        return switch (kind()) {
            case TEXT, ENUM -> text();
            case BYTES -> Arrays.copyOfRange(payload, start(), end());
            case TIME -> time();
            case NUMBER -> scaled();
            default -> null;
        };
    }

    /** The number that was sent, if the value is shown as something else. */
    @Override
    public String note() {
        if (isArray() || step().type().hasSize()) {
            return "";
        }
        return switch (kind()) {
            case TIME, ENUM -> sent();
            default -> {
                if (!step().names().isEmpty()) {
                    yield TextBundle.current().get("layout.unnamed");
                }
                yield step().scale().isNone() ? "" : TextBundle.current().get("layout.sent", sent());
            }
        };
    }

    @Override
    public String unit() {
        return isArray() || kind() != Kind.NUMBER ? "" : step().unit();
    }

    @Override
    public Range range() {
        return isArray()
                ? new Range((int) (placed.from() / 8), (int) ((placed.end() + 7) / 8))
                : new Range(start(), end());
    }

    @Override
    public Iterable<Field> children() {
        return isArray() ? this::elements : List.of();
    }

    private Iterator<Field> elements() {
        return IntStream.range(0, placed.count())
                .<Field>mapToObj(each -> new LayoutField(payload, placed, each))
                .iterator();
    }

    /** Whether all bytes of a text are valid, up to its first zero. */
    boolean isValidText() {
        int end = textEnd();
        if (step().type() == Step.Type.ASCII) {
            return IntStream.range(start(), end).allMatch(each -> payload[each] >= 0);
        }
        return Utf8.isWellFormed(payload, start(), end);
    }

    private int textEnd() {
        int end = start();
        while (end < end() && payload[end] != 0) {
            end++;
        }
        return end;
    }

    private String content() {
        return new String(
                payload,
                start(),
                textEnd() - start(),
                step().type() == Step.Type.ASCII ? StandardCharsets.US_ASCII : StandardCharsets.UTF_8);
    }

    private String hex() {
        int shown = Math.min(end(), start() + MAX_HEX);
        return HEX.formatHex(payload, start(), shown) + (shown < end() ? " …" : "");
    }

    /** An integer; one of 64 bits without a sign is negative if its highest bit is set. */
    static long integer(byte[] payload, Placed placed, int element) {
        Step step = placed.step();
        long bits = Bits.read(payload, placed.from() + placed.bits() * element, step.bits(), step.little());
        boolean signed = step.type() == Step.Type.SIGNED || step.type() == Step.Type.SIGNED_BITS;
        return signed ? Bits.signed(bits, step.bits()) : bits;
    }

    private long integer() {
        return integer(payload, placed, Math.max(0, index));
    }

    /** The digits of the number that was sent. */
    private String sent() {
        return switch (step().type()) {
            case UNSIGNED, BITS -> Long.toUnsignedString(integer());
            case FLOAT ->
                switch (step().bits()) {
                    case 16 -> Float.toString(Float.float16ToFloat((short) integer()));
                    case 32 -> Float.toString(Float.intBitsToFloat((int) integer()));
                    default -> Double.toString(Double.longBitsToDouble(integer()));
                };
            default -> Long.toString(integer());
        };
    }

    /** The number that is meant; null for those that are no decimals, such as NaN. */
    private @Nullable BigDecimal scaled() {
        String sent = sent();
        boolean number = step().type() != Step.Type.FLOAT || Character.isDigit(sent.charAt(sent.length() - 1));
        return number ? step().scale().apply(new BigDecimal(sent)) : null;
    }

    private String scaledText() {
        BigDecimal number = scaled();
        if (number == null) {
            return sent();
        }
        // Integers have few digits, but the highest double has 309.
        return step().type() == Step.Type.FLOAT ? number.toString() : number.toPlainString();
    }

    private @Nullable String valueName() {
        return step().type().isInteger() ? step().names().get(integer()) : null;
    }

    /** Null if the number is no time. */
    private @Nullable Instant time() {
        BigDecimal count = step().scale()
                .apply(new BigDecimal(
                        step().bits() < Long.SIZE ? Long.toUnsignedString(integer()) : Long.toString(integer())));
        BigInteger[] parts = count.toBigInteger()
                .divideAndRemainder(BigInteger.valueOf(step().timeUnit().perSecond()));
        try {
            long nanos = new BigDecimal(parts[1])
                    .multiply(NANOS)
                    .divide(BigDecimal.valueOf(step().timeUnit().perSecond()))
                    .longValueExact();
            return Instant.ofEpochSecond(parts[0].longValueExact(), nanos);
        } catch (DateTimeException | ArithmeticException e) {
            return null;
        }
    }
}
