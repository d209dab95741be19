// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.snippet;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.topiary.core.log.Qos;
import org.topiary.mqtt.receive.MessageProperties;
import org.topiary.payload.Utf8;

/**
 * A message to publish.
 *
 * @param properties of MQTT 5, of which those that the broker adds are not published
 */
public record SnippetMessage(String topic, byte[] payload, Qos qos, boolean retained, MessageProperties properties) {
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

    /** Whether there are properties to publish. */
    boolean hasProperties() {
        return properties.payloadFormat() >= 0
                || properties.messageExpirySeconds() >= 0
                || !properties.contentType().isEmpty()
                || !properties.responseTopic().isEmpty()
                || properties.correlationData().length > 0
                || !properties.userProperties().isEmpty();
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    String base64() {
        return Base64.getEncoder().encodeToString(payload);
    }
}
