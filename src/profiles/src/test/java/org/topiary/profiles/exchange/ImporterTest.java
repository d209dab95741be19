// SPDX-License-Identifier: Apache-2.0
package org.topiary.profiles.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.core.log.Qos;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.MqttVersion;
import org.topiary.mqtt.profile.SecretField;
import org.topiary.mqtt.profile.Subscription;
import org.topiary.mqtt.profile.TlsOptions.Authorities;
import org.topiary.mqtt.profile.TlsOptions.ClientIdentity;
import org.topiary.mqtt.profile.UserProperty;
import org.topiary.profiles.exchange.ImportException.Reason;
import org.topiary.profiles.installed.InstalledTool;
import org.topiary.profiles.installed.InstalledTools;
import org.topiary.testkit.English;

class ImporterTest {
    @TempDir
    private Path folder;

    @Test
    void mqttExplorersConnectionsOfBothVersionsAreRead() {
        ImportResult result = Imports.text("""
                {"ConnectionManager_connections":{
                  "1":{"configVersion":1,"type":"mqtt","id":"1","name":"Haus ☂","host":"10.0.0.2","port":9443,"protocol":"ws","basePath":"ws/x",
                       "encryption":true,"certValidation":false,"username":"u","password":"pä","clientId":"mqtt-explorer-1a2b3c4d",
                       "subscriptions":[{"topic":"a/#","qos":1},{"topic":"$SYS/#","qos":0}]},
                  "2":{"type":"mqtt","id":"2","name":"old","host":"old","port":1883,"protocol":"mqtt","encryption":false,"clientId":"mine",
                       "subscriptions":["#"],"selfSignedCertificate":{"name":"x","data":"bm90aGluZw=="}},
                  "3":{"name":"broken","host":"no host"},"4":17},
                 "Settings":{"x":1}}
                """);

        assertThat(result.connections()).hasSize(2);
        ConnectionProfile first = result.connections().getFirst().profile();
        assertThat(first.name()).isEqualTo("Haus ☂");
        assertThat(first.address().toUrl()).isEqualTo("wss://10.0.0.2:9443/ws/x");
        assertThat(first.clientId()).isEmpty();
        assertThat(first.tls().acceptAnything()).isFalse();
        assertThat(first.subscriptions())
                .containsExactly(
                        new Subscription("a/#", Qos.AT_LEAST_ONCE, false),
                        new Subscription("$SYS/#", Qos.AT_MOST_ONCE, true));
        assertThat(Imports.secret(result, SecretField.PASSWORD)).isEqualTo("pä");
        assertThat(result.connections().get(1).profile().clientId()).isEqualTo("mine");
        assertThat(English.texts(result.notCarried())).hasSize(4);
        assertThat(English.texts(result.notCarried()).getFirst()).startsWith("Haus ☂: certificate checks were off");
        assertThat(English.texts(result.notCarried()).get(1))
                .contains("old: the CA file is not a readable certificate");
    }

    @Test
    void mqttxIsReadWithItsFieldsOfMqtt5InEitherPlace() {
        ImportResult result = Imports.text("""
                [{"id":"x","clientId":"mqttx_0c668d0d","name":"new","host":"h","port":8883,"protocol":"mqtts","ssl":true,"certType":"self",
                  "rejectUnauthorized":true,"ALPNProtocols":"[mqtt, b]","ca":"/nowhere/ca","cert":"","key":"","mqttVersion":"5.0","clean":true,
                  "keepalive":10,"connectTimeout":5,"reconnect":false,"reconnectPeriod":2000,"username":"u","password":"p",
                  "subscriptions":[{"topic":"t","qos":2,"disabled":true,"alias":"T","nl":true,"rap":true,"rh":2}],
                  "will":{"lastWillTopic":"w","lastWillPayload":"x","lastWillQos":1,"properties":{"willDelayInterval":3,"userProperties":{"k":["1","2"]}}},
                  "properties":{"receiveMaximum":7,"userProperties":{"a":"b"},"authenticationMethod":"M","authenticationData":{"type":"Buffer","data":[104,105]}},
                  "messages":[{"payload":"x"}],"shiny":"new"},
                 {"clientId":"c","name":"old","host":"h","port":1883,"mqttVersion":"3.1","clean":false,"receiveMaximum":9,
                  "will":{"lastWillTopic":"w","contentType":"t/p","properties":{"userProperties":"{\\"k\\":\\"v\\"}"}}},
                 {"name":"broken","port":1883}, 5]
                """);

        assertThat(result.connections()).hasSize(2);
        ConnectionProfile first = result.connections().getFirst().profile();
        assertThat(first.address().toUrl()).isEqualTo("mqtts://h");
        assertThat(first.clientId()).isEmpty();
        assertThat(first.options().receiveMaximum()).isEqualTo(7);
        assertThat(first.options().userProperties()).containsExactly(new UserProperty("a", "b"));
        assertThat(first.reconnect().enabled()).isFalse();
        assertThat(first.connectTimeoutMillis()).isEqualTo(5_000);
        assertThat(first.tls().alpn()).containsExactly("mqtt", "b");
        assertThat(first.tls().authorities()).isEqualTo(new Authorities.PemFile("/nowhere/ca"));
        assertThat(first.will().orElseThrow().userProperties())
                .containsExactly(new UserProperty("k", "1"), new UserProperty("k", "2"));
        assertThat(first.subscriptions())
                .hasSize(3)
                .last()
                .isEqualTo(new Subscription(
                        "t", Qos.EXACTLY_ONCE, false, false, true, true, Subscription.RetainHandling.DO_NOT_SEND));
        assertThat(Imports.secret(result, SecretField.AUTHENTICATION_DATA)).isEqualTo("hi");
        ConnectionProfile old = result.connections().get(1).profile();
        assertThat(old.version()).isEqualTo(MqttVersion.MQTT_3_1_1);
        assertThat(old.clientId()).isEqualTo("c");
        assertThat(old.options().receiveMaximum()).isEqualTo(9);
        assertThat(old.options().sessionExpirySeconds()).isEqualTo(4_294_967_295L);
        assertThat(old.will().orElseThrow().userProperties()).containsExactly(new UserProperty("k", "v"));
        assertThat(String.join("\n", English.texts(result.notCarried())))
                .contains(
                        "/nowhere/ca is not on this computer",
                        "alias of the subscription t",
                        "new: the messages in the file",
                        "shiny",
                        "old: MQTT 3.1 is not supported",
                        "broken: not imported. It has no broker address",
                        "A connection without a name: not imported");
    }

    @Test
    void mqttFxIsReadAndItsUnknownOptionsAreNamed() {
        ImportResult result = Imports.text("""
                <?xml version="1.0" encoding="UTF-8"?><configuration><connectionProfiles><connectionProfile><profileName>Fabrik</profileName>
                <brokerAddress>h</brokerAddress><brokerPort>1884</brokerPort><connectionOptions><clientId>FX</clientId><userName>u</userName>
                <password>p&amp;w</password><connectionTimeout>30</connectionTimeout><keepAliveInterval>60</keepAliveInterval><mqttVersion>4</mqttVersion>
                <caFile/><quirk>true</quirk><other>false</other></connectionOptions>
                <preDefinedMessages><message><name>m</name></message></preDefinedMessages>
                <recentSubscriptionTopics><topic><name>a/b</name><color>RED</color></topic></recentSubscriptionTopics></connectionProfile>
                <connectionProfile><profileName>broken</profileName><connectionOptions/></connectionProfile></connectionProfiles></configuration>
                """);

        ConnectionProfile profile = Imports.only(result);
        assertThat(profile.address().toUrl()).isEqualTo("mqtt://h:1884");
        assertThat(profile.version()).isEqualTo(MqttVersion.MQTT_3_1_1);
        assertThat(profile.subscriptions().getLast())
                .isEqualTo(new Subscription("a/b", Qos.AT_MOST_ONCE, false).withEnabled(false));
        assertThat(Imports.secret(result, SecretField.PASSWORD)).isEqualTo("p&w");
        assertThat(English.texts(result.notCarried()))
                .hasSize(3)
                .anyMatch(line -> line.contains("quirk"))
                .noneMatch(line -> line.contains("other"));
    }

    @Test
    void mqttSpyIsReadWithItsGroupsAsFolders() {
        ImportResult result = Imports.text("""
                <x:MqttSpyConfiguration xmlns:x="urn:x"><ConnectionGroups><ID>all</ID><Name>All</Name><Subgroups><Reference>g</Reference></Subgroups></ConnectionGroups>
                <ConnectionGroups><ID>g</ID><Name>Plant</Name><Connections><Reference>c1</Reference></Connections></ConnectionGroups>
                <Connectivity><ConnectionV2><ID>c1</ID><Name>one</Name><Protocol>MQTT 3.1.1</Protocol><ServerURI>h:8884</ServerURI><ServerURI>other</ServerURI>
                <ClientID>c</ClientID><UserCredentials><Username>u</Username><Password>cMOk</Password></UserCredentials>
                <LastWillAndTestament topic="w" qos="1" retained="true">bye</LastWillAndTestament><CleanSession>false</CleanSession>
                <SSL><Mode>SERVER_AND_CLIENT</Mode><Protocol>TLSv1.2</Protocol><CertificateAuthorityFile>ca.pem</CertificateAuthorityFile>
                <ClientCertificateFile>/nowhere/c</ClientCertificateFile><ClientKeyFile>/nowhere/k</ClientKeyFile><ClientKeyPassword>kp</ClientKeyPassword></SSL>
                <ReconnectionSettings><RetryInterval>5000</RetryInterval></ReconnectionSettings><Publication topic="p"/>
                <Subscription topic="a/#" qos="2" scriptFile="s.js"/><AutoConnect>true</AutoConnect></ConnectionV2>
                <Connection><Name>old</Name><ServerURI>tcp://127.0.0.1</ServerURI></Connection></Connectivity></x:MqttSpyConfiguration>
                """);

        ConnectionProfile first = result.connections().getFirst().profile();
        assertThat(first.folder()).isEqualTo("Plant");
        assertThat(first.address().toUrl()).isEqualTo("mqtts://h:8884");
        assertThat(first.tls().identity()).isEqualTo(new ClientIdentity.PemFiles("/nowhere/c", "/nowhere/k"));
        assertThat(first.tls().versions()).containsExactly("TLSv1.2");
        assertThat(first.reconnect().firstMillis()).isEqualTo(5_000);
        assertThat(first.autoConnect()).isFalse();
        assertThat(result.connections().getFirst().offers())
                .singleElement()
                .satisfies(offer ->
                        assertThat(offer.adopt().apply(first).autoConnect()).isTrue());
        assertThat(Imports.secret(result, SecretField.PASSWORD)).isEqualTo("pä");
        assertThat(Imports.secret(result, SecretField.KEY_PASSPHRASE)).isEqualTo("kp");
        assertThat(result.connections().get(1).profile().address().toUrl()).isEqualTo("mqtt://127.0.0.1");
        assertThat(String.join("\n", English.texts(result.notCarried())))
                .contains(
                        "additional address other",
                        "ca.pem is in a folder",
                        "/nowhere/c ",
                        "list of topics to publish",
                        "script of a subscription");
    }

    @Test
    void correoMqttAndMqttCliAreRead() {
        ImportResult correo = Imports.text("""
                {"connections":[{"id":"1","name":"C","url":"h","port":8883,"clientId":"c","username":"u","cleanSession":true,"mqttVersion":"MQTT_5_0",
                  "ssl":"KEYSTORE","sslKeystore":"/nowhere/k.jks","sslHostVerification":false,"proxy":"SSH","sshHost":"jump","lwt":"ON","lwtTopic":"w",
                  "lwtQoS":1,"lwtPayload":"x"}],"settings":{}}
                """);
        assertThat(Imports.only(correo).address().toUrl()).isEqualTo("mqtts://h");
        assertThat(Imports.only(correo).tls().identity())
                .isEqualTo(new ClientIdentity.KeyStoreFile("JKS", "/nowhere/k.jks", ""));
        assertThat(Imports.only(correo).tls().checkHostName()).isTrue();
        assertThat(String.join("\n", English.texts(correo.notCarried())))
                .contains("keystore of CorreoMQTT", "jump", "the host name in the certificate was not checked");

        ImportResult cli = Imports.text(
                "mqtt.host=h\nmqtt.port=8883\nmqtt.version=3\nauth.username=u\nauth.password=p\nws.path=/mqtt\nauth.password.env=PW\n");
        assertThat(Imports.only(cli).address().toUrl()).isEqualTo("mqtts://h");
        assertThat(Imports.secret(cli, SecretField.PASSWORD)).isEqualTo("p");
        assertThat(String.join("\n", English.texts(cli.notCarried()))).contains("PW");
    }

    @Test
    void certificatesNextToTheFileAreFound() throws IOException {
        Files.writeString(folder.resolve("ca.pem"), "x");
        Path file = Files.writeString(folder.resolve("s.xml"), """
                <configuration><connectionProfiles><connectionProfile><brokerAddress>h</brokerAddress><connectionOptions><caFile>ca.pem</caFile>
                </connectionOptions></connectionProfile></connectionProfiles></configuration>""");

        try (ImportResult result = new Importer(folder, Importer::standardFormats).read(file)) {
            assertThat(Imports.only(result).tls().authorities())
                    .isEqualTo(new Authorities.PemFile(
                            folder.resolve("ca.pem").toAbsolutePath().toString()));
        } catch (ImportException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void unsupportedXmlIsRefusedWithItsReason() {
        assertFails("<html/>", Reason.UNKNOWN, "format of this file is unknown");
        assertFails("<root><oneConnection/></root>", Reason.NEEDS_EXPORT, "as JSON");
    }

    @Test
    void anImportIsLimitedToAReviewableNumberOfConnectionsAndReportsTheRest() {
        String addresses = IntStream.range(0, 2_003)
                .mapToObj(i -> "mqtt://h" + i + ".example\n")
                .collect(Collectors.joining());
        String own = IntStream.range(0, 2_003)
                .mapToObj(i -> "{\"name\":\"n" + i + "\",\"address\":\"mqtt://h\"}")
                .collect(Collectors.joining(
                        ",", "{\"format\":\"topiary-connections\",\"version\":1,\"connections\":[", "]}"));
        for (String text : List.of(addresses, own)) {
            try (ImportResult result = Imports.text(text)) {
                assertThat(result.connections()).hasSize(2_000);
                assertThat(English.texts(result.notCarried()))
                        .singleElement()
                        .asString()
                        .startsWith("Only the first 2,000 connections were read; 3 more were left out.");
            }
        }
    }

    @Test
    void damagedAndHugeFilesAreDistinguished() throws IOException {
        assertFails("{\"a\":", Reason.DAMAGED, "not valid JSON near line 1");
        assertFails("[".repeat(200), Reason.DAMAGED, "JSON");
        assertFails("[" + "[],".repeat(1_000_001) + "[]]", Reason.TOO_LARGE, "too much to import");
        assertFails("{\"x\":1}", Reason.UNKNOWN, "format of this file is unknown");
        assertFails("SQLite format 3\0rest", Reason.NEEDS_EXPORT, "In MQTTX, export");

        Path huge = folder.resolve("huge.json");
        try (var file = new RandomAccessFile(huge.toFile(), "rw")) {
            file.setLength(Importer.MAX_BYTES + 1L);
        }
        assertThatThrownBy(() -> new Importer(folder, Importer::standardFormats).read(huge))
                .satisfies(e -> assertThat(English.message(e)).contains("64 MiB"));
        assertThatThrownBy(() -> new Importer(folder, Importer::standardFormats).read(folder.resolve("absent")))
                .satisfies(e -> assertThat(English.message(e)).contains("Cannot read"));
    }

    @Test
    void toolsAreFoundAtTheirUsualLocationsOnEverySystem() throws IOException {
        create("home/.config/MQTT-Explorer/settings.json");
        create("home/.correomqtt/config.json");
        create("home/mqtt-spy/mqtt-spy-configuration.xml");
        create("home/.mqtt-cli/config.properties");
        create("home/Library/Application Support/MQTTX/MQTTX.db");
        create("roaming/MQTTX/MQTTX.db");
        create("local/MQTT-FX/mqttfx-config.xml");
        Path home = folder.resolve("home");

        assertThat(new InstalledTools("Linux", home, Map.of()).find())
                .extracting(InstalledTool::name)
                .containsExactly("MQTT Explorer", "CorreoMQTT", "mqtt-spy", "MQTT CLI");
        assertThat(new InstalledTools("Mac OS X", home, Map.of()).find())
                .extracting(InstalledTool::name)
                .containsExactly("MQTTX", "mqtt-spy", "MQTT CLI");
        assertThat(new InstalledTools(
                                "Windows 11",
                                home,
                                Map.of(
                                        "APPDATA",
                                        folder.resolve("roaming").toString(),
                                        "LOCALAPPDATA",
                                        folder.resolve("local").toString()))
                        .find())
                .extracting(InstalledTool::name)
                .containsExactly("MQTTX", "MQTT.fx", "mqtt-spy", "MQTT CLI");
        assertThat(new InstalledTools("Linux", folder.resolve("nobody"), Map.of("XDG_CONFIG_HOME", "relative")).find())
                .isEmpty();
    }

    private void create(String file) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.write(path, "x".getBytes(StandardCharsets.UTF_8));
    }

    private static void assertFails(String text, Reason reason, String message) {
        assertThatThrownBy(() -> new Importer(Imports.HOME, Importer::standardFormats).readText(text))
                .satisfies(e -> assertThat(English.message(e)).contains(message))
                .isInstanceOfSatisfying(
                        ImportException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }
}
