// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import org.topiary.app.viewmodel.Texts;
import org.topiary.core.Message;
import org.topiary.mqtt.MessageProperties;
import org.topiary.payload.VisibleText;

/**
 * What is said about a message besides its payload.
 *
 * @param topic the topic name as it was sent
 * @param properties MQTT 5 properties, named and readable
 */
public record MessageInfo(
        long position,
        String topic,
        long timeNanos,
        int qos,
        boolean retained,
        boolean duplicate,
        int size,
        List<Detail> properties) {
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ");

    /** A line of details: what, and how much of it. */
    public record Detail(String name, String value) {}

    public MessageInfo {
        properties = List.copyOf(properties);
    }

    static MessageInfo of(Message message, String topic) {
        return new MessageInfo(
                message.position(),
                topic,
                message.timeNanos(),
                message.qos().level(),
                message.retained(),
                message.duplicate(),
                message.payload().length,
                details(message.properties()));
    }

    /** Whether it has the broker forget the retained message of its topic (MQTT 5, section 3.3.1.3). */
    public boolean clearsRetained() {
        return retained && size == 0;
    }

    private static List<Detail> details(byte[] encoded) {
        MessageProperties properties;
        try {
            properties = MessageProperties.decode(encoded);
        } catch (IllegalArgumentException e) {
            return List.of(new Detail(Texts.get("message.property.unreadable"), HEX.formatHex(encoded)));
        }
        List<Detail> details = new ArrayList<>();
        if (!properties.contentType().isEmpty()) {
            details.add(detail("contentType", properties.contentType()));
        }
        if (properties.payloadFormat() >= 0) {
            details.add(detail("payloadFormat", Texts.get(properties.payloadFormat() == 1
                    ? "message.property.utf8" : "message.property.bytes")));
        }
        if (!properties.responseTopic().isEmpty()) {
            details.add(detail("responseTopic", properties.responseTopic()));
        }
        if (properties.correlationData().length > 0) {
            details.add(detail("correlationData", HEX.formatHex(properties.correlationData())));
        }
        if (properties.messageExpirySeconds() >= 0) {
            details.add(detail("expiry", Texts.get("message.property.seconds", properties.messageExpirySeconds())));
        }
        for (MessageProperties.UserProperty user : properties.userProperties()) {
            details.add(new Detail(VisibleText.line(user.name()), VisibleText.line(user.value())));
        }
        return details;
    }

    private static Detail detail(String key, String value) {
        return new Detail(Texts.get("message.property." + key), VisibleText.line(value));
    }
}
