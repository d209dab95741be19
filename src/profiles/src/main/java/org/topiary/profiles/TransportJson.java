// SPDX-License-Identifier: Apache-2.0
package org.topiary.profiles;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.topiary.core.text.InvalidInputException;
import org.topiary.core.text.Phrase;
import org.topiary.mqtt.profile.ProxyChoice;
import org.topiary.mqtt.profile.WebSocketOptions;
import org.topiary.profiles.json.EnumNames;
import org.topiary.profiles.json.JsonFields;

/** The groups {@code webSocket} and {@code proxy} of a profile. */
public final class TransportJson {
    private TransportJson() {}

    public static WebSocketOptions readWebSocket(JsonFields fields) {
        return new WebSocketOptions(
                fields.text("subprotocol", WebSocketOptions.DEFAULT.subprotocol()),
                ProfileJson.readProperties(fields, "headers"));
    }

    public static ObjectNode writeWebSocket(WebSocketOptions options) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (!options.subprotocol().equals(WebSocketOptions.DEFAULT.subprotocol())) {
            json.put("subprotocol", options.subprotocol());
        }
        ProfileJson.putProperties(json, "headers", options.headers());
        return json;
    }

    public static ProxyChoice readProxy(JsonFields fields) {
        ProxyChoice.Kind kind = fields.choice("kind", ProxyChoice.Kind.DEFAULT, EnumNames::of);
        String host = fields.text("host", "");
        int port = fields.number("port", 0, 1, 65_535);
        boolean needsHost = kind == ProxyChoice.Kind.HTTP || kind == ProxyChoice.Kind.SOCKS5;
        if (needsHost && (host.isEmpty() || port == 0)) {
            throw new InvalidInputException(
                    host.isEmpty() ? Phrase.of("json.noProxyHost") : Phrase.of("json.noProxyPort"));
        }
        return new ProxyChoice(kind, host, port, fields.text("userName", ""));
    }

    public static ObjectNode writeProxy(ProxyChoice proxy) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (proxy.kind() != ProxyChoice.Kind.DEFAULT) {
            json.put("kind", EnumNames.of(proxy.kind()));
        }
        ProfileJson.put(json, "host", proxy.host());
        ProfileJson.put(json, "port", proxy.port(), 0);
        ProfileJson.put(json, "userName", proxy.userName());
        return json;
    }
}
