// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload;

import java.util.HexFormat;

/** Summarizes a payload in one line. */
public final class Preview {
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");
    private static final int HEX_BYTES = 32;

    private Preview() {}

    /**
     * Shows text and JSON in one line, with {@link VisibleText} marks, and anything else by its size and first bytes.
     *
     * @param start the first bytes of a payload; may end inside a character
     * @param length length of the whole payload in bytes
     * @param maxChars maximum length of the preview, at least 1; a longer one is cut with an ellipsis
     */
    public static String of(byte[] start, int length, int maxChars) {
        if (length == 0) {
            return "(empty)";
        }
        boolean cut = start.length < length;
        String text = Utf8.decode(start, cut ? Utf8.wholeCharacters(start) : start.length);
        if (text == null || Utf8.hasBinaryControl(text) || (cut && text.isEmpty())) {
            return VisibleText.line(binary(start, length), maxChars);
        }
        boolean json =
                cut ? JsonText.beginsContainer(text) : JsonText.opensContainer(text) && JsonText.problem(text) == null;
        String shown = json ? JsonText.compact(text) : text;
        return VisibleText.line(cut ? shown + "…" : shown, maxChars);
    }

    private static String binary(byte[] start, int length) {
        int shown = Math.min(start.length, HEX_BYTES);
        String word = kind(start);
        return (word.isEmpty() ? "" : word + ", ")
                + ByteSize.text(length)
                + "  "
                + HEX.formatHex(start, 0, shown)
                + (shown < length ? " …" : "");
    }

    /** The file type that the first bytes indicate; empty if none. */
    private static String kind(byte[] start) {
        if (startsWith(start, 0x1f, 0x8b)) {
            return "gzip";
        }
        if (startsWith(start, 0x89, 'P', 'N', 'G')) {
            return "PNG";
        }
        if (startsWith(start, 0xff, 0xd8, 0xff)) {
            return "JPEG";
        }
        return "";
    }

    private static boolean startsWith(byte[] bytes, int... magic) {
        for (int i = 0; i < magic.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
