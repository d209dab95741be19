// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.export;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.topiary.app.tasks.Cancel;
import org.topiary.app.tasks.Progress;
import org.topiary.core.log.Message;
import org.topiary.mqtt.receive.MessageProperties;
import org.topiary.payload.Utf8;

/** Writes everything that is known of messages as JSON Lines. */
final class MessageLines {
    private final MessageReader reader;
    private int written;

    MessageLines(MessageReader reader) {
        this.reader = reader;
    }

    String write(OutputStream out, Progress progress, Cancel cancel) throws IOException {
        written = 0;
        int gone;
        try (JsonGenerator json = JsonLines.to(out)) {
            gone = reader.forEach(progress, cancel, 0, 1, (message, topic) -> {
                write(json, message, topic);
                written++;
            });
        }
        if (written > 0) {
            out.write('\n');
        }
        return MessageReader.outcome(written, gone);
    }

    private static void write(JsonGenerator json, Message message, String topic) throws IOException {
        json.writeStartObject();
        json.writeStringField("time", JsonLines.time(message.timeNanos()));
        json.writeStringField("topic", topic);
        json.writeNumberField("qos", message.qos().level());
        json.writeBooleanField("retained", message.retained());
        writeBytes(json, "payload", message.payload());
        if (message.properties().length > 0) {
            writeProperties(json, message.properties());
        }
        json.writeEndObject();
    }

    /** As text if it is text, otherwise as Base64 in a field with another name. */
    private static void writeBytes(JsonGenerator json, String name, byte[] bytes) throws IOException {
        if (Utf8.isWellFormed(bytes)) {
            json.writeStringField(name, new String(bytes, StandardCharsets.UTF_8));
        } else {
            json.writeFieldName(name + "_base64");
            json.writeBinary(bytes);
        }
    }

    private static void writeProperties(JsonGenerator json, byte[] encoded) throws IOException {
        MessageProperties properties;
        try {
            properties = MessageProperties.decode(encoded);
        } catch (IllegalArgumentException e) {
            json.writeFieldName("properties_base64");
            json.writeBinary(encoded);
            return;
        }
        json.writeObjectFieldStart("properties");
        if (properties.payloadFormat() >= 0) {
            json.writeNumberField("payload_format", properties.payloadFormat());
        }
        if (properties.messageExpirySeconds() >= 0) {
            json.writeNumberField("message_expiry", properties.messageExpirySeconds());
        }
        if (!properties.contentType().isEmpty()) {
            json.writeStringField("content_type", properties.contentType());
        }
        if (!properties.responseTopic().isEmpty()) {
            json.writeStringField("response_topic", properties.responseTopic());
        }
        if (properties.correlationData().length > 0) {
            json.writeFieldName("correlation_base64");
            json.writeBinary(properties.correlationData());
        }
        if (!properties.userProperties().isEmpty()) {
            json.writeArrayFieldStart("user_properties");
            for (MessageProperties.UserProperty each : properties.userProperties()) {
                json.writeStartObject();
                json.writeStringField("name", each.name());
                json.writeStringField("value", each.value());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        if (!properties.subscriptionIdentifiers().isEmpty()) {
            json.writeArrayFieldStart("subscription_identifiers");
            for (int each : properties.subscriptionIdentifiers()) {
                json.writeNumber(each);
            }
            json.writeEndArray();
        }
        if (properties.duplicate()) {
            json.writeBooleanField("duplicate", true);
        }
        json.writeEndObject();
    }
}
