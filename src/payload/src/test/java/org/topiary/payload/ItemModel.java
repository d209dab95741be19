// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;
import org.topiary.payload.decode.Field;
import org.topiary.payload.decode.Field.Kind;

/** Nested values to encode with other libraries, and what is compared with them. */
public final class ItemModel {
    /** Stands for null. */
    public static final Object NULL = "null";

    private ItemModel() {}

    /** Null, Boolean, Long, BigInteger, Float, Double, String, byte arrays, and lists and maps of them. */
    public static Arbitrary<Object> values(BigInteger min, BigInteger max) {
        Arbitrary<Object> scalar = Arbitraries.oneOf(
                Arbitraries.of(NULL, true, false),
                Arbitraries.longs().asGeneric(),
                Arbitraries.integers().between(-300, 300).map(Long::valueOf),
                Arbitraries.bigIntegers().between(min, max).asGeneric(),
                Arbitraries.floats().asGeneric(),
                Arbitraries.doubles().withSpecialValue(Double.NaN).asGeneric(),
                Arbitraries.strings().ofMaxLength(40).map(text -> "s" + text),
                Arbitraries.bytes().array(byte[].class).ofMaxSize(300).asGeneric());
        return Arbitraries.lazyOf(
                () -> scalar,
                () -> scalar,
                () -> scalar,
                () -> scalar.list().ofMaxSize(30).asGeneric(),
                () -> values(min, max).list().ofMaxSize(3).asGeneric(),
                () -> Combinators.combine(Arbitraries.strings().ofMaxLength(10), values(min, max))
                        .as(Map::entry)
                        .list()
                        .ofMaxSize(3)
                        .map(entries -> {
                            Map<String, Object> map = new LinkedHashMap<>();
                            entries.forEach(entry -> map.put(entry.getKey(), entry.getValue()));
                            return map;
                        }));
    }

    /** What a value is after it was encoded and decoded. */
    public static Object expected(Object value) {
        return switch (value) {
            case List<?> list -> list.stream().map(ItemModel::expected).toList();
            case Map<?, ?> map -> {
                List<Object> entries = new ArrayList<>();
                map.forEach((key, each) -> entries.add(Map.entry(key, expected(each))));
                yield entries;
            }
            case Long number -> new BigDecimal(number);
            case BigInteger number -> new BigDecimal(number);
            case Float number -> finite(number);
            case Double number -> finite(number);
            case byte[] bytes -> ByteBuffer.wrap(bytes);
            default -> value;
        };
    }

    private static Object finite(double number) {
        return Double.isFinite(number)
                ? new BigDecimal(Double.toString(number)).stripTrailingZeros()
                : Double.toString(number);
    }

    /** The values of a field in the form of {@link #expected}. */
    public static Object actual(Field field) {
        if (field.kind() == Kind.OBJECT || field.kind() == Kind.ARRAY) {
            List<Object> children = new ArrayList<>();
            for (Field child : field.children()) {
                children.add(field.kind() == Kind.ARRAY ? actual(child) : Map.entry(child.name(), actual(child)));
            }
            return children;
        }
        @Nullable Object value = field.value();
        if (value instanceof BigDecimal number) {
            return field.text().contains(".") ? number.stripTrailingZeros() : number;
        }
        return value instanceof byte[] bytes ? ByteBuffer.wrap(bytes) : value == null ? field.text() : value;
    }

    /** Asserts that each child is within its parent and after its predecessor. */
    public static void assertNested(Field field) {
        int last = field.range().start();
        for (Field child : field.children()) {
            assertThat(child.range().start()).isGreaterThanOrEqualTo(last);
            assertThat(child.range().end())
                    .isBetween(child.range().start() + 1, field.range().end());
            last = child.range().end();
            assertNested(child);
        }
    }
}
