// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.profile;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.topiary.core.log.Qos;
import org.topiary.core.text.InvalidInputException;
import org.topiary.core.text.Phrase;

/**
 * All settings needed to open a connection, without secrets. Immutable; created by {@link #of} and changed by
 * {@link #toBuilder}.
 *
 * @param id stable identity, a UUID
 * @param folder names of folders separated by slashes; empty: none
 * @param colour {@code #rrggbb}; empty: none
 * @param autoConnect whether the connection is opened when the program starts
 * @param clientId empty: a random one for every session
 * @param userName empty: none
 * @param connectTimeoutMillis timeout of each of these steps: connecting the transport, TLS handshake, WebSocket
 *     handshake, CONNACK; 100 to 600,000
 * @param decoders the first rule whose filter matches a topic counts
 */
public record ConnectionProfile(
        String id,
        String name,
        String folder,
        String colour,
        boolean autoConnect,
        BrokerAddress address,
        MqttVersion version,
        String clientId,
        String userName,
        ConnectOptions options,
        EnhancedAuth enhancedAuth,
        int connectTimeoutMillis,
        Reconnect reconnect,
        Optional<Will> will,
        TlsOptions tls,
        WebSocketOptions webSocket,
        ProxyChoice proxy,
        List<Subscription> subscriptions,
        List<DecoderRule> decoders) {
    public static final int DEFAULT_CONNECT_TIMEOUT_MILLIS = 10_000;
    public static final List<Subscription> DEFAULT_SUBSCRIPTIONS =
            List.of(new Subscription("#", Qos.EXACTLY_ONCE, false), new Subscription("$SYS/#", Qos.AT_MOST_ONCE, true));

    public ConnectionProfile {
        subscriptions = List.copyOf(subscriptions);
        decoders = List.copyOf(decoders);
        if (connectTimeoutMillis < 100 || connectTimeoutMillis > 600_000) {
            throw new InvalidInputException(Phrase.of("profile.timeout", connectTimeoutMillis));
        }
    }

    /** A profile with the defaults for everything else. */
    public static ConnectionProfile of(String id, String name, BrokerAddress address) {
        return new Builder(id, name, address).build();
    }

    public Builder toBuilder() {
        return new Builder(this);
    }

    /**
     * Whether to connect with a clean start: a random client id never reconnects to a session that the broker kept for
     * it.
     */
    public boolean startsClean() {
        return options.cleanStart() || clientId.isEmpty();
    }

    /** Builds a profile; each method replaces the previous value. */
    public static final class Builder {
        private String id;
        private String name;
        private String folder = "";
        private String colour = "";
        private boolean autoConnect;
        private BrokerAddress address;
        private MqttVersion version = MqttVersion.AUTOMATIC;
        private String clientId = "";
        private String userName = "";
        private ConnectOptions options = ConnectOptions.DEFAULT;
        private EnhancedAuth enhancedAuth = EnhancedAuth.NONE;
        private int connectTimeoutMillis = DEFAULT_CONNECT_TIMEOUT_MILLIS;
        private Reconnect reconnect = Reconnect.DEFAULT;
        private Optional<Will> will = Optional.empty();
        private TlsOptions tls = TlsOptions.DEFAULT;
        private WebSocketOptions webSocket = WebSocketOptions.DEFAULT;
        private ProxyChoice proxy = ProxyChoice.DEFAULT;
        private List<Subscription> subscriptions = DEFAULT_SUBSCRIPTIONS;
        private List<DecoderRule> decoders = List.of();

        private Builder(String id, String name, BrokerAddress address) {
            this.id = Objects.requireNonNull(id);
            this.name = Objects.requireNonNull(name);
            this.address = Objects.requireNonNull(address);
        }

        private Builder(ConnectionProfile from) {
            this(from.id, from.name, from.address);
            folder = from.folder;
            colour = from.colour;
            autoConnect = from.autoConnect;
            version = from.version;
            clientId = from.clientId;
            userName = from.userName;
            options = from.options;
            enhancedAuth = from.enhancedAuth;
            connectTimeoutMillis = from.connectTimeoutMillis;
            reconnect = from.reconnect;
            will = from.will;
            tls = from.tls;
            webSocket = from.webSocket;
            proxy = from.proxy;
            subscriptions = from.subscriptions;
            decoders = from.decoders;
        }

        public Builder id(String value) {
            id = value;
            return this;
        }

        public Builder name(String value) {
            name = value;
            return this;
        }

        public Builder folder(String value) {
            folder = value;
            return this;
        }

        public Builder colour(String value) {
            colour = value;
            return this;
        }

        public Builder autoConnect(boolean value) {
            autoConnect = value;
            return this;
        }

        public Builder address(BrokerAddress value) {
            address = value;
            return this;
        }

        public Builder version(MqttVersion value) {
            version = value;
            return this;
        }

        public Builder clientId(String value) {
            clientId = value;
            return this;
        }

        public Builder userName(String value) {
            userName = value;
            return this;
        }

        public Builder options(ConnectOptions value) {
            options = value;
            return this;
        }

        public Builder enhancedAuth(EnhancedAuth value) {
            enhancedAuth = value;
            return this;
        }

        public Builder connectTimeoutMillis(int value) {
            connectTimeoutMillis = value;
            return this;
        }

        public Builder reconnect(Reconnect value) {
            reconnect = value;
            return this;
        }

        public Builder will(Optional<Will> value) {
            will = value;
            return this;
        }

        public Builder tls(TlsOptions value) {
            tls = value;
            return this;
        }

        public Builder webSocket(WebSocketOptions value) {
            webSocket = value;
            return this;
        }

        public Builder proxy(ProxyChoice value) {
            proxy = value;
            return this;
        }

        public Builder subscriptions(List<Subscription> value) {
            subscriptions = value;
            return this;
        }

        public Builder decoders(List<DecoderRule> value) {
            decoders = value;
            return this;
        }

        public ConnectionProfile build() {
            return new ConnectionProfile(
                    id,
                    name,
                    folder,
                    colour,
                    autoConnect,
                    address,
                    version,
                    clientId,
                    userName,
                    options,
                    enhancedAuth,
                    connectTimeoutMillis,
                    reconnect,
                    will,
                    tls,
                    webSocket,
                    proxy,
                    subscriptions,
                    decoders);
        }
    }
}
