// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.packet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.topiary.testkit.ServerPackets.hex;
import static org.topiary.testkit.ServerPackets.join;
import static org.topiary.testkit.ServerPackets.packet;
import static org.topiary.testkit.ServerPackets.properties;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.topiary.testkit.English;

/** Tests that properties are counted however the bytes are split, and that nothing else is counted as one. */
class PropertyCountTest {
    /** One of each property that may appear only once in a PUBLISH. */
    private static final byte[] SINGLE =
            hex("01 01 02 00 00 00 09 03 00 01 61 08 00 02 26 26 09 00 03 26 00 00 23 00 01");

    private static final int SINGLES = 6;

    private final PropertyCount count = new PropertyCount();
    private final Random random = new Random(5);

    private static byte[] many(int properties, Random random) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < properties; i++) {
            bytes.writeBytes(
                    switch (random.nextInt(8)) {
                        case 0 -> hex("0b 01");
                        case 1 -> hex("0b ff ff 7f");
                        case 2 -> hex("26 00 01 26 00 03 26 00 00");
                        default -> hex("26 00 00 00 00");
                    });
        }
        return bytes.toByteArray();
    }

    private boolean isExceeded(byte[] packet) {
        ByteBuf bytes = Unpooled.wrappedBuffer(packet);
        int header = 1;
        while (packet[header] < 0) {
            header++;
        }
        count.begin(packet[0], header + 1, packet.length);
        for (int at = 0; at < packet.length; ) {
            int next = Math.min(packet.length, at + (random.nextInt(3) == 0 ? 1 + random.nextInt(7) : 60_000));
            if (count.countAndCheck(bytes, at, next)) {
                return true;
            }
            at = next;
        }
        return false;
    }

    @ParameterizedTest
    @CsvSource({"30, 00 03 62 69 67", "33, 00 03 62 69 67 26 26"})
    void aMessageMayHaveSoManyPropertiesAndNotOneMore(String first, String beforeProperties) {
        byte[] payload = hex("26 00 00 00 00".repeat(1_000));
        byte[] most = join(SINGLE, many(PropertyCount.MOST - SINGLES, random));
        int type = Integer.parseInt(first, 16);

        assertThat(isExceeded(packet(type, hex(beforeProperties), properties(most), payload)))
                .isFalse();
        byte[] more = packet(type, hex(beforeProperties), properties(most, hex("26 00 00 00 00")), payload);
        assertThat(isExceeded(more)).isTrue();
        PacketFault fault = count.fault();
        assertThat(fault.packet()).isEqualTo("PUBLISH");
        assertThat(fault.topic()).isEqualTo("big");
        assertThat(fault.retained()).isEqualTo(type == 0x33);
        assertThat(English.text(fault.rule()))
                .isEqualTo("it has more than 1,048,576 properties, the most that Topiary accepts");
        assertThat(fault.offset()).isEqualTo(more.length - payload.length - 5);
        assertThat(fault.code()).isEqualTo(0x97);
    }

    @ParameterizedTest
    @CsvSource({"40, 00 01 00", "62, 00 01 00", "90, 00 01", "b0, 00 01", "e0, 8b", "f0, 18"})
    void thePropertiesOfOtherPacketsAreCountedToo(String first, String beforeProperties) {
        int type = Integer.parseInt(first, 16);
        byte[] reason = hex("1f 00 02 26 26");
        byte[] most = join(reason, many(PropertyCount.MOST - 1, random));

        assertThat(isExceeded(packet(type, hex(beforeProperties), properties(most))))
                .isFalse();
        assertThat(isExceeded(packet(type, hex(beforeProperties), properties(most, hex("26 00 00 00 00")))))
                .isTrue();
        assertThat(count.fault().code()).isEqualTo(0x97);
    }

    @Test
    void aMessageWithoutPropertiesIsNotLookedAtBehindItsTopic() {
        byte[] payload = hex("26 00 00 00 00".repeat(PropertyCount.MOST + 1));
        assertThat(isExceeded(packet(0x30, hex("00 01 61"), properties(), payload)))
                .isFalse();
    }

    @Test
    void whatIsMalformedIsLeftToTheClient() {
        byte[] filler = new byte[PropertyCount.MIN_BYTES];
        assertThat(isExceeded(packet(0x30, hex("00 01 61 ff ff ff ff ff"), filler)))
                .isFalse();
        assertThat(isExceeded(packet(0x30, hex("00 01 61 05 7e"), filler))).isFalse();
        assertThat(isExceeded(packet(0x30, hex("00 01 61 02 26 ff"), filler))).isFalse();
        assertThat(isExceeded(packet(0x20, hex("00 00"), filler))).isFalse();
    }
}
