// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Writes CSV (RFC 4180) in UTF-8. A text that a spreadsheet would take for a formula begins with an apostrophe, which
 * tells it that it is text; numbers are written as they are.
 */
public final class Csv {
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,400}(\\.\\d{1,400})?([eE][+-]?\\d{1,9})?");

    private final BufferedWriter out;

    public Csv(OutputStream out) {
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    }

    /** @throws IOException if the stream fails */
    public void row(List<String> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                out.write(',');
            }
            out.write(quoted(harmless(cells.get(i))));
        }
        out.write("\r\n");
    }

    /** @throws IOException if the stream fails */
    public void flush() throws IOException {
        out.flush();
    }

    private static String harmless(String text) {
        if (text.isEmpty()
                || "=+-@\t\r".indexOf(text.charAt(0)) < 0
                || NUMBER.matcher(text).matches()) {
            return text;
        }
        return "'" + text;
    }

    private static String quoted(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return plain ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
