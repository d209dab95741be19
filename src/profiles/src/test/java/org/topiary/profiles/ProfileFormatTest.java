// SPDX-License-Identifier: Apache-2.0
package org.topiary.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
import org.topiary.testkit.English;

class ProfileFormatTest {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final UserProperty PROPERTY = new UserProperty("plant", "Süd");

    private final ProfileFormat format = new ProfileFormat();
    private final List<String> problems = new ArrayList<>();

    @Test
    void aProfileWithEverythingSetComesBack() {
        assertThat(throughTheFile(everything())).isEqualTo(everything());
    }

    @Test
    void everyFieldOfTheExampleDiffersFromItsDefault() throws ReflectiveOperationException {
        ConnectionProfile plain = plain();
        for (var component : ConnectionProfile.class.getRecordComponents()) {
            if (!component.getName().equals("id")) {
                assertThat(component.getAccessor().invoke(everything()))
                        .as(component.getName())
                        .isNotEqualTo(component.getAccessor().invoke(plain));
            }
        }
    }

    @Test
    void defaultValuesAreOmitted() {
        assertThat(ProfileJson.write(plain())).hasToString("{\"id\":\"1\",\"name\":\"Home\",\"address\":\"mqtt://h\"}");
    }

    @Test
    void everyKindOfAuthorityAndIdentitySurvives() {
        List<ClientIdentity> identities = List.of(
                new ClientIdentity.None(),
                new ClientIdentity.PemFiles("/c.pem", "/k.pem"),
                new ClientIdentity.Pem("-----BEGIN CERTIFICATE-----\nAA==\n"),
                new ClientIdentity.KeyStoreFile("JKS", "C:\\keys\\k.jks", ""),
                new ClientIdentity.KeyStoreFile("PKCS12", "/k.p12", "me"),
                new ClientIdentity.Pkcs11("/usr/lib/token.so", 0, ""),
                new ClientIdentity.Pkcs11("/usr/lib/token.so", 3, "me"));
        List<Authorities> authorities = List.of(
                new Authorities.OfSystem(), new Authorities.PemFile("/ca.pem"), new Authorities.Pem("-----BEGIN…"));
        for (ClientIdentity identity : identities) {
            for (Authorities authority : authorities) {
                ConnectionProfile profile =
                        plain().toBuilder().tls(tls(authority, identity)).build();
                assertThat(throughTheFile(profile)).isEqualTo(profile);
            }
        }
    }

    @Test
    void everyKindOfProxyAndBytesThatAreNotTextSurvive() {
        for (ProxyChoice proxy : List.of(
                ProxyChoice.DEFAULT,
                ProxyChoice.NONE,
                ProxyChoice.SYSTEM,
                new ProxyChoice(ProxyChoice.Kind.HTTP, "::1", 3128, ""))) {
            ConnectionProfile profile = plain().toBuilder()
                    .proxy(proxy)
                    .will(Optional.of(Will.of("t", new byte[] {(byte) 0xff, 0, 1}, Qos.AT_MOST_ONCE, false)))
                    .build();
            assertThat(throughTheFile(profile)).isEqualTo(profile);
        }
    }

    @Test
    void aFileOfVersion1IsRead() {
        ConnectionProfile read = read("""
                {"id":"a","name":"Home","address":"mqtts://h:8884","clientId":"c","userName":"u","cleanStart":false,
                 "keepAliveSeconds":7,"mqttVersion":"3.1.1","lastUsed":"2026-01-01T00:00:00Z",
                 "subscriptions":[{"filter":"a/#","qos":1,"optional":true}]}
                """).getFirst();

        assertThat(read)
                .isEqualTo(
                        ConnectionProfile.of("a", "Home", new BrokerAddress(Transport.TLS, "h", 8884, "")).toBuilder()
                                .clientId("c")
                                .userName("u")
                                .options(ConnectOptions.DEFAULT
                                        .withCleanStart(false)
                                        .withKeepAliveSeconds(7))
                                .version(MqttVersion.MQTT_3_1_1)
                                .subscriptions(List.of(new Subscription("a/#", Qos.AT_LEAST_ONCE, true)))
                                .build());
        assertThat(problems).isEmpty();
    }

    @Test
    void anInvalidTimeOrOneThatOverflowsMillisecondsIsNever() {
        for (String time : List.of("yesterday", "+300000000-01-01T00:00:00Z", "-300000000-01-01T00:00:00Z")) {
            ObjectNode file = parse(
                    "{\"version\":2,\"profiles\":[{\"id\":\"a\",\"name\":\"n\",\"address\":\"mqtt://h\",\"lastUsed\":\""
                            + time + "\"}]}");
            assertThat(format.read(file, problem -> problems.add(English.text(problem)))
                            .entries()
                            .values())
                    .allSatisfy(entry -> assertThat(entry.saved().lastUsed()).isEmpty())
                    .hasSize(1);
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void unknownFieldsStayInTheirGroupsAndSecretsDoNot() {
        ObjectNode file = parse("""
                {"version":2,"profiles":[{"id":"a","name":"Home","address":"mqtt://h","mood":"calm","cleanStart":true,
                  "tls":{"checkHostName":false,"quantum":{"safe":true},"passphrase":"hidden"},"proxy":{"Password":"hidden"}}]}
                """);

        ObjectNode written = format.write(format.read(file, problem -> problems.add(English.text(problem))));

        assertThat(written.at("/profiles/0")).isEqualTo(parse("""
                {"id":"a","name":"Home","address":"mqtt://h","mood":"calm",
                 "tls":{"checkHostName":false,"quantum":{"safe":true}}}
                """));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "connect":{"keepAliveSeconds":70000}|its connect.keepAliveSeconds is 70000, not a number from 0 to 65535
            "connect":{"receiveMaximum":0}|its connect.receiveMaximum is 0, not a number from 1 to 65535
            "connect":{"cleanStart":"no"}|its connect.cleanStart is "no", not true or false
            "connect":[1]|its connect is [1], not an object
            "connect":{"userProperties":[7]}|its connect.userProperties[0] is 7, not an object
            "connect":{"sessionExpirySeconds":4294967296}|its connect.sessionExpirySeconds is 4294967296, not a number from 0 to 4294967295
            "clientId":5|its clientId is 5, not a text
            "colour":"blue"|its colour is "blue", not a colour such as #3a7bd5
            "mqttVersion":"6"|its mqttVersion is "6", not automatic, 5 or 3.1.1
            "proxy":{"kind":"pigeon"}|its proxy.kind is "pigeon", not default, system, none, http or socks5
            "proxy":{"kind":"http","host":"h"}|its proxy has no port
            "reconnect":{"firstMillis":5000,"longestMillis":200}|its reconnect.longestMillis is 200, not at least firstMillis, which is 5000
            "subscriptions":[{"filter":"a"},{"filter":"b","qos":3}]|its subscriptions[1].qos is 3, not a number from 0 to 2
            "tls":{"alpn":["mqtt",5]}|its tls.alpn is 5, not a list of texts
            "tls":{"authorities":{"kind":"friends"}}|its tls.authorities.kind is "friends", not system, pemFile or pem
            "tls":{"identity":{"kind":"keyStore","type":"BKS"}}|its tls.identity.type is "BKS", not PKCS12 or JKS
            "tls":{"pinned":["ABC"]}|its tls.pinned is ["ABC"], not a list of SHA-256 fingerprints, 64 lower-case hexadecimal digits each
            "will":{"topic":"t","payloadBase64":"%"}|its will.payloadBase64 is "%", not Base64
            """)
    void anInvalidValueIsReportedWithItsFieldAndValidValuesAndAffectsOnlyItsProfile(String field, String reason) {
        List<ConnectionProfile> read = read("{\"id\":\"a\",\"name\":\"Bad\",\"address\":\"mqtt://h\"," + field
                + "},{\"id\":\"b\",\"name\":\"Good\",\"address\":\"mqtt://h\"}");

        assertThat(read).extracting(ConnectionProfile::name).containsExactly("Good");
        assertThat(problems)
                .containsExactly("Cannot use the connection \"Bad\" in profiles.json: " + reason
                        + ". It stays in the file unchanged. Correct it there, or add the connection again.");
    }

    @Test
    void aWillIsNotTooLong() {
        read("{\"id\":\"a\",\"name\":\"Bad\",\"address\":\"mqtt://h\",\"will\":{\"topic\":\"t\",\"payload\":\""
                + "x".repeat(65_536) + "\"}}");

        assertThat(problems).singleElement().asString().contains("its will.payload has 65536 bytes, not at most 65535");
    }

    private ConnectionProfile throughTheFile(ConnectionProfile profile) {
        ObjectNode file = MAPPER.createObjectNode();
        file.putArray("profiles").add(ProfileJson.write(profile));
        // Through text, because parsed numbers have other classes.
        List<ConnectionProfile> read = profiles(parse(file.toString()));
        assertThat(problems).isEmpty();
        return read.getFirst();
    }

    private List<ConnectionProfile> read(String profiles) {
        return profiles(parse("{\"version\":1,\"profiles\":[" + profiles + "]}"));
    }

    private List<ConnectionProfile> profiles(ObjectNode file) {
        return format.read(file, problem -> problems.add(English.text(problem))).entries().values().stream()
                .map(entry -> entry.saved().profile())
                .toList();
    }

    private static ObjectNode parse(String json) {
        try {
            return (ObjectNode) MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static ConnectionProfile plain() {
        return ConnectionProfile.of("1", "Home", new BrokerAddress(Transport.TCP, "h", 1883, ""));
    }

    private static TlsOptions tls(Authorities authorities, ClientIdentity identity) {
        return new TlsOptions(authorities, identity, "", List.of(), List.of(), List.of(), true, Set.of(), false);
    }

    static ConnectionProfile everything() {
        return ConnectionProfile.of(
                        "1",
                        "Werk „Nord“ 🏭",
                        new BrokerAddress(Transport.SECURE_WEBSOCKET, "fe80::1%eth0", 8443, "/mqtt?a=b%20c"))
                .toBuilder()
                .folder("plants/north")
                .colour("#3a7bd5")
                .autoConnect(true)
                .version(MqttVersion.MQTT_5)
                .clientId("client ☂")
                .userName("user@plant")
                .options(new ConnectOptions(
                        false,
                        0,
                        ConnectOptions.LARGEST_UNSIGNED_INT,
                        65_535,
                        ConnectOptions.LARGEST_PACKET,
                        0,
                        true,
                        false,
                        List.of(PROPERTY, PROPERTY)))
                .enhancedAuth(new EnhancedAuth(EnhancedAuth.SCRAM_SHA_256))
                .connectTimeoutMillis(600_000)
                .reconnect(new Reconnect(false, 90_000, 3_600_000, 0))
                .will(Optional.of(new Will(
                        "gone/☂",
                        "bye\n„now“".getBytes(StandardCharsets.UTF_8),
                        Qos.EXACTLY_ONCE,
                        true,
                        5,
                        ConnectOptions.LARGEST_UNSIGNED_INT,
                        "text/plain",
                        "reply",
                        new byte[] {1, (byte) 0x80},
                        List.of(PROPERTY),
                        false)))
                .tls(new TlsOptions(
                        new Authorities.PemFile("/ca.pem"),
                        new ClientIdentity.KeyStoreFile("PKCS12", "/k.p12", "me"),
                        "broker",
                        List.of("mqtt", "x-amzn-mqtt-ca"),
                        List.of("TLSv1.2", "TLSv1.3"),
                        List.of("TLS_AES_128_GCM_SHA256"),
                        false,
                        Set.of("0123456789abcdef".repeat(4), "f".repeat(64)),
                        true))
                .webSocket(new WebSocketOptions("mqttv3.1", List.of(new UserProperty("Origin", "https://x"))))
                .proxy(new ProxyChoice(ProxyChoice.Kind.SOCKS5, "proxy", 1080, "me"))
                .subscriptions(List.of(
                        new Subscription(
                                "a/+/ß", Qos.EXACTLY_ONCE, true, false, true, false, RetainHandling.SEND_IF_NEW),
                        new Subscription(
                                "$SYS/#", Qos.AT_MOST_ONCE, false, true, false, true, RetainHandling.DO_NOT_SEND)))
                .decoders(List.of(new DecoderRule("a/#", "hex"), new DecoderRule("b", "")))
                .build();
    }
}
