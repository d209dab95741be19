// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.encoded;

import java.util.Arrays;
import java.util.List;
import org.topiary.core.progress.WorkStage;
import org.topiary.core.text.TextBundle;
import org.topiary.payload.decode.Context;
import org.topiary.payload.decode.DecodeProblem;
import org.topiary.payload.decode.Decoded;
import org.topiary.payload.decode.Decoder;
import org.topiary.payload.decode.Head;
import org.topiary.payload.decode.Sample;

/**
 * Bytes written as text, in hex digits or in Base64 (RFC 4648, sections 4 and 5, with or without padding), with white
 * space anywhere; decodes what is inside. Many texts consist of such characters, so only the user chooses this format.
 * Problems: {@code digits.invalid} with the name of the format, and the offset of the first character that does not
 * belong there.
 */
public final class DigitsDecoder implements Decoder {
    private static final String HEX = "hextext";
    private static final String BASE64 = "base64";

    private final String id;
    private final int bitsPerDigit;

    private DigitsDecoder(String id, int bitsPerDigit) {
        this.id = id;
        this.bitsPerDigit = bitsPerDigit;
    }

    /** A decoder for each format. */
    public static List<Decoder> all() {
        return List.of(new DigitsDecoder(HEX, 4), new DigitsDecoder(BASE64, 6));
    }

    @Override
    public Family family() {
        return Family.TEXT;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String name() {
        return TextBundle.current().get("digits.name." + id);
    }

    @Override
    public String fileEnding() {
        return ".txt";
    }

    @Override
    public boolean isText() {
        return true;
    }

    @Override
    public boolean detect(Head head) {
        return false;
    }

    @Override
    public Decoded decode(Sample sample, Context context) {
        byte[] text = sample.bytes();
        WorkStage stage = WorkStage.current();
        Digits digits = read(text, 0, bitsPerDigit, stage.part(0, 0.3));
        if (digits.invalid >= 0) {
            return Decoded.unreadable(
                    id,
                    text,
                    DecodeProblem.of("digits.invalid", name(), digits.invalid).at(digits.invalid));
        }
        Sample inside =
                new Sample(sample.topic(), digits.bytes, Sample.Properties.NONE, sample.position(), sample.timeNanos());
        return stage.part(0.3, 1).call(() -> context.decodeInner(inside)).inside(id, digits.bytes);
    }

    /**
     * What digits stand for.
     *
     * @param invalid the offset of the first character that does not belong there; negative if all do
     */
    record Digits(byte[] bytes, int invalid) {}

    /**
     * Reads Base64 from an offset.
     *
     * @param stage receives the place in the text
     */
    static Digits base64(byte[] text, int from, WorkStage stage) {
        return read(text, from, 6, stage);
    }

    private static Digits read(byte[] text, int from, int bitsPerDigit, WorkStage stage) {
        byte[] bytes = new byte[(int) ((long) (text.length - from) * bitsPerDigit / 8)];
        int length = 0;
        int digits = 0;
        int padding = 0;
        int bits = 0;
        int due = from + WorkStage.BYTES;
        for (int i = from; i < text.length; i++) {
            if (i >= due) {
                stage.reached(i, text.length);
                due = i + WorkStage.BYTES;
            }
            if (isSpace(text[i])) {
                continue;
            }
            if (bitsPerDigit == 6 && text[i] == '=' && digits % 4 >= 2 && digits % 4 + padding < 4) {
                padding++;
                continue;
            }
            int digit = bitsPerDigit == 4 ? Character.digit(text[i], 16) : base64(text[i]);
            if (digit < 0 || padding > 0) {
                return new Digits(new byte[0], i);
            }
            bits = bits << bitsPerDigit | digit;
            digits++;
            int unused = digits % 4 * bitsPerDigit % 8;
            if (unused < bitsPerDigit) {
                bytes[length++] = (byte) (bits >> unused);
            }
        }
        boolean whole =
                bitsPerDigit == 4 ? digits % 2 == 0 : digits % 4 != 1 && (padding == 0 || (digits + padding) % 4 == 0);
        return digits == 0 || !whole
                ? new Digits(new byte[0], text.length)
                : new Digits(Arrays.copyOf(bytes, length), -1);
    }

    private static boolean isSpace(byte c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }

    private static int base64(byte c) {
        if (c >= 'A' && c <= 'Z') {
            return c - 'A';
        }
        if (c >= 'a' && c <= 'z') {
            return c - 'a' + 26;
        }
        if (c >= '0' && c <= '9') {
            return c - '0' + 52;
        }
        return switch (c) {
            case '+', '-' -> 62;
            case '/', '_' -> 63;
            default -> -1;
        };
    }
}
