// SPDX-License-Identifier: Apache-2.0
package org.topiary.cli;

import java.io.PrintWriter;
import java.util.Optional;
import org.topiary.payload.HexDump;
import org.topiary.payload.StyledText;
import org.topiary.payload.decode.Decoded;

/** Writes decoded payloads for people: the text that the window shows, without remarks, or a hex dump. */
final class DecodedText {
    private DecodedText() {}

    /** @param payload what was decoded */
    static void write(Decoded decoded, byte[] payload, PrintWriter out) {
        Optional<StyledText> text = decoded.text();
        if (text.isPresent()) {
            out.println(text.get().withoutRemarks().text());
            return;
        }
        HexDump dump = new HexDump(decoded.unwrapped().orElse(payload));
        for (int i = 0; i < dump.lineCount(); i++) {
            out.println(dump.line(i));
        }
    }
}
