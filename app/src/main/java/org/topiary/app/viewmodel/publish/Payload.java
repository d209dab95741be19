// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.publish;

import java.nio.charset.StandardCharsets;
import org.topiary.app.text.Texts;
import org.topiary.core.text.ForeignText;
import org.topiary.payload.ByteSize;
import org.topiary.payload.PayloadFormat;
import org.topiary.payload.Utf8;

/** The payload of a message. */
public sealed interface Payload {
    /** The encoded payload, which must not be changed. Any thread. */
    byte[] bytes();

    boolean isEmpty();

    /** Whether the encoded payload is valid UTF-8. */
    boolean isUtf8();

    /** Approximate memory use, in bytes. */
    long size();

    /** Its beginning or a description, in one line. */
    String preview();

    /** The payload of a message that was received: in the editor if it is text without CR that fits, else attached. */
    static Payload of(byte[] bytes) {
        boolean editable = bytes.length <= PayloadViewModel.MAX_TYPED_BYTES
                && (bytes.length == 0 || PayloadFormat.detect(bytes) != PayloadFormat.HEX);
        String text = editable ? new String(bytes, StandardCharsets.UTF_8) : "";
        // The editor would drop the CR.
        return editable && text.indexOf('\r') < 0 ? new Typed(text) : Attached.of(bytes, "");
    }

    /** Typed in the editor, at most {@link PayloadViewModel#MAX_TYPED_BYTES} in UTF-8. */
    record Typed(PayloadKind kind, String text) implements Payload {
        private static final int PREVIEW_CHARS = 240;

        public Typed(String text) {
            this(PayloadKind.TEXT, text);
        }

        @Override
        public byte[] bytes() {
            return PayloadCode.decode(kind, text).bytes();
        }

        @Override
        public boolean isEmpty() {
            return bytes().length == 0;
        }

        @Override
        public boolean isUtf8() {
            return kind == PayloadKind.TEXT || Utf8.isWellFormed(bytes());
        }

        @Override
        public long size() {
            return text.length();
        }

        @Override
        public String preview() {
            return text.substring(0, Math.min(PREVIEW_CHARS, text.length())).replaceAll("\\s+", " ");
        }
    }

    /**
     * Too large to edit, or from a file: sent byte for byte.
     *
     * @param bytes not copied; must not be changed
     * @param isUtf8 whether it is valid UTF-8, which may contain control characters
     * @param lines 0 when it is not text
     * @param file its file name; empty when it was pasted
     */
    record Attached(byte[] bytes, PayloadFormat format, boolean isUtf8, int lines, String file) implements Payload {
        static Attached of(byte[] bytes, String file) {
            PayloadFormat format = PayloadFormat.detect(bytes);
            boolean text = format != PayloadFormat.HEX;
            return new Attached(bytes, format, text || Utf8.isWellFormed(bytes), text ? lines(bytes) : 0, file);
        }

        private static int lines(byte[] bytes) {
            int lines = bytes.length > 0 && bytes[bytes.length - 1] != '\n' ? 1 : 0;
            for (byte b : bytes) {
                if (b == '\n') {
                    lines++;
                }
            }
            return lines;
        }

        @Override
        public boolean isEmpty() {
            return bytes.length == 0;
        }

        @Override
        public long size() {
            return bytes.length;
        }

        /** Type, size, line count and file name. */
        @Override
        public String preview() {
            String size = ByteSize.text(bytes.length);
            String what = format == PayloadFormat.HEX
                    ? Texts.get("publish.attached.binary", size)
                    : Texts.get("publish.attached.text", format.label(), size, lines);
            return file.isEmpty() ? what : Texts.get("publish.attached.file", ForeignText.line(file), what);
        }
    }
}
