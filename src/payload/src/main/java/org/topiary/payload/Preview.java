// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Summarizes a payload in one line, as one of the formats. */
public final class Preview {
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");
    private static final int HEX_BYTES = 32;

    private Preview() {}

    /**
     * An object or array without the white space between its tokens; null if the payload is neither.
     *
     * @param start the first bytes of a payload; may end inside a character
     * @param length length of the whole payload in bytes
     * @param maxChars maximum length of the preview, at least 1; a longer one is cut with an ellipsis
     */
    public static @Nullable String json(byte[] start, int length, int maxChars) {
        boolean cut = start.length < length;
        int whole = cut ? Utf8.wholeCharacters(start) : start.length;
        boolean json = cut
                ? JsonIndex.beginsContainer(start, whole)
                : JsonIndex.opensContainer(start, whole) && JsonIndex.of(start) != null;
        String text = json ? Utf8.decode(start, whole) : null;
        return text == null ? null : shortened(JsonText.compact(text), cut, maxChars);
    }

    /** A text with {@link VisibleText} marks; null if the payload is not text. Parameters as for {@link #json}. */
    public static @Nullable String text(byte[] start, int length, int maxChars) {
        boolean cut = start.length < length;
        String text = Utf8.decode(start, cut ? Utf8.wholeCharacters(start) : start.length);
        return text == null || Utf8.hasBinaryControl(text) || (cut && text.isEmpty())
                ? null
                : shortened(text, cut, maxChars);
    }

    /**
     * A line with {@link VisibleText} marks.
     *
     * @param cut whether the payload has more
     */
    public static String line(String text, boolean cut, int maxChars) {
        return shortened(text, cut, maxChars);
    }

    private static String shortened(String text, boolean cut, int maxChars) {
        return VisibleText.line(cut ? text + "…" : text, maxChars);
    }

    /** The size and the first bytes. Parameters as for {@link #json}. */
    public static String bytes(byte[] start, int length, int maxChars) {
        return VisibleText.line(binary(start, length), maxChars);
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
