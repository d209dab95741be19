// SPDX-License-Identifier: Apache-2.0
package org.topiary.core.text;

import java.util.Map;

/**
 * Reads a file of texts: a comment, nothing, or a key and a text on each line, as in {@code key=text}. In a text,
 * {@code \n} is a line break and {@code \\} a backslash. This is a part of the format that {@link java.util.Properties}
 * reads. The start of the program waits until all texts are read, and this takes less time.
 */
final class TextFile {
    private TextFile() {}

    /**
     * Adds the texts of a file.
     *
     * @throws IllegalArgumentException if a line is neither of these
     */
    static void read(String content, Map<String, String> texts) {
        int at = 0;
        while (at < content.length()) {
            int end = content.indexOf('\n', at);
            if (end < 0) {
                end = content.length();
            }
            if (end > at && content.charAt(at) != '#') {
                int equals = content.indexOf('=', at);
                if (equals <= at || equals > end) {
                    throw new IllegalArgumentException("Not a key and a text: " + content.substring(at, end));
                }
                texts.put(content.substring(at, equals), unescaped(content.substring(equals + 1, end)));
            }
            at = end + 1;
        }
    }

    private static String unescaped(String text) {
        int backslash = text.indexOf('\\');
        if (backslash < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        int from = 0;
        while (backslash >= 0) {
            plain.append(text, from, backslash);
            char escaped = backslash + 1 < text.length() ? text.charAt(backslash + 1) : ' ';
            switch (escaped) {
                case 'n' -> plain.append('\n');
                case '\\' -> plain.append('\\');
                default -> throw new IllegalArgumentException("Neither \\n nor \\\\: " + text);
            }
            from = backslash + 2;
            backslash = text.indexOf('\\', from);
        }
        return plain.append(text, from, text.length()).toString();
    }
}
