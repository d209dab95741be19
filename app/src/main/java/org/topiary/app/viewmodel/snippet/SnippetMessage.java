// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.snippet;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.topiary.core.log.Qos;
import org.topiary.payload.Utf8;

/** A message to publish. */
public record SnippetMessage(String topic, byte[] payload, Qos qos, boolean retained) {
    /** The payload if it is text that every shell and language can contain; otherwise empty. */
    Optional<String> text() {
        return Utf8.isWellFormed(payload) && !Utf8.hasBinaryControl(payload)
                ? Optional.of(new String(payload, StandardCharsets.UTF_8))
                : Optional.empty();
    }

    /**
     * The payload if it is text that can be pasted into a terminal, which acts on tabs, carriage returns and other
     * controls.
     */
    Optional<String> shellText() {
        return text().filter(text -> text.chars().noneMatch(c -> c != '\n' && Character.isISOControl(c)));
    }

    String hex() {
        return HexFormat.of().formatHex(payload);
    }

    String base64() {
        return Base64.getEncoder().encodeToString(payload);
    }
}
