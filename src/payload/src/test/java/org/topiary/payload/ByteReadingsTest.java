// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.topiary.payload.ByteReadings.Type.FLOAT;
import static org.topiary.payload.ByteReadings.Type.SIGNED;
import static org.topiary.payload.ByteReadings.Type.UNIX_TIME;
import static org.topiary.payload.ByteReadings.Type.UNSIGNED;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.topiary.payload.ByteReadings.Reading;

final class ByteReadingsTest {
    @Test
    void twoBytesAreIntegersAndAHalfFloatInBothByteOrders() {
        assertThat(of("c245"))
                .containsExactly(
                        new Reading(UNSIGNED, 16, "49733", "17858"),
                        new Reading(SIGNED, 16, "-15803", "17858"),
                        new Reading(FLOAT, 16, "-3.1347656", "5.7578125"));
    }

    @Test
    void fourBytesMayBeATime() {
        assertThat(of("65a0f2c0"))
                .contains(new Reading(UNSIGNED, 32, "1705046720", "3237126245"))
                .contains(new Reading(UNIX_TIME, 32, "2024-01-12T08:05:20Z", "2072-07-30T17:44:05Z"));
    }

    @Test
    void eightBytesMayBeMilliseconds() {
        byte[] bytes = ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(1_705_046_720_123L)
                .array();
        assertThat(ByteReadings.of(bytes)).last().isEqualTo(new Reading(UNIX_TIME, 64, "", "2024-01-12T08:05:20.123Z"));
    }

    @Test
    void lengthsWithoutAFloatAreIntegers() {
        assertThat(of("800001"))
                .containsExactly(
                        new Reading(UNSIGNED, 24, "8388609", "65664"), new Reading(SIGNED, 24, "-8388607", "65664"));
        assertThat(of("")).isEmpty();
        assertThat(of("000000000000000000")).isEmpty();
    }

    @Property
    void readsWhatAByteBufferReads(@ForAll @Size(8) byte[] bytes) {
        ByteBuffer big = ByteBuffer.wrap(bytes);
        ByteBuffer little = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(ByteReadings.of(bytes))
                .contains(
                        new Reading(SIGNED, 64, Long.toString(big.getLong(0)), Long.toString(little.getLong(0))),
                        new Reading(
                                UNSIGNED,
                                64,
                                Long.toUnsignedString(big.getLong(0)),
                                Long.toUnsignedString(little.getLong(0))),
                        new Reading(
                                FLOAT, 64, Double.toString(big.getDouble(0)), Double.toString(little.getDouble(0))));
    }

    private static List<Reading> of(String hex) {
        return ByteReadings.of(HexFormat.of().parseHex(hex));
    }
}
