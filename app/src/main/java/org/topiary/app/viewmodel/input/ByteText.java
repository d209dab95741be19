// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.input;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Converts bytes to and from an editable text: UTF-8 unchanged, anything else as {@code hex:} and hex digits. */
public final class ByteText {
    private static final String HEX = "hex:";

    private ByteText() {}

    public static String of(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return isTypable(text) && !text.startsWith(HEX) ? text : hex(bytes);
        } catch (CharacterCodingException e) {
            return hex(bytes);
        }
    }

    /** Whether text controls keep all of its characters: they drop other control characters. */
    public static boolean isTypable(String text) {
        return text.chars().allMatch(c -> (c >= ' ' && c != 0x7f) || c == '\n' || c == '\t');
    }

    private static String hex(byte[] bytes) {
        return HEX + HexFormat.of().formatHex(bytes);
    }

    public static boolean isReadable(String text) {
        String digits = digits(text);
        return !text.startsWith(HEX)
                || (digits.length() % 2 == 0 && digits.chars().allMatch(HexFormat::isHexDigit));
    }

    public static byte[] bytes(String text) {
        return text.startsWith(HEX) ? HexFormat.of().parseHex(digits(text)) : text.getBytes(StandardCharsets.UTF_8);
    }

    private static String digits(String text) {
        return text.substring(Math.min(HEX.length(), text.length()))
                .replace(" ", "")
                .replace(":", "");
    }
}
