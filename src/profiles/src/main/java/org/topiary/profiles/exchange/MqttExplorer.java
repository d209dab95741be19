// SPDX-License-Identifier: Apache-2.0
package org.topiary.profiles.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;
import org.topiary.core.text.InvalidInputException;
import org.topiary.core.text.Phrase;
import org.topiary.mqtt.profile.BrokerAddress.Transport;
import org.topiary.mqtt.profile.SecretField;

/** Reads {@code settings.json} of MQTT Explorer, with and without a version number in its connections. */
final class MqttExplorer implements ImportFormat {
    private static final String CONNECTIONS = "ConnectionManager_connections";

    /** Client ids that MQTT Explorer generates for each connection. */
    private static final Pattern GENERATED = Pattern.compile("mqtt-explorer-[0-9a-f]{8}");

    @Override
    public boolean accepts(ImportSource source) throws ImportException {
        return source.json().filter(root -> root.has(CONNECTIONS)).isPresent();
    }

    @Override
    public void read(ImportSource source, ImportCollector findings) throws ImportException {
        read(source.json().orElseThrow(), findings);
    }

    private static void read(JsonNode root, ImportCollector findings) {
        findings.expect(root.path(CONNECTIONS).size());
        for (JsonNode json : root.path(CONNECTIONS)) {
            JsonEntry entry = new JsonEntry(json);
            findings.add(entry.text("name"), draft -> fill(draft, entry));
        }
        if (!root.path("connection_view_state").isEmpty()) {
            findings.note(Phrase.of("import.explorer.views"));
        }
    }

    private static void fill(ConnectionDraft draft, JsonEntry entry) {
        if (!entry.json().isObject()) {
            throw new InvalidInputException(Phrase.of("import.entry"));
        }
        boolean encrypted = entry.flag("encryption", false);
        Transport transport = switch (entry.text("protocol")) {
            case "ws" -> encrypted ? Transport.SECURE_WEBSOCKET : Transport.WEBSOCKET;
            case "wss" -> Transport.SECURE_WEBSOCKET;
            case "mqtts" -> Transport.TLS;
            case "mqtt", "" -> encrypted ? Transport.TLS : Transport.TCP;
            default -> throw new InvalidInputException(Phrase.of("import.protocol", entry.text("protocol")));
        };
        // MQTT Explorer puts a slash before the path, so that an empty path is "/".
        draft.address(transport, entry.text("host"), entry.number("port", 0), '/' + entry.text("basePath"));
        draft.profile().userName(entry.text("username"));
        draft.secret(SecretField.PASSWORD, entry.text("password"));
        String clientId = entry.text("clientId");
        if (!GENERATED.matcher(clientId).matches()) {
            draft.profile().clientId(clientId);
        }
        for (JsonEntry subscription : entry.list("subscriptions")) {
            if (subscription.json().isTextual()) {
                draft.subscribe(subscription.json().textValue(), 0, true);
            } else {
                draft.subscribe(subscription.text("topic"), subscription.number("qos", 0), true);
            }
        }
        draft.tls().authorityContent(entry.group("selfSignedCertificate").text("data"));
        draft.tls()
                .clientContents(
                        entry.group("clientCertificate").text("data"),
                        entry.group("clientKey").text("data"));
        if (!entry.flag("certValidation", true) && transport.isTls()) {
            draft.tls().unchecked(false);
        }
        entry.ignore("configVersion", "type", "id", "name", "changeSet");
        entry.noteOthers(draft);
    }
}
