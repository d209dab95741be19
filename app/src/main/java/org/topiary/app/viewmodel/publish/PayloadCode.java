// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.publish;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.topiary.app.text.Texts;
import org.topiary.app.viewmodel.input.ByteText;
import org.topiary.core.text.ForeignText;
import org.topiary.payload.Utf8;

/** Converts a payload from and to what stands in the editor. Any thread; takes time proportional to the text. */
final class PayloadCode {
    private static final int BYTES_PER_LINE = 16;
    private static final int BASE64_LINE = 76;
    private static final int BASE64_GROUP = 4;

    /**
     * @param bytes none if there is a fault
     * @param faultAt index of the first wrong character; -1 for none
     * @param fault what is wrong, as a sentence; empty if nothing is
     */
    record Decoded(byte[] bytes, int faultAt, String fault) {
        private static Decoded of(byte[] bytes) {
            return new Decoded(bytes, -1, "");
        }

        private static Decoded fault(String key, String text, int at) {
            int line = 1
                    + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
            int column = at - text.lastIndexOf('\n', at - 1);
            String character = ForeignText.line(text.substring(at, text.offsetByCodePoints(at, 1)));
            return new Decoded(new byte[0], at, Texts.get(key, line, column, character));
        }

        boolean isFaulty() {
            return faultAt >= 0;
        }
    }

    private PayloadCode() {}

    /** The bytes that a text stands for. Half of a surrogate pair in a text is not reported here. */
    static Decoded decode(PayloadKind kind, String text) {
        return switch (kind) {
            case TEXT, FILE -> Decoded.of(text.getBytes(StandardCharsets.UTF_8));
            case HEX -> hex(text);
            case BASE64 -> base64(text);
        };
    }

    private static Decoded hex(String text) {
        StringBuilder digits = new StringBuilder(text.length());
        int last = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (HexFormat.isHexDigit(c)) {
                digits.append(c);
                last = at;
            } else if (!Character.isWhitespace(c) && c != ':') {
                return Decoded.fault("publish.hex.digit", text, at);
            }
        }
        return digits.length() % 2 == 0
                ? Decoded.of(HexFormat.of().parseHex(digits))
                : Decoded.fault("publish.hex.half", text, last);
    }

    private static Decoded base64(String text) {
        StringBuilder code = new StringBuilder(text.length());
        int last = 0;
        int padding = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c)) {
                continue;
            }
            if (c == '=') {
                padding++;
                if ((code.length() + padding - 1) % BASE64_GROUP < 2) {
                    return Decoded.fault("publish.base64.padding", text, at);
                }
            } else if (padding > 0) {
                return Decoded.fault("publish.base64.padding", text, at - 1);
            } else if (isBase64(c)) {
                code.append(c == '-' ? '+' : c == '_' ? '/' : c);
            } else {
                return Decoded.fault("publish.base64.character", text, at);
            }
            last = at;
        }
        return code.length() % BASE64_GROUP == 1
                ? Decoded.fault("publish.base64.short", text, last)
                : Decoded.of(Base64.getDecoder().decode(code.toString()));
    }

    private static boolean isBase64(char c) {
        return (c >= 'A' && c <= 'Z')
                || (c >= 'a' && c <= 'z')
                || (c >= '0' && c <= '9')
                || c == '+'
                || c == '/'
                || c == '-'
                || c == '_';
    }

    /** The text that stands for bytes; empty if the editor could not show them as text without loss. */
    static Optional<String> encode(PayloadKind kind, byte[] bytes) {
        return switch (kind) {
            case HEX -> Optional.of(hex(bytes));
            case BASE64 ->
                Optional.of(
                        Base64.getMimeEncoder(BASE64_LINE, new byte[] {'\n'}).encodeToString(bytes));
            case TEXT, FILE ->
                Utf8.isWellFormed(bytes)
                        ? Optional.of(new String(bytes, StandardCharsets.UTF_8)).filter(ByteText::isTypable)
                        : Optional.empty();
        };
    }

    private static String hex(byte[] bytes) {
        HexFormat spaced = HexFormat.ofDelimiter(" ");
        StringBuilder out = new StringBuilder(bytes.length * 3);
        for (int from = 0; from < bytes.length; from += BYTES_PER_LINE) {
            out.append(from == 0 ? "" : "\n");
            out.append(spaced.formatHex(bytes, from, Math.min(bytes.length, from + BYTES_PER_LINE)));
        }
        return out.toString();
    }
}
