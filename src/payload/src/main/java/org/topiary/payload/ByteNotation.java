// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.snippet;

import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.CancellationException;
import org.topiary.core.progress.WorkStage;

/** A way to write all bytes of a payload as text. */
public enum ByteNotation {
    /** Two lower-case digits for each byte, with spaces between them. */
    HEX {
        @Override
        void append(byte[] payload, int from, int to, StringBuilder text) {
            text.append(from == 0 ? "" : " ").append(SPACED.formatHex(payload, from, to));
        }
    },
    /** RFC 4648 section 4, without line breaks. */
    BASE64 {
        @Override
        void append(byte[] payload, int from, int to, StringBuilder text) {
            byte[] part = new byte[to - from];
            System.arraycopy(payload, from, part, 0, part.length);
            text.append(Base64.getEncoder().encodeToString(part));
        }
    },
    /** Definitions of an array and its length in C, twelve bytes in a line. */
    C_ARRAY {
        @Override
        String write(byte[] payload, WorkStage stage) {
            // C has no arrays without elements.
            String bytes = payload.length == 0 ? "    0x00" : super.write(payload, stage);
            return "static const unsigned char payload[] = {\n" + bytes
                    + "\n};\nstatic const unsigned long payload_length = " + payload.length + ";\n";
        }

        @Override
        void append(byte[] payload, int from, int to, StringBuilder text) {
            for (int line = from; line < to; line += BYTES_PER_LINE) {
                text.append(line == 0 ? "    " : ",\n    ")
                        .append(BYTES_OF_C.formatHex(payload, line, Math.min(line + BYTES_PER_LINE, to)));
            }
        }
    };

    private static final HexFormat SPACED = HexFormat.ofDelimiter(" ");
    private static final HexFormat BYTES_OF_C = HexFormat.ofDelimiter(", ").withPrefix("0x");
    private static final int BYTES_PER_LINE = 12;
    /** A multiple of the three bytes of a group of Base64 and of those of a line. */
    private static final int PART = 4_096 * BYTES_PER_LINE;

    /**
     * Writes all bytes; reports to the {@link WorkStage} of the thread. Any thread.
     *
     * @throws CancellationException if the stage was cancelled
     */
    public String write(byte[] payload) {
        return write(payload, WorkStage.current());
    }

    String write(byte[] payload, WorkStage stage) {
        StringBuilder text = new StringBuilder();
        for (int from = 0; from < payload.length; ) {
            int to = from + Math.min(PART, payload.length - from);
            append(payload, from, to, text);
            from = to;
            if (from < payload.length) {
                stage.reached(from, payload.length);
            }
        }
        return text.toString();
    }

    /** @param from a multiple of {@link #PART} */
    abstract void append(byte[] payload, int from, int to, StringBuilder text);
}
