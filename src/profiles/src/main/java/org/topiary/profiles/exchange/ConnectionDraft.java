// SPDX-License-Identifier: Apache-2.0
package org.topiary.profiles.exchange;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.topiary.core.log.Qos;
import org.topiary.core.text.InvalidInputException;
import org.topiary.core.text.Phrase;
import org.topiary.mqtt.profile.BrokerAddress;
import org.topiary.mqtt.profile.BrokerAddress.Transport;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.ConnectionSecrets;
import org.topiary.mqtt.profile.MqttVersion;
import org.topiary.mqtt.profile.Reconnect;
import org.topiary.mqtt.profile.SecretField;
import org.topiary.mqtt.profile.Subscription;
import org.topiary.mqtt.profile.Subscription.RetainHandling;
import org.topiary.profiles.BrokerUrls;
import org.topiary.profiles.trust.TrustStore;

/**
 * A builder for a connection imported from another tool. Values that do not fit are noted, and the default is kept.
 * Throws an {@link IllegalArgumentException} only for the address, without which there is no connection.
 */
final class ConnectionDraft {
    private static final int LONGEST_NAME = 200;

    private final List<Phrase> notes = new ArrayList<>();
    private final List<Offer> offers = new ArrayList<>();
    private final ConnectionSecrets secrets = new ConnectionSecrets();
    private final Map<String, Subscription> subscriptions = new LinkedHashMap<>();
    private final ConnectionProfile.Builder profile =
            ConnectionProfile.of(
                    UUID.randomUUID().toString(), "", new BrokerAddress(Transport.TCP, "localhost", 1883, ""))
                    .toBuilder();
    private final DraftOptions options = new DraftOptions(this);
    private final DraftTls tls;
    private String name;

    ConnectionDraft(String name, LocalFiles files) {
        this.name = shortened(name.strip());
        tls = new DraftTls(this, files);
    }

    /** The name of the connection, for messages. */
    Phrase name() {
        return name.isEmpty() ? Phrase.of("import.noname") : Phrase.verbatim(name);
    }

    /** The notes, each with the name of the connection, which may be set late. */
    List<Phrase> notes() {
        return notes.stream()
                .map(sentence -> Phrase.of("import.line", name(), sentence))
                .toList();
    }

    /** The profile builder, for settings without a method in this class. */
    ConnectionProfile.Builder profile() {
        return profile;
    }

    DraftOptions options() {
        return options;
    }

    DraftTls tls() {
        return tls;
    }

    /** Offers a setting to the user, who may adopt it. */
    void offer(Offer offer) {
        offers.add(offer);
    }

    /** Notes a sentence about this connection. */
    void note(Phrase sentence) {
        notes.add(sentence);
    }

    /** Notes that a setting cannot be imported, unless it is empty. */
    void notCarried(Phrase what, String value) {
        if (!value.isEmpty()) {
            note(Phrase.of("import.without", what));
        }
    }

    /**
     * Sets the broker's address.
     *
     * @param host name or address, IPv6 with or without brackets
     * @param port 0 for the default port
     * @param path for WebSockets, with or without a leading slash; empty for "/mqtt"
     * @throws IllegalArgumentException if the address is invalid; the message is a sentence
     */
    void address(Transport transport, String host, long port, String path) {
        String bare = host.strip();
        if (bare.startsWith("[") && bare.endsWith("]")) {
            bare = bare.substring(1, bare.length() - 1);
        }
        if (bare.isEmpty()) {
            throw new InvalidInputException(Phrase.of("import.host.none"));
        }
        if (port < 0 || port > 65_535) {
            throw new InvalidInputException(Phrase.of("import.port", String.valueOf(port)));
        }
        int number = port == 0 ? transport.defaultPort() : (int) port;
        String slashed = !transport.isWebSocket() || path.isEmpty() || path.startsWith("/") || path.startsWith("?")
                ? path
                : '/' + path;
        address(new BrokerAddress(transport, bare, number, transport.isWebSocket() ? slashed : ""));
    }

    /** Parsed like a URL, so that an import accepts only what could also be typed. */
    void address(BrokerAddress address) {
        BrokerAddress checked = BrokerAddress.parse(address.toUrl()).address();
        profile.address(checked);
        if (name.isEmpty()) {
            name = checked.host();
        }
    }

    /**
     * Sets the protocol version, as other tools write it: "5", "5.0", "mqttv311", "MQTT_3_1_1", "4" and the like; empty
     * for automatic.
     */
    void version(String version) {
        String plain = version.toLowerCase(Locale.ROOT).replaceAll("[^0-9]", "");
        switch (plain) {
            case "", "0" -> profile.version(MqttVersion.AUTOMATIC);
            case "5", "50" -> profile.version(MqttVersion.MQTT_5);
            case "4", "311" -> profile.version(MqttVersion.MQTT_3_1_1);
            case "3", "31" -> {
                profile.version(MqttVersion.MQTT_3_1_1);
                note(Phrase.of("import.version.old"));
            }
            default -> note(Phrase.of("import.version", version));
        }
    }

    void secret(SecretField field, String value) {
        secret(field, value.getBytes(StandardCharsets.UTF_8));
    }

    /** Stores a secret unless it is empty, and wipes the bytes. */
    void secret(SecretField field, byte[] value) {
        if (value.length > 0) {
            secrets.set(field, value);
        }
        Arrays.fill(value, (byte) 0);
    }

    /** @param delayMillis delay before the first attempt */
    void reconnect(boolean enabled, long delayMillis) {
        Reconnect fallback = Reconnect.DEFAULT;
        long first =
                options.within(Phrase.of("import.what.reconnect"), delayMillis, 100, 3_600_000, fallback.firstMillis());
        profile.reconnect(
                new Reconnect(enabled, first, Math.max(first, fallback.longestMillis()), fallback.jitterPercent()));
    }

    void timeoutSeconds(long seconds) {
        int fallback = ConnectionProfile.DEFAULT_CONNECT_TIMEOUT_MILLIS / 1000;
        profile.connectTimeoutMillis(
                (int) options.within(Phrase.of("import.what.timeout"), seconds, 1, 600, fallback) * 1000);
    }

    void subscribe(String filter, long qos, boolean enabled) {
        subscribe(filter, qos, enabled, false, true, RetainHandling.SEND);
    }

    /** Adds a subscription; of several with the same filter, the first counts. */
    void subscribe(
            String filter,
            long qos,
            boolean enabled,
            boolean noLocal,
            boolean retainAsPublished,
            RetainHandling handling) {
        if (filter.isEmpty()) {
            note(Phrase.of("import.filter.none"));
            return;
        }
        Qos level = Qos.ofLevel((int) options.within(Phrase.of("import.what.qos", filter), qos, 0, 2, 0));
        boolean optional = filter.startsWith("$SYS/");
        subscriptions.putIfAbsent(
                filter, new Subscription(filter, level, optional, enabled, noLocal, retainAsPublished, handling));
    }

    /** Adds the default subscriptions if all imported ones are disabled; otherwise nothing would be received. */
    ImportedConnection build() {
        List<Subscription> all = new ArrayList<>();
        if (subscriptions.values().stream().noneMatch(Subscription::enabled)) {
            ConnectionProfile.DEFAULT_SUBSCRIPTIONS.stream()
                    .filter(usual -> !subscriptions.containsKey(usual.filter()))
                    .forEach(all::add);
        }
        all.addAll(subscriptions.values());
        ConnectionProfile built = profile.name(name)
                .options(options.build())
                .will(options.buildWill())
                .tls(tls.build())
                .subscriptions(all)
                .build();
        return new ImportedConnection(built, secrets, tls.trustStore(), offers, List.of(), List.of());
    }

    /** Wipes the secrets. */
    void close() {
        secrets.close();
        tls.trustStore().ifPresent(TrustStore::close);
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…";
    }

    /** The address, user name and password of a URL; unless it is a WebSocket URL, the path is a topic filter. */
    void url(String url, long qos) {
        BrokerUrls.Parts parts = BrokerUrls.split(url.strip());
        String bare = parts.bare();
        boolean webSocket = bare.startsWith("ws://") || bare.startsWith("wss://");
        int start = bare.indexOf("://") < 0 ? 0 : bare.indexOf("://") + 3;
        int slash = bare.indexOf('/', start);
        String topic = "";
        if (!webSocket && slash >= 0) {
            topic = BrokerUrls.decoded(bare.substring(slash + 1));
            bare = bare.substring(0, slash);
        }
        address(BrokerAddress.parse(bare).address());
        profile().userName(parts.userName());
        secret(SecretField.PASSWORD, parts.password());
        if (!topic.isEmpty()) {
            subscribe(topic, qos, true);
        }
    }
}
