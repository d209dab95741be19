// SPDX-License-Identifier: Apache-2.0
package org.topiary.payload;

/** The views of a payload. */
public enum PayloadFormat {
    JSON("JSON"),
    TEXT("Text"),
    HEX("Hex");

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
        if (!Utf8.isWellFormed(payload) || Utf8.hasBinaryControl(payload)) {
            return HEX;
        }
        if (!JsonIndex.opensContainer(payload, payload.length)) {
            return TEXT;
        }
        return JsonIndex.of(payload) == null ? TEXT : JSON;
    }
}
