// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message;

import java.util.ArrayList;
import java.util.List;
import org.topiary.app.text.Texts;
import org.topiary.payload.ByteReadings;
import org.topiary.payload.ByteReadings.Reading;
import org.topiary.payload.HexDump;

/** A hex dump as lines; below up to eight bytes, the numbers that they may be. */
record BytesAsLines(HexDump dump, List<String> readings) {
    private static final String GAP = "  ";

    static BytesAsLines of(byte[] bytes) {
        return new BytesAsLines(new HexDump(bytes), readings(bytes));
    }

    int count() {
        return dump.lineCount() + readings.size();
    }

    String line(int index) {
        return index < dump.lineCount() ? dump.line(index) : readings.get(index - dump.lineCount());
    }

    private static List<String> readings(byte[] bytes) {
        List<Reading> all = ByteReadings.of(bytes);
        if (all.isEmpty()) {
            return List.of();
        }
        List<String[]> rows = new ArrayList<>();
        boolean ordered = bytes.length > 1;
        rows.add(new String[] {
            "", ordered ? Texts.get("message.bytes.big") : "", ordered ? Texts.get("message.bytes.little") : ""
        });
        for (Reading each : all) {
            rows.add(new String[] {
                Texts.get("message.bytes." + each.type(), Integer.toString(each.bits())),
                each.big(),
                ordered ? each.little() : ""
            });
        }
        int name = width(rows, 0);
        int big = width(rows, 1);
        List<String> lines = new ArrayList<>();
        for (String[] row : rows) {
            lines.add((padded(row[0], name) + GAP + padded(row[1], big) + GAP + row[2]).stripTrailing());
        }
        lines.add(padded(Texts.get("message.bytes.bits"), name) + GAP + bits(bytes));
        if (!ordered) {
            lines.set(0, "");
        }
        return lines;
    }

    private static int width(List<String[]> rows, int column) {
        return rows.stream().mapToInt(row -> row[column].length()).max().orElse(0);
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static String bits(byte[] bytes) {
        StringBuilder bits = new StringBuilder();
        for (byte each : bytes) {
            String digits = Integer.toBinaryString(each & 0xff);
            bits.append(bits.isEmpty() ? "" : " ")
                    .repeat('0', 8 - digits.length())
                    .append(digits);
        }
        return bits.toString();
    }
}
