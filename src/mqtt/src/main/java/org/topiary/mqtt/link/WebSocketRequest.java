// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.link;

import com.hivemq.client.mqtt.MqttWebSocketConfig;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.topiary.core.text.InvalidInputException;
import org.topiary.core.text.Phrase;
import org.topiary.mqtt.profile.BrokerAddressParser;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.ConnectionSecrets;
import org.topiary.mqtt.profile.Secret;
import org.topiary.mqtt.profile.SecretField;
import org.topiary.mqtt.profile.UserProperty;
import org.topiary.mqtt.profile.WebSocketOptions;

/**
 * The HTTP request that opens a WebSocket (RFC 6455, section 4.1; MQTT 5, section 6): path, query, subprotocol,
 * headers.
 */
final class WebSocketRequest {
    /** Headers of the handshake itself, and of a body, which the request does not have. */
    private static final Set<String> RESERVED = Set.of(
            "connection",
            "upgrade",
            "sec-websocket-key",
            "sec-websocket-version",
            "sec-websocket-protocol",
            "sec-websocket-extensions",
            "sec-websocket-accept",
            "content-length",
            "transfer-encoding");

    private static final String AUTHORIZATION = "Authorization";

    /**
     * Characters that have a special meaning unless escaped (RFC 3986, section 2.2), and that the client then sends
     * unescaped.
     */
    private static final String DELIMITERS = "/;:@&=+$,!*'()";

    private WebSocketRequest() {}

    /**
     * The client accepts headers as text only, so {@link SecretField#WEBSOCKET_AUTHORIZATION} stays in memory as long
     * as a connection is requested.
     *
     * @throws IllegalArgumentException if a header cannot be sent
     */
    static MqttWebSocketConfig of(ConnectionProfile profile, ConnectionSecrets secrets) {
        // The client encodes path and query itself.
        String pathAndQuery = profile.address().path();
        int query = pathAndQuery.indexOf('?');
        String path = query < 0 ? pathAndQuery : pathAndQuery.substring(0, query);
        String serverPath = BrokerAddressParser.decode(path.replaceFirst("^/", ""), Phrase.of("address.what.path"));
        String queryString = query < 0
                ? ""
                : BrokerAddressParser.decode(pathAndQuery.substring(query + 1), Phrase.of("address.what.path"));
        requireKept(path, DELIMITERS);
        requireKept(pathAndQuery.substring(path.length()), DELIMITERS + "?[]");
        String subprotocol = profile.webSocket().subprotocol();
        if (!subprotocol.isEmpty() && !isToken(subprotocol)) {
            throw new InvalidInputException(Phrase.of("webSocket.badSubprotocol", subprotocol));
        }
        return MqttWebSocketConfig.builder()
                .serverPath(serverPath)
                .queryString(queryString)
                .subprotocol(subprotocol)
                .httpHeaders(headers(profile.webSocket(), secrets))
                .handshakeTimeout(profile.connectTimeoutMillis(), TimeUnit.MILLISECONDS)
                .build();
    }

    /** The client encodes path and query again and removes the escapes that it considers unnecessary. */
    private static void requireKept(String encoded, String delimiters) {
        for (int at = encoded.indexOf('%'); at >= 0; at = encoded.indexOf('%', at + 1)) {
            String escape = encoded.substring(at, at + 3);
            char meant = (char) Integer.parseInt(escape, 1, 3, 16);
            if (delimiters.indexOf(meant) >= 0) {
                throw new InvalidInputException(Phrase.of("webSocket.escape", escape, String.valueOf(meant)));
            }
        }
    }

    /** Combines the values of a repeated name into one, separated by commas (RFC 9110, section 5.3). */
    private static Map<String, String> headers(WebSocketOptions options, ConnectionSecrets secrets) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (UserProperty header : options.headers()) {
            String name = header.name().strip();
            String value = header.value().strip();
            if (!isToken(name)) {
                throw new InvalidInputException(Phrase.of("webSocket.header.name", name));
            }
            if (RESERVED.contains(name.toLowerCase(Locale.ROOT))) {
                throw new InvalidInputException(Phrase.of("webSocket.header.reserved", name));
            }
            requireValue(name, value);
            headers.merge(name, value, (before, more) -> before + ", " + more);
        }
        byte[] authorization = secrets.copy(SecretField.WEBSOCKET_AUTHORIZATION);
        if (authorization != null && authorization.length > 0) {
            String value = new String(authorization, StandardCharsets.UTF_8).strip();
            Secret.wipe(authorization);
            requireValue(AUTHORIZATION, value);
            headers.put(AUTHORIZATION, value);
        }
        return new LinkedHashMap<>(headers);
    }

    private static void requireValue(String name, String value) {
        for (int at = 0; at < value.length(); at++) {
            char each = value.charAt(at);
            if ((each < ' ' && each != '\t') || each == 0x7F || each > 0xFF) {
                throw new InvalidInputException(Phrase.of("webSocket.header.value", name, (at + 1)));
            }
        }
    }

    /** Whether a text is a token (RFC 9110, section 5.6.2). */
    private static boolean isToken(String text) {
        return !text.isEmpty()
                && text.chars()
                        .allMatch(each -> (each >= '0' && each <= '9')
                                || (each >= 'a' && each <= 'z')
                                || (each >= 'A' && each <= 'Z')
                                || "!#$%&'*+-.^_`|~".indexOf(each) >= 0);
    }
}
