// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload.decode;

import org.jspecify.annotations.Nullable;

/**
 * Reads one format. Stateless; called on any thread but the JavaFX application thread.
 *
 * <p>Hostile input ends in a {@link DecodeProblem}. Decoding takes time in proportion to the payload, and at most 64
 * MiB beyond it; it does not recurse, however deep the payload is nested. Children are created on demand.
 */
public interface Decoder {
    /** The ending of a file whose format no other program knows by its name. */
    String BINARY_FILE = ".bin";

    /** What a decoder was chosen by. */
    enum Basis {
        BYTES,
        /** The bytes, and the payload format indicator, which says that they are text (MQTT 5, section 3.3.2.3.2). */
        PAYLOAD_FORMAT,
        TOPIC,
        /** The content type (MQTT 5, section 3.3.2.3.9). */
        CONTENT_TYPE
    }

    /** A lower-case word that never changes: it is stored in profiles and begins the ids of problems. */
    String id();

    /** The name of the format as users know it, such as CBOR. */
    String name();

    /** The usual ending of a file with such a payload, with its dot. */
    default String fileEnding() {
        return BINARY_FILE;
    }

    /** Whether the user may choose this decoder; pointless if another one shows the same. */
    default boolean isOffered() {
        return true;
    }

    /** Formats that the user finds together. */
    enum Family {
        /** The most frequent. */
        COMMON,
        /** Formats of texts that have programs of their own. */
        TEXT,
        COMPRESSED
    }

    /** Where the user finds this decoder. */
    default Family family() {
        return Family.COMMON;
    }

    /** Whether payloads in this format are text; others are not tried for what the sender declares to be text. */
    default boolean isText() {
        return false;
    }

    /**
     * Whether messages of a topic mostly have the same fields, so that a summary begins with those that changed. Then
     * decoding must be fast: it is done for each row of the history that comes into sight.
     */
    default boolean isComparable() {
        return false;
    }

    /**
     * Whether the beginning of a payload looks like this format; looks at nothing else. A payload for which this is
     * true is still tried with the next decoder if {@link #decode} finds that it is not in this format.
     */
    boolean detect(Head head);

    /** Why {@link #detect} recognizes a payload. */
    default Basis basis(Head head) {
        return Basis.BYTES;
    }

    /** Decodes a payload; called without {@link #detect} if the user chose this decoder. */
    Decoded decode(Sample sample, Context context);

    /**
     * Summarizes a payload in one line, within 2 µs for common ones. Returns null if that takes more than the
     * beginning, or the payload is not in this format.
     *
     * @param maxChars maximum length, at least 1; a longer preview is cut with an ellipsis
     */
    default @Nullable String preview(Head head, Context context, int maxChars) {
        if (!head.isWhole()) {
            return null;
        }
        Decoded decoded = decode(head.sample(), context);
        return decoded.isValid() ? FieldText.line(decoded.root(), maxChars) : null;
    }

    /**
     * A payload in one line.
     *
     * @param decoded the payload, if it was decoded for the line, so that it need not be decoded again
     */
    record Summary(String line, @Nullable Decoded decoded) {}

    /** Like {@link #preview}, with what was decoded for it. */
    default @Nullable Summary summarize(Head head, Context context, int maxChars) {
        String line = preview(head, context, maxChars);
        return line == null ? null : new Summary(line, null);
    }

    /** Like {@link #summarize}; null for what {@link #detect} does not recognize. */
    default @Nullable Summary summarizeDetected(Head head, Context context, int maxChars) {
        return detect(head) ? summarize(head, context, maxChars) : null;
    }
}
