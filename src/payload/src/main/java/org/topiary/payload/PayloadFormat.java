// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload;

/** The views of a payload. */
public enum PayloadFormat {
    JSON("JSON"),
    TEXT("Text"),
    HEX("Hex");

    /** Larger payloads are examined piece by piece instead of as one text. */
    private static final int DECODED_BYTES = 64 * 1024;

    private final String label;

    PayloadFormat(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /**
     * The format that fits best: JSON for a complete JSON object or array, text for well-formed UTF-8 without binary
     * controls, otherwise hex. A bare number is text, and so is an empty payload. Uses little memory, however large the
     * payload.
     */
    public static PayloadFormat detect(byte[] payload) {
        if (payload.length > DECODED_BYTES) {
            return !Utf8.isWellFormed(payload) || Utf8.hasBinaryControl(payload)
                    ? HEX
                    : JsonText.isContainer(payload) ? JSON : TEXT;
        }
        String text = Utf8.decode(payload, payload.length);
        if (text == null || Utf8.hasBinaryControl(text)) {
            return HEX;
        }
        return JsonText.opensContainer(text) && JsonText.problem(text) == null ? JSON : TEXT;
    }
}
