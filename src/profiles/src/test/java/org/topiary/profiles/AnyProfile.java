// SPDX-License-Identifier: Apache-2.0
package org.topiary.profiles;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.topiary.core.log.Qos;
import org.topiary.mqtt.profile.BrokerAddress;
import org.topiary.mqtt.profile.BrokerAddress.Transport;
import org.topiary.mqtt.profile.ConnectOptions;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.DecoderRule;
import org.topiary.mqtt.profile.EnhancedAuth;
import org.topiary.mqtt.profile.MqttVersion;
import org.topiary.mqtt.profile.ProxyChoice;
import org.topiary.mqtt.profile.Reconnect;
import org.topiary.mqtt.profile.Subscription;
import org.topiary.mqtt.profile.Subscription.RetainHandling;
import org.topiary.mqtt.profile.TlsOptions;
import org.topiary.mqtt.profile.TlsOptions.Authorities;
import org.topiary.mqtt.profile.TlsOptions.ClientIdentity;
import org.topiary.mqtt.profile.UserProperty;
import org.topiary.mqtt.profile.WebSocketOptions;
import org.topiary.mqtt.profile.Will;

/** Generates profiles of every kind that the form accepts, and some that it does not. */
public final class AnyProfile {
    private static final int MOST = 3;

    private AnyProfile() {}

    private record Topics(List<Subscription> subscriptions, List<DecoderRule> decoders) {}

    /** All profiles. */
    public static Arbitrary<ConnectionProfile> any() {
        return Combinators.combine(
                        plain(),
                        options(),
                        reconnect(),
                        will().optional(),
                        tls(),
                        webSocket(),
                        proxy(),
                        Combinators.combine(subscriptions(), decoders()).as(Topics::new))
                .as((profile, options, reconnect, will, tls, webSocket, proxy, topics) -> profile.toBuilder()
                        .options(options)
                        .reconnect(reconnect)
                        .will(will)
                        .tls(tls)
                        .webSocket(webSocket)
                        .proxy(proxy)
                        .subscriptions(topics.subscriptions)
                        .decoders(topics.decoders)
                        .build());
    }

    /** Texts with critical characters: quotes, backslashes, control characters, line ends, supplementary characters. */
    public static Arbitrary<String> text() {
        return Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.just("")),
                Tuple.of(
                        3,
                        Arbitraries.strings().alpha().numeric().ofMinLength(1).ofMaxLength(12)),
                Tuple.of(
                        2,
                        Arbitraries.of(
                                        "\"", "\\", "\u0000", "\r\n", "🏭", "é", "\u202e", "\ufeff", "{}", "&", "null",
                                        " a ")
                                .list()
                                .ofMinSize(1)
                                .ofMaxSize(4)
                                .map(parts -> String.join("", parts))));
    }

    private static Arbitrary<String> someText() {
        return text().filter(text -> !text.isEmpty());
    }

    private static Arbitrary<ConnectionProfile> plain() {
        Arbitrary<String> colours = Arbitraries.of("", "#3a7bd5", "#FFFFFF");
        return Combinators.combine(someText(), text(), text(), colours, address(), text(), text(), text())
                .as((id, name, folder, colour, address, clientId, userName, method) ->
                        ConnectionProfile.of(id, name, address).toBuilder()
                                .folder(folder)
                                .colour(colour)
                                .clientId(clientId)
                                .userName(userName)
                                .enhancedAuth(new EnhancedAuth(method))
                                .build())
                .flatMap(profile -> Combinators.combine(flag(), Arbitraries.of(MqttVersion.class), number(100, 600_000))
                        .as((auto, version, timeout) -> profile.toBuilder()
                                .autoConnect(auto)
                                .version(version)
                                .connectTimeoutMillis(timeout)
                                .build()));
    }

    private static Arbitrary<BrokerAddress> address() {
        Arbitrary<String> hosts =
                Arbitraries.of("h", "broker.example", "plant_2", "10.0.0.2", "::1", "fe80::1%eth0", "bücher.example");
        Arbitrary<String> paths = Arbitraries.of("/mqtt", "/", "/a/b?x=%C3%A9&y=1", "/mqtt?token");
        return Combinators.combine(Arbitraries.of(Transport.class), hosts, number(1, 65_535), paths)
                .as((transport, host, port, path) ->
                        new BrokerAddress(transport, host, port, transport.isWebSocket() ? path : ""));
    }

    private static Arbitrary<ConnectOptions> options() {
        return Combinators.combine(
                        flag(),
                        number(0, 65_535),
                        unsigned(),
                        orNone(1, 65_535),
                        orNone(1, ConnectOptions.LARGEST_PACKET),
                        orNone(0, 65_535),
                        flag(),
                        properties())
                .as((clean, keepAlive, expiry, receive, packet, alias, flag, properties) ->
                        new ConnectOptions(clean, keepAlive, expiry, receive, packet, alias, flag, !flag, properties));
    }

    private static Arbitrary<Reconnect> reconnect() {
        return Combinators.combine(flag(), number(100, 3_600_000), number(100, 3_600_000), number(0, 100))
                .as((enabled, one, other, jitter) ->
                        new Reconnect(enabled, Math.min(one, other), Math.max(one, other), jitter));
    }

    private static Arbitrary<Will> will() {
        return Combinators.combine(
                        text(), bytes(), Arbitraries.of(Qos.class), flag(), unsigned(), text(), bytes(), properties())
                .as((topic, payload, qos, retain, seconds, text, correlation, properties) -> new Will(
                        topic,
                        payload,
                        qos,
                        retain,
                        Math.max(0, seconds),
                        seconds,
                        text,
                        text,
                        correlation,
                        properties,
                        retain != topic.isEmpty()));
    }

    private static Arbitrary<byte[]> bytes() {
        return Arbitraries.oneOf(
                text().map(text -> text.getBytes(StandardCharsets.UTF_8)),
                Arbitraries.bytes().array(byte[].class).ofMaxSize(20));
    }

    private static Arbitrary<TlsOptions> tls() {
        Arbitrary<Authorities> authorities = Arbitraries.oneOf(
                Arbitraries.just(new Authorities.OfSystem()),
                text().map(Authorities.PemFile::new),
                text().map(Authorities.Pem::new));
        Arbitrary<String> pins = Arbitraries.of("0123456789abcdef".repeat(4), "f".repeat(64), "0".repeat(64));
        return Combinators.combine(
                        authorities,
                        identity(),
                        text(),
                        texts(),
                        texts(),
                        flag(),
                        flag(),
                        pins.set().ofMaxSize(MOST))
                .as((trusted, shown, name, alpn, names, check, anything, pinned) ->
                        new TlsOptions(trusted, shown, name, alpn, names, alpn, check, pinned, anything));
    }

    private static Arbitrary<ClientIdentity> identity() {
        return Combinators.combine(
                        text(), text(), number(0, Integer.MAX_VALUE), Arbitraries.of("PKCS12", "JKS"), number(0, 4))
                .as((one, other, slot, type, kind) -> switch (kind) {
                    case 0 -> new ClientIdentity.None();
                    case 1 -> new ClientIdentity.PemFiles(one, other);
                    case 2 -> new ClientIdentity.Pem(one);
                    case 3 -> new ClientIdentity.KeyStoreFile(type, one, other);
                    default -> new ClientIdentity.Pkcs11(one, slot, other);
                });
    }

    private static Arbitrary<WebSocketOptions> webSocket() {
        return Combinators.combine(Arbitraries.of("mqtt", "mqttv3.1"), properties())
                .as(WebSocketOptions::new);
    }

    private static Arbitrary<ProxyChoice> proxy() {
        Arbitrary<ProxyChoice> named = Combinators.combine(
                        Arbitraries.of(ProxyChoice.Kind.HTTP, ProxyChoice.Kind.SOCKS5),
                        someText(),
                        number(1, 65_535),
                        text())
                .as(ProxyChoice::new);
        return Arbitraries.oneOf(Arbitraries.of(ProxyChoice.DEFAULT, ProxyChoice.NONE, ProxyChoice.SYSTEM), named);
    }

    private static Arbitrary<List<Subscription>> subscriptions() {
        Arbitrary<Subscription> one = Combinators.combine(
                        text(),
                        Arbitraries.of(Qos.class),
                        flag(),
                        flag(),
                        flag(),
                        flag(),
                        Arbitraries.of(RetainHandling.class))
                .as(Subscription::new);
        return Arbitraries.oneOf(
                Arbitraries.just(ConnectionProfile.DEFAULT_SUBSCRIPTIONS),
                one.list().ofMaxSize(MOST));
    }

    private static Arbitrary<List<DecoderRule>> decoders() {
        return Combinators.combine(text(), text()).as(DecoderRule::new).list().ofMaxSize(MOST);
    }

    private static Arbitrary<List<UserProperty>> properties() {
        return Combinators.combine(text(), text()).as(UserProperty::new).list().ofMaxSize(MOST);
    }

    private static Arbitrary<List<String>> texts() {
        return someText().list().ofMaxSize(MOST);
    }

    private static Arbitrary<Boolean> flag() {
        return Arbitraries.of(true, false);
    }

    private static Arbitrary<Integer> number(int least, int most) {
        return Arbitraries.integers().between(least, most);
    }

    private static Arbitrary<Integer> orNone(int least, int most) {
        return Arbitraries.oneOf(Arbitraries.just(-1), number(least, most));
    }

    private static Arbitrary<Long> unsigned() {
        return Arbitraries.oneOf(
                Arbitraries.just(-1L), Arbitraries.longs().between(0, ConnectOptions.LARGEST_UNSIGNED_INT));
    }
}
