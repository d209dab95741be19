// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.packet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.topiary.core.text.PseudoLocale;
import org.topiary.core.text.TextBundle;
import org.topiary.testkit.English;
import org.topiary.testkit.ServerPackets;

/** Tests that each MQTT rule that a broker's packet can violate is named with the byte that violates it. */
class PacketCheckTest {
    private static @Nullable PacketFault check(String hex, boolean mqtt5) {
        byte[] packet = ServerPackets.hex(hex);
        // Preceded by other bytes, as in a stream.
        ByteBuffer bytes = ByteBuffer.allocate(packet.length + 5).position(5).put(packet);
        return new PacketCheck(mqtt5).check(bytes, 5, 7, bytes.limit());
    }

    private static final TextBundle PSEUDO = TextBundle.of(PseudoLocale.LOCALE, Locale.ENGLISH);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "30 05 00 02 61 ff 00 | the topic is not valid UTF-8 | 5 | 0x81",
                "30 05 00 02 61 00 00 | the topic is not valid UTF-8 | 5 | 0x81",
                "30 06 00 03 ed a0 80 00 | the topic is not valid UTF-8 | 4 | 0x81",
                "30 05 00 02 61 2b 00 | the topic contains a wildcard | 5 | 0x90",
                "30 03 00 00 00 | it has neither a topic nor a topic alias | 2 | 0x82",
                "30 03 00 05 61 | it ends too early | 4 | 0x81",
                "38 04 00 01 61 00 | DUP must not be set with QoS 0 | 0 | 0x82",
                "36 06 00 01 61 00 01 00 | it has QoS 3 | 0 | 0x81",
                "32 06 00 01 61 00 00 00 | its packet identifier is 0 | 5 | 0x82",
                "30 06 00 01 61 02 01 02 | the payload format indicator is neither 0 nor 1 | 6 | 0x82",
                "30 08 00 01 61 04 01 00 01 00 | a property appears twice | 8 | 0x82",
                "30 06 00 01 61 02 24 01 | a property must not be in this packet | 6 | 0x82",
                "30 06 00 01 61 02 7f 01 | a property must not be in this packet | 6 | 0x82",
                "30 07 00 01 61 03 23 00 00 | the topic alias is 0 | 6 | 0x94",
                "30 06 00 01 61 02 0b 00 | the subscription identifier is 0 | 6 | 0x82",
                "30 0a 00 01 61 06 26 00 01 c3 00 00 | the name of a user property is not valid UTF-8 | 9 | 0x81",
                "30 06 00 01 61 7f 01 01 | it ends too early | 8 | 0x81",
                "30 08 00 01 61 02 03 00 01 61 | the properties do not end where their length says | 5 | 0x81",
                "30 06 00 01 61 80 00 61 | the length of the properties has more bytes than it needs | 5 | 0x81",
                "d1 00 | its flags must be 0 | 0 | 0x81",
                "d0 01 00 | it must have no body | 2 | 0x81",
                "40 02 00 00 | its packet identifier is 0 | 2 | 0x82",
                "40 03 00 01 92 | it must not have this reason code | 4 | 0x82",
                "60 02 00 01 | its flags must be 2 | 0 | 0x81",
                "90 04 00 01 00 03 | it must not have this reason code | 5 | 0x82",
                "90 05 00 01 00 00 00 | it has more than one reason code, and one filter was asked for | 6 | 0x82",
                "90 03 00 01 00 | it has no reason code, and one filter was asked for | 5 | 0x82",
                "b0 05 00 01 00 00 00 | it has more than one reason code, and one filter was asked for | 6 | 0x82",
                "e0 07 8e 05 11 00 00 00 01 | a property must not be in this packet | 4 | 0x82",
                "82 05 00 01 00 01 61 | a broker must not send this type of packet | 0 | 0x82",
                "20 03 00 00 00 | there must be only one on a connection | 0 | 0x82",
            })
    void aBrokenRuleOfMqtt5IsNamedWithItsPlace(String hex, String rule, int offset, String code) {
        PacketFault fault = Objects.requireNonNull(check(hex, true));

        assertThat(English.text(fault.rule())).isEqualTo(rule);
        assertThat(PSEUDO.get(fault.sentence())).as("no English").doesNotContainPattern("[A-Za-z]{2}");
        assertThat(fault.offset()).isEqualTo(offset);
        assertThat(fault.code()).isEqualTo(Integer.decode(code));
        assertThat(fault.head()).isEqualTo(hex);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "30 02 00 00 | the topic is empty | 2",
                "40 03 00 01 00 | it is too long | 4",
                "90 03 00 01 03 | it must not have this reason code | 4",
                "b0 03 00 01 00 | it is too long | 4",
                "e0 00 | only MQTT 5 has it from a broker | 0",
                "f0 00 | only MQTT 5 has it | 0",
            })
    void aBrokenRuleOfMqtt311IsNamedWithItsPlace(String hex, String rule, int offset) {
        PacketFault fault = Objects.requireNonNull(check(hex, false));

        assertThat(English.text(fault.rule())).isEqualTo(rule);
        assertThat(fault.offset()).isEqualTo(offset);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "true | 30 04 00 01 61 00",
                "true | 30 07 00 00 03 23 00 01 61",
                "true | 32 08 00 01 61 00 01 02 0b 01",
                "true | 3d 06 00 01 61 ff ff 00",
                "true | 30 16 00 04 c3 bc 2f 61 0e 26 00 01 61 00 00 26 00 01 61 00 02 c3 bc 00",
                "true | 40 02 00 01",
                "true | 50 04 00 01 10 00",
                "true | 62 03 00 01 92",
                "true | 70 02 00 01",
                "true | 90 04 00 01 00 a2",
                "true | b0 04 00 01 00 11",
                "true | d0 00",
                "true | e0 00",
                "true | e0 01 8e",
                "true | e0 02 8e 00",
                "true | f0 02 18 00",
                "false | 30 03 00 01 61",
                "false | 90 03 00 01 80",
                "false | b0 02 00 01",
                "false | d0 00"
            })
    void whatIsRightHasNoFault(boolean mqtt5, String hex) {
        assertThat(check(hex, mqtt5)).isNull();
    }

    @Test
    void theTopicOfAFaultyPublishIsToldWhereItCanBeRead() {
        assertThat(Objects.requireNonNull(check("30 06 00 02 c3 bc 02 24", true))
                        .topic())
                .isEqualTo("ü");
        assertThat(Objects.requireNonNull(check("30 05 00 02 61 ff 00", true)).topic())
                .isEmpty();
    }

    @Test
    void utf8IsJudgedAsByTheJavaDecoder() {
        Random random = new Random(7);
        for (int i = 0; i < 100_000; i++) {
            byte[] bytes = new byte[1 + random.nextInt(6)];
            random.nextBytes(bytes);
            assertThat(Utf8Check.firstFault(ByteBuffer.wrap(bytes), 0, bytes.length) < 0)
                    .as(HexFormat.of().formatHex(bytes))
                    .isEqualTo(isText(bytes));
        }
    }

    private static boolean isText(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .toString()
                            .indexOf('\0')
                    < 0;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
