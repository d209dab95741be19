// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.topiary.payload.decode.Decoded;
import org.topiary.payload.decode.Field;

class LayoutPropertyTest {
    private static final String WORDS =
            "u8 u16 i24 u64 f16 f32 time32 time64 bits ibits text ascii bytes skip big little"
                    + " a b n [ ] { } , ; / * + - /10 *0.5 -40 °C ms 0 1 3 64 65 \"x y\" \" # 2147483647 \n \n \n \n";

    /** Fields with random values, encoded by other means than those that decode. */
    private static final class Encoded {
        private final StringBuilder layout = new StringBuilder();
        private final ByteArrayOutputStream payload = new ByteArrayOutputStream();
        private final List<String> texts = new ArrayList<>();
        private final Random random;

        Encoded(long seed) {
            random = new Random(seed);
            int fields = 1 + random.nextInt(8);
            for (int i = 0; i < fields; i++) {
                boolean little = random.nextBoolean();
                switch (random.nextInt(5)) {
                    case 0 -> integer(i, little);
                    case 1 -> real(i, little);
                    case 2 -> bits(i, little);
                    case 3 -> text(i);
                    default -> array(i, little);
                }
            }
        }

        private static String order(boolean little) {
            return little ? " little " : " big ";
        }

        private void put(byte[] big, boolean little) {
            for (int i = 0; i < big.length; i++) {
                payload.write(big[little ? big.length - 1 - i : i]);
            }
        }

        private byte[] number(int bytes, boolean signed) {
            byte[] number = new byte[bytes];
            random.nextBytes(number);
            texts.add((signed ? new BigInteger(number) : new BigInteger(1, number)).toString());
            return number;
        }

        private void integer(int i, boolean little) {
            int bytes = 1 + random.nextInt(8);
            boolean signed = random.nextBoolean();
            layout.append(signed ? "i" : "u")
                    .append(8 * bytes)
                    .append(order(little))
                    .append("f" + i + "\n");
            put(number(bytes, signed), little);
        }

        private void real(int i, boolean little) {
            layout.append("f64").append(order(little)).append("f" + i + "\n");
            double number = random.nextGaussian();
            texts.add(Double.toString(number));
            put(ByteBuffer.allocate(8).putDouble(number).array(), little);
        }

        /** Bits as digits of a binary number that is written at once. */
        private void bits(int i, boolean little) {
            StringBuilder digits = new StringBuilder();
            for (int part = 0; part < 3; part++) {
                int count = 1 + random.nextInt(20);
                StringBuilder each = new StringBuilder();
                for (int bit = 0; bit < count; bit++) {
                    each.append(random.nextInt(2));
                }
                texts.add(new BigInteger(each.toString(), 2).toString());
                layout.append("bits").append(order(little)).append(count + " f" + i + "_" + part + "\n");
                digits.insert(little ? 0 : digits.length(), each);
            }
            while (digits.length() % 8 != 0) {
                digits.insert(little ? 0 : digits.length(), '0');
            }
            byte[] all = new byte[digits.length() / 8];
            for (int at = 0; at < all.length; at++) {
                all[at] = (byte) Integer.parseInt(digits.substring(8 * at, 8 * at + 8), 2);
            }
            put(all, little);
            // A byte between, so that other bits may follow.
            layout.append("skip 1\n");
            payload.write(0);
        }

        private void text(int i) {
            String text = "äöü".repeat(random.nextInt(3)) + random.nextInt(100);
            texts.add(text);
            payload.writeBytes(Arrays.copyOf(text.getBytes(StandardCharsets.UTF_8), 20));
            layout.append("text 20 f" + i + "\n");
        }

        private void array(int i, boolean little) {
            int count = random.nextInt(5);
            layout.append("u8 n" + i + "\nu24").append(order(little)).append("f" + i + "[n" + i + "]\n");
            texts.add(Integer.toString(count));
            payload.write(count);
            for (int each = 0; each < count; each++) {
                put(number(3, false), little);
            }
        }
    }

    private static void leaves(Field field, List<String> texts, Field.Range outer) {
        assertThat(field.range().start()).isBetween(outer.start(), field.range().end());
        assertThat(field.range().end()).isLessThanOrEqualTo(outer.end());
        if (!field.kind().hasChildren()) {
            texts.add(field.text());
            String text = field.text() + field.note() + field.unit() + field.value();
            assertThat(text).isNotNull();
        }
        field.children().forEach(child -> leaves(child, texts, field.range()));
    }

    private static List<String> leaves(Decoded decoded, byte[] payload) {
        List<String> texts = new ArrayList<>();
        leaves(decoded.root(), texts, new Field.Range(0, payload.length));
        assertThat(decoded.text()).isPresent();
        return texts;
    }

    @Property(tries = 500)
    void what_was_encoded_by_other_means_is_read(@ForAll long seed) {
        Encoded encoded = new Encoded(seed);
        byte[] payload = encoded.payload.toByteArray();
        Decoded decoded = Decoding.decode(encoded.layout.toString(), payload);
        assertThat(leaves(decoded, payload)).isEqualTo(encoded.texts);
        assertThat(decoded.problems()).isEmpty();
    }

    @Property(tries = 1_000)
    void changed_payloads_and_layouts_never_fail(@ForAll long seed) {
        Encoded encoded = new Encoded(seed);
        Random random = new Random(seed);
        byte[] payload = encoded.payload.toByteArray();
        payload = Arrays.copyOf(payload, random.nextInt(payload.length + 4));
        if (payload.length > 0) {
            payload[random.nextInt(payload.length)] = (byte) random.nextInt();
        }
        leaves(Decoding.decode(encoded.layout.toString(), payload), payload);

        StringBuilder layout = new StringBuilder(encoded.layout);
        int at = random.nextInt(layout.length());
        layout.replace(at, Math.min(layout.length(), at + random.nextInt(4)), words(random, random.nextInt(3)));
        check(layout.toString(), payload);
        check(words(random, 1 + random.nextInt(30)), payload);
    }

    private static void check(String layout, byte[] payload) {
        Layouts layouts = Layouts.of("test", layout);
        assertThat(layouts.names().size() + layouts.problems().size()).isOne();
        Decoded decoded = Decoding.decode(layout, payload);
        leaves(decoded.root(), new ArrayList<>(), new Field.Range(0, payload.length));
        assertThat(decoded.isValid() || !decoded.problems().isEmpty()).isTrue();
    }

    private static String words(Random random, int count) {
        String[] all = WORDS.split(" ", -1);
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < count; i++) {
            words.append(' ').append(all[random.nextInt(all.length)]).append(' ');
        }
        return words.toString();
    }
}
