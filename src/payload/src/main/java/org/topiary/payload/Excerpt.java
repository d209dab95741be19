// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload;

import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * An excerpt of a payload around a search match, in one line: text with {@link VisibleText} marks, or the bytes in hex
 * if they are not text.
 */
public record Excerpt(String before, String hit, String after) {
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");
    private static final int MAX_HIT_BYTES = 256;

    /**
     * @param part bytes of a payload; may begin and end inside a character
     * @param from index of the match, at a character boundary if the payload is text
     * @param to index after the match; may be beyond the part
     * @param cutBefore whether the payload has bytes before the part
     * @param cutAfter whether the payload has bytes after the part
     */
    public static Excerpt of(byte[] part, int from, int to, boolean cutBefore, boolean cutAfter) {
        int hitFrom = Math.min(from, part.length);
        int hitTo = Math.clamp(to, hitFrom, part.length);
        int hitEnd = Math.min(hitTo, hitFrom + MAX_HIT_BYTES);
        byte[] before = Arrays.copyOfRange(part, cutBefore ? firstCharacter(part, hitFrom) : 0, hitFrom);
        byte[] hit = Arrays.copyOfRange(part, hitFrom, hitEnd);
        byte[] after = Arrays.copyOfRange(part, hitTo, part.length);
        String leading = text(before, before.length);
        String middle = text(hit, hitEnd < hitTo ? Utf8.wholeCharacters(hit) : hit.length);
        String trailing = text(after, cutAfter ? Utf8.wholeCharacters(after) : after.length);
        String start = cutBefore ? "…" : "";
        String middleEnd = hitEnd < hitTo ? "…" : "";
        String end = cutAfter ? "…" : "";
        return leading == null || middle == null || trailing == null
                ? new Excerpt(start + spaced(before, false), HEX.formatHex(hit) + middleEnd, spaced(after, true) + end)
                : new Excerpt(
                        start + VisibleText.line(leading),
                        VisibleText.line(middle) + middleEnd,
                        VisibleText.line(trailing) + end);
    }

    private static @Nullable String text(byte[] bytes, int length) {
        String text = Utf8.decode(bytes, length);
        return text == null || Utf8.hasBinaryControl(text) ? null : text;
    }

    private static int firstCharacter(byte[] part, int end) {
        int at = 0;
        while (at < end && at < 3 && (part[at] & 0xc0) == 0x80) {
            at++;
        }
        return at;
    }

    private static String spaced(byte[] bytes, boolean first) {
        String hex = HEX.formatHex(bytes);
        return hex.isEmpty() ? "" : first ? " " + hex : hex + " ";
    }
}
