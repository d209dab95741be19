// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.publish;

import org.topiary.app.text.Texts;
import org.topiary.core.log.Qos;
import org.topiary.mqtt.publish.PublishMessage;
import org.topiary.mqtt.publish.PublishProperties;
import org.topiary.payload.VisibleText;

/** A message sent from the panel, which can be sent again. */
public record SentMessage(String topic, Payload payload, Qos qos, boolean retain, PublishProperties properties) {
    private static final int PREVIEW_CHARS = 60;

    /** Options, topic and the beginning of the payload in one line, with hidden characters made visible. */
    public String preview() {
        String options = Texts.get(retain ? "publish.sent.retained" : "publish.sent", qos.level());
        String line = options + "   " + shorten(topic) + "   " + shorten(payload.preview());
        return properties.present().isEmpty() ? line : line + "   " + Texts.get("publish.sent.properties", summary());
    }

    private String summary() {
        return PropertyNames.of(
                properties.present(), properties.userProperties().size());
    }

    /** The message for the session; its payload is not copied. */
    PublishMessage toPublish() {
        return PublishMessage.of(topic, payload.bytes(), qos, retain).withProperties(properties);
    }

    /** A topic shortened for use in a sentence. */
    static String shorten(String text) {
        return VisibleText.line(text, PREVIEW_CHARS);
    }
}
