// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.publish;

import java.nio.charset.StandardCharsets;
import org.topiary.app.text.Texts;
import org.topiary.core.text.ForeignText;
import org.topiary.payload.ByteSize;
import org.topiary.payload.PayloadFormat;

/** What a message carries. */
public sealed interface Payload {
    /** For any thread; not to be changed. */
    byte[] bytes();

    boolean isEmpty();

    /** How much memory it takes, roughly, in bytes. */
    long size();

    /** Its beginning, or what it is, on one line. */
    String preview();

    /** Written in the editor, at most {@link PayloadViewModel#MAX_TYPED_BYTES} in UTF-8. */
    record Typed(String text) implements Payload {
        private static final int PREVIEW_CHARS = 240;

        @Override
        public byte[] bytes() {
            return text.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public boolean isEmpty() {
            return text.isEmpty();
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
     * Too large to be edited, or from a file: sent byte for byte.
     *
     * @param bytes not copied; nobody changes them
     * @param lines 0 when it is no text
     * @param file its file's name; empty when it was pasted
     */
    record Attached(byte[] bytes, PayloadFormat format, int lines, String file) implements Payload {
        static Attached of(byte[] bytes, String file) {
            PayloadFormat format = PayloadFormat.detect(bytes);
            return new Attached(bytes, format, format == PayloadFormat.HEX ? 0 : lines(bytes), file);
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

        /** Type, size and line count, and from which file it is. */
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
