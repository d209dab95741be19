// SPDX-License-Identifier: Apache-2.0
package org.topiary.profiles;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.topiary.core.log.Qos;
import org.topiary.core.text.InvalidInputException;
import org.topiary.core.text.Phrase;
import org.topiary.mqtt.profile.ConnectOptions;
import org.topiary.mqtt.profile.Will;
import org.topiary.profiles.json.JsonFields;

/** The group {@code will} of a profile; there is a will if it has a topic. */
final class WillJson {
    private static final int LARGEST = 65_535;

    private WillJson() {}

    static Optional<Will> read(JsonFields fields) {
        if (!fields.has("topic")) {
            return Optional.empty();
        }
        byte[] payload = fields.bytes("payload");
        byte[] correlation = fields.bytes("correlationData");
        if (payload.length > LARGEST) {
            throw new InvalidInputException(Phrase.of("json.will.payload", payload.length, LARGEST));
        }
        return Optional.of(new Will(
                fields.text("topic", ""),
                payload,
                Qos.ofLevel(fields.number("qos", 0, 0, 2)),
                fields.flag("retain", false),
                fields.number("delaySeconds", 0L, 0, ConnectOptions.LARGEST_UNSIGNED_INT),
                fields.number("expirySeconds", -1L, 0, ConnectOptions.LARGEST_UNSIGNED_INT),
                fields.text("contentType", ""),
                fields.text("responseTopic", ""),
                correlation,
                ProfileJson.readProperties(fields, "userProperties"),
                fields.flag("payloadIsText", false)));
    }

    static ObjectNode write(Will will) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("topic", will.topic());
        ProfileJson.put(json, "payload", will.payload());
        ProfileJson.put(json, "qos", will.qos().level(), 0);
        ProfileJson.put(json, "retain", will.retain(), false);
        ProfileJson.put(json, "delaySeconds", will.delaySeconds(), 0);
        ProfileJson.put(json, "expirySeconds", will.expirySeconds(), -1);
        ProfileJson.put(json, "contentType", will.contentType());
        ProfileJson.put(json, "responseTopic", will.responseTopic());
        ProfileJson.put(json, "correlationData", will.correlationData());
        ProfileJson.putProperties(json, "userProperties", will.userProperties());
        ProfileJson.put(json, "payloadIsText", will.payloadIsText(), false);
        return json;
    }
}
