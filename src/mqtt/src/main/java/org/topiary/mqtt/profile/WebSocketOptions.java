// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.profile;

import java.util.List;

/**
 * The options of a WebSocket request (MQTT 5, section 6); its path is part of the address.
 *
 * @param subprotocol {@code mqtt}, or what older brokers expect, such as {@code mqttv3.1}
 * @param headers sent with the request; no secrets, which belong in {@link SecretField#WEBSOCKET_AUTHORIZATION}
 */
public record WebSocketOptions(String subprotocol, List<UserProperty> headers) {
    public static final WebSocketOptions DEFAULT = new WebSocketOptions("mqtt", List.of());

    public WebSocketOptions {
        headers = List.copyOf(headers);
    }
}
