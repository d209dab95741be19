// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.profile;

import org.topiary.core.text.InvalidInputException;
import org.topiary.core.text.Phrase;

/**
 * Where a broker listens.
 *
 * @param host name or address, IPv6 without brackets
 * @param port 1 to 65535
 * @param path WebSocket path with its leading slash, and query if any; empty for plain TCP
 */
public record BrokerAddress(Transport transport, String host, int port, String path) {
    /** The transport protocol. */
    public enum Transport {
        TCP("mqtt", 1883),
        TLS("mqtts", 8883),
        WEBSOCKET("ws", 80),
        SECURE_WEBSOCKET("wss", 443);

        private final String scheme;
        private final int defaultPort;

        Transport(String scheme, int defaultPort) {
            this.scheme = scheme;
            this.defaultPort = defaultPort;
        }

        public String scheme() {
            return scheme;
        }

        public int defaultPort() {
            return defaultPort;
        }

        public boolean isTls() {
            return this == TLS || this == SECURE_WEBSOCKET;
        }

        public boolean isWebSocket() {
            return this == WEBSOCKET || this == SECURE_WEBSOCKET;
        }
    }

    /**
     * The content of a typed or pasted address.
     *
     * @param userName the part before the '@'; empty if there is none
     */
    public record Parsed(BrokerAddress address, String userName) {}

    public BrokerAddress {
        if (host.isEmpty()) {
            throw new InvalidInputException(Phrase.of("address.noHost"));
        }
        if (port < 1 || port > 65_535) {
            throw new InvalidInputException(Phrase.of("address.port", port));
        }
    }

    /**
     * Parses {@code [scheme://][user@]host[:port][/path]}. The scheme defaults to mqtt; {@code tcp}, {@code ssl} and
     * {@code tls}, which other tools write, are accepted as well. An IPv6 address must be in brackets. A WebSocket
     * address without a path gets the usual {@code /mqtt}. The user name may be percent-encoded; the path is kept as
     * written.
     *
     * @throws InvalidInputException naming the fault and the way out; also if the address contains a password
     */
    public static Parsed parse(String text) {
        return BrokerAddressParser.parse(text);
    }

    /** The address as a URL, without the default port. */
    public String toUrl() {
        StringBuilder url = new StringBuilder(transport.scheme()).append("://");
        if (host.indexOf(':') >= 0) {
            url.append('[').append(host).append(']');
        } else {
            url.append(host);
        }
        if (port != transport.defaultPort()) {
            url.append(':').append(port);
        }
        return url.append(path).toString();
    }
}
