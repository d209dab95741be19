// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.topiary.core.progress.WorkStage;

/** A way to write all bytes of a payload as text. */
public enum ByteNotation {
    /** The text that the bytes are in UTF-8; U+FFFD for what is not. */
    TEXT("") {
        @Override
        String part(byte[] payload, int from, int to) {
            return new String(payload, from, to - from, StandardCharsets.UTF_8);
        }

        @Override
        int end(byte[] payload, int to) {
            int end = to;
            // A character of UTF-8 has at most three bytes after its first.
            while (end > to - 3 && end < payload.length && (payload[end] & 0xc0) == 0x80) {
                end--;
            }
            return end;
        }
    },
    /** Two lower-case digits for each byte, with spaces between them. */
    HEX(" ") {
        @Override
        String part(byte[] payload, int from, int to) {
            return SPACED.formatHex(payload, from, to);
        }
    },
    /** RFC 4648 section 4, without line breaks. */
    BASE64("") {
        @Override
        String part(byte[] payload, int from, int to) {
            return Base64.getEncoder().encodeToString(Arrays.copyOfRange(payload, from, to));
        }
    },
    /** Definitions of an array and its length in C, twelve bytes in a line. */
    C_ARRAY(",\n") {
        @Override
        public String write(byte[] payload, WorkStage stage) {
            // C has no arrays without elements.
            String bytes = payload.length == 0 ? INDENT + "0x00" : super.write(payload, stage);
            return "static const unsigned char payload[] = {\n" + bytes
                    + "\n};\nstatic const unsigned long payload_length = " + payload.length + ";\n";
        }

        @Override
        String part(byte[] payload, int from, int to) {
            List<String> lines = new ArrayList<>();
            for (int line = from; line < to; line += BYTES_PER_LINE) {
                lines.add(INDENT + BYTES_OF_C.formatHex(payload, line, Math.min(line + BYTES_PER_LINE, to)));
            }
            return String.join(",\n", lines);
        }
    };

    private static final HexFormat SPACED = HexFormat.ofDelimiter(" ");
    private static final HexFormat BYTES_OF_C = HexFormat.ofDelimiter(", ").withPrefix("0x");
    private static final String INDENT = "    ";
    private static final int BYTES_PER_LINE = 12;
    /** A multiple of the three bytes of a group of Base64 and of those of a line. */
    private static final int PART = 4_096 * BYTES_PER_LINE;

    private final String betweenParts;

    ByteNotation(String betweenParts) {
        this.betweenParts = betweenParts;
    }

    /**
     * Writes all bytes; reports to the {@link WorkStage} of the thread. Any thread.
     *
     * @throws CancellationException if the stage was cancelled
     */
    public String write(byte[] payload) {
        return write(payload, WorkStage.current());
    }

    /** The same, reporting to another stage. */
    public String write(byte[] payload, WorkStage stage) {
        // Joined at the end: even memory for a long text takes long to get.
        List<String> parts = new ArrayList<>();
        for (int from = 0; from < payload.length; ) {
            int to = end(payload, from + Math.min(PART, payload.length - from));
            parts.add(part(payload, from, to));
            from = to;
            if (from < payload.length) {
                stage.reached(from, payload.length);
            }
        }
        return parts.size() == 1 ? parts.getFirst() : String.join(betweenParts, parts);
    }

    /** @param from a multiple of {@link #PART}, or what {@link #end} made of one */
    abstract String part(byte[] payload, int from, int to);

    /** Where a part ends that should end before an index. */
    int end(byte[] payload, int to) {
        return to;
    }
}
