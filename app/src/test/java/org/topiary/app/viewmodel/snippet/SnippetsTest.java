// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.snippet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.topiary.app.IntegrationTest;
import org.topiary.core.log.Qos;
import org.topiary.mqtt.profile.BrokerAddress;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.TlsOptions;
import org.topiary.mqtt.receive.MessageProperties;

@IntegrationTest
final class SnippetsTest {
    private static final byte[] BINARY = {(byte) 0xff, 0, 10};

    private static Snippets snippets(String url, boolean mqtt5, UnaryOperator<ConnectionProfile.Builder> settings) {
        ConnectionProfile.Builder builder =
                ConnectionProfile.of("id", "name", BrokerAddress.parse(url).address()).toBuilder();
        ConnectionProfile profile = settings.apply(builder).build();
        return new Snippets(() -> profile, () -> mqtt5);
    }

    private static Snippets plain() {
        return snippets("mqtt://broker.local", true, settings -> settings);
    }

    private static Snippets secure() {
        return snippets(
                "mqtts://[::1]:8884",
                false,
                settings -> settings.userName("o'neil")
                        .tls(TlsOptions.DEFAULT
                                .withAuthorities(new TlsOptions.Authorities.PemFile("/my certs/ca.pem"))
                                .withIdentity(new TlsOptions.ClientIdentity.PemFiles("/c/client.pem", "/c/client.key"))
                                .withCheckHostName(false)));
    }

    private static SnippetMessage message(String topic, String payload) {
        return new SnippetMessage(topic, payload.getBytes(UTF_8), Qos.AT_LEAST_ONCE, true, MessageProperties.NONE);
    }

    @Test
    void mosquittoPubHasAllThatIsPublished() {
        assertThat(plain().publish(SnippetKind.MOSQUITTO_PUB, message("home/lamp", "{\"on\": true}")))
                .isEqualTo("mosquitto_pub -h broker.local -p 1883 -V mqttv5 -t home/lamp -q 1 -r -m '{\"on\": true}'");
        assertThat(plain().publish(SnippetKind.MOSQUITTO_PUB, message("t", "")))
                .isEqualTo("mosquitto_pub -h broker.local -p 1883 -V mqttv5 -t t -q 1 -r -n");
        assertThat(plain().publish(
                                SnippetKind.MOSQUITTO_PUB,
                                new SnippetMessage("t", BINARY, Qos.AT_MOST_ONCE, false, MessageProperties.NONE)))
                .isEqualTo("printf %s /wAK | base64 -d | mosquitto_pub -h broker.local -p 1883 -V mqttv5 -t t -q 0 -s");
    }

    @Test
    void theOptionsOfTheConnectionAreThereButNoPassword() {
        assertThat(secure().publish(SnippetKind.MOSQUITTO_PUB, message("t", "on")))
                .isEqualTo("mosquitto_pub -h ::1 -p 8884 -V mqttv311 --cafile '/my certs/ca.pem' --cert /c/client.pem"
                        + " --key /c/client.key --insecure -u 'o'\\''neil' -P PASSWORD -t t -q 1 -r -m on");
        assertThat(snippets("mqtts://h", true, settings -> settings).subscribe("home/#"))
                .isEqualTo("mosquitto_sub -h h -p 8883 -V mqttv5 --tls-use-os-certs -t 'home/#' -v");
    }

    @Test
    void pythonPublishesTheMessage() {
        assertThat(plain().publish(SnippetKind.PYTHON, message("home/lamp", "say \"hi\"\n\u202e")))
                .isEqualTo("""
                import paho.mqtt.client as mqtt

                client = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2, protocol=mqtt.MQTTv5)
                client.connect("broker.local", 1883)
                client.loop_start()
                client.publish("home/lamp", "say \\"hi\\"\\n\\u202e", qos=1, retain=True).wait_for_publish()
                client.disconnect()
                client.loop_stop()
                """);
        Snippets webSocket = snippets("wss://broker/mqtt", false, settings -> settings.userName("me"));
        assertThat(webSocket.publish(
                        SnippetKind.PYTHON,
                        new SnippetMessage("t", BINARY, Qos.AT_MOST_ONCE, false, MessageProperties.NONE)))
                .isEqualTo("""
                import paho.mqtt.client as mqtt

                client = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2, protocol=mqtt.MQTTv311, transport="websockets")
                client.ws_set_options(path="/mqtt")
                client.username_pw_set("me", "PASSWORD")
                client.tls_set()
                client.connect("broker", 443)
                client.loop_start()
                client.publish("t", bytes.fromhex("ff000a"), qos=0).wait_for_publish()
                client.disconnect()
                client.loop_stop()
                """);
        assertThat(secure().publish(SnippetKind.PYTHON, message("t", "on")))
                .contains(
                        "client.tls_set(ca_certs=\"/my certs/ca.pem\", certfile=\"/c/client.pem\","
                                + " keyfile=\"/c/client.key\")\n",
                        "client.tls_insecure_set(True)\n");
    }

    @Test
    void javaPublishesTheMessage() {
        assertThat(plain().publish(SnippetKind.JAVA, message("home/lamp", "on")))
                .isEqualTo("""
                import com.hivemq.client.mqtt.MqttClient;
                import com.hivemq.client.mqtt.datatypes.MqttQos;
                import com.hivemq.client.mqtt.mqtt5.Mqtt5BlockingClient;
                import java.nio.charset.StandardCharsets;

                Mqtt5BlockingClient client = MqttClient.builder()
                        .useMqttVersion5()
                        .serverHost("broker.local")
                        .serverPort(1883)
                        .buildBlocking();
                client.connect();
                client.publishWith()
                        .topic("home/lamp")
                        .qos(MqttQos.AT_LEAST_ONCE)
                        .retain(true)
                        .payload("on".getBytes(StandardCharsets.UTF_8))
                        .send();
                client.disconnect();
                """);
        Snippets webSocket = snippets("wss://broker/mqtt", false, settings -> settings.userName("me"));
        assertThat(webSocket.publish(
                        SnippetKind.JAVA,
                        new SnippetMessage("t", BINARY, Qos.EXACTLY_ONCE, false, MessageProperties.NONE)))
                .isEqualTo("""
                import com.hivemq.client.mqtt.MqttClient;
                import com.hivemq.client.mqtt.datatypes.MqttQos;
                import com.hivemq.client.mqtt.mqtt3.Mqtt3BlockingClient;
                import java.nio.charset.StandardCharsets;
                import java.util.HexFormat;

                Mqtt3BlockingClient client = MqttClient.builder()
                        .useMqttVersion3()
                        .serverHost("broker")
                        .serverPort(443)
                        .sslWithDefaultConfig()
                        .webSocketConfig()
                        .serverPath("mqtt")
                        .applyWebSocketConfig()
                        .buildBlocking();
                client.connectWith()
                        .simpleAuth()
                        .username("me")
                        .password("PASSWORD".getBytes(StandardCharsets.UTF_8))
                        .applySimpleAuth()
                        .send();
                client.publishWith()
                        .topic("t")
                        .qos(MqttQos.EXACTLY_ONCE)
                        .retain(false)
                        .payload(HexFormat.of().parseHex("ff000a"))
                        .send();
                client.disconnect();
                """);
        assertThat(secure().publish(SnippetKind.JAVA, message("t", "on")))
                .contains("// The default TLS settings trust the authorities of Java and send no certificate");
    }

    private static SnippetMessage withProperties(byte[] correlation) {
        MessageProperties properties = new MessageProperties(
                1,
                60,
                "text/plain",
                "reply/to",
                correlation,
                List.of(
                        new MessageProperties.UserProperty("a b", "it's"),
                        new MessageProperties.UserProperty("k", "tab\there")),
                List.of(3),
                true);
        return new SnippetMessage("t", "on".getBytes(UTF_8), Qos.AT_MOST_ONCE, false, properties);
    }

    @Test
    void propertiesOfMqtt5ArePublishedToo() {
        SnippetMessage message = withProperties(new byte[] {(byte) 0xff, 1});
        assertThat(plain().publish(SnippetKind.MOSQUITTO_PUB, message))
                .endsWith(" -t t -q 0 -D publish payload-format-indicator 1 -D publish message-expiry-interval 60"
                        + " -D publish content-type text/plain -D publish response-topic reply/to"
                        + " -D publish correlation-data \"$(printf %s '/wE=' | base64 -d)\""
                        + " -D publish user-property 'a b' 'it'\\''s'"
                        + " -D publish user-property k \"$(printf %s 'dGFiCWhlcmU=' | base64 -d)\" -m on");
        assertThat(plain().publish(SnippetKind.PYTHON, message)).isEqualTo("""
                import paho.mqtt.client as mqtt
                from paho.mqtt.packettypes import PacketTypes
                from paho.mqtt.properties import Properties

                client = mqtt.Client(mqtt.CallbackAPIVersion.VERSION2, protocol=mqtt.MQTTv5)
                client.connect("broker.local", 1883)
                client.loop_start()
                properties = Properties(PacketTypes.PUBLISH)
                properties.PayloadFormatIndicator = 1
                properties.MessageExpiryInterval = 60
                properties.ContentType = "text/plain"
                properties.ResponseTopic = "reply/to"
                properties.CorrelationData = bytes.fromhex("ff01")
                properties.UserProperty = [("a b", "it's"), ("k", "tab\\there")]
                client.publish("t", "on", qos=0, properties=properties).wait_for_publish()
                client.disconnect()
                client.loop_stop()
                """);
        assertThat(plain().publish(SnippetKind.JAVA, message))
                .contains(
                        "import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5PayloadFormatIndicator;\n",
                        "import java.util.HexFormat;\n",
                        """
                                .retain(false)
                                .payloadFormatIndicator(Mqtt5PayloadFormatIndicator.UTF_8)
                                .messageExpiryInterval(60L)
                                .contentType("text/plain")
                                .responseTopic("reply/to")
                                .correlationData(HexFormat.of().parseHex("ff01"))
                                .userProperties()
                                .add("a b", "it's")
                                .add("k", "tab\\there")
                                .applyUserProperties()
                                .payload("on".getBytes(StandardCharsets.UTF_8))
                        """);
        Snippets mqtt3 = snippets("mqtt://broker.local", false, settings -> settings);
        for (SnippetKind kind : SnippetKind.values()) {
            assertThat(mqtt3.publish(kind, message)).as("%s", kind).doesNotContain("reply/to", "roperties");
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theShellPassesPropertiesAsTheyAre() throws IOException, InterruptedException {
        List<String> arguments =
                run(plain().publish(SnippetKind.MOSQUITTO_PUB, withProperties(new byte[] {(byte) 0xff, 10, 1})));

        assertThat(arguments)
                .containsSequence(hex("correlation-data"), "ff0a01")
                .containsSequence(hex("user-property"), hex("a b"), hex("it's"))
                .containsSequence(hex("user-property"), hex("k"), hex("tab\there"));
    }

    @Test
    void propertiesThatACommandCannotPassAreAnObstacle() {
        for (byte[] bytes : new byte[][] {{1, 0, 2}, {(byte) 0xff, 10}}) {
            MessageProperties properties = withProperties(bytes).properties();
            assertThat(plain().obstacle(SnippetKind.MOSQUITTO_PUB, "t", 1, properties)
                            .orElseThrow())
                    .startsWith("A command cannot pass the correlation data or another property");
            assertThat(plain().obstacle(SnippetKind.PYTHON, "t", 1, properties)).isEmpty();
        }
    }

    @Test
    void whatCannotBeWrittenSaysWhy() {
        Snippets webSocket = snippets("ws://broker/mqtt", true, settings -> settings);
        assertThat(webSocket.obstacle(SnippetKind.MOSQUITTO_PUB, "t", 1, MessageProperties.NONE))
                .hasValue("The clients of Mosquitto cannot connect over WebSocket.");
        assertThat(webSocket.obstacle(SnippetKind.PYTHON, "t", 1, MessageProperties.NONE))
                .isEmpty();
        assertThat(plain().obstacle(SnippetKind.JAVA, "t", Snippets.MAX_BYTES + 1, MessageProperties.NONE))
                .hasValue("The message is larger than 20 kB. Save the payload to a file instead.");
        assertThat(plain().obstacle(SnippetKind.MOSQUITTO_SUB, "t", Snippets.MAX_BYTES + 1, MessageProperties.NONE))
                .isEmpty();
        assertThat(plain().obstacle(SnippetKind.MOSQUITTO_PUB, "a\u001bb", 1, MessageProperties.NONE))
                .hasValue("The topic has control characters, on which a terminal would act.");
    }

    /** What the shell passes to mosquitto_pub: its arguments, then its input, each in hex on a line. */
    private static List<String> run(String line) throws IOException, InterruptedException {
        String script = "hex() { od -An -v -tx1 | tr -d ' \\n'; echo; }\n"
                + "mosquitto_pub() { for each in \"$@\"; do printf %s \"$each\" | hex; done;"
                + " case \" $* \" in *\" -s \"*) hex;; esac; }\n"
                + line + "\n";
        Process shell =
                new ProcessBuilder("sh", "-c", script).redirectErrorStream(true).start();
        String out = new String(shell.getInputStream().readAllBytes(), UTF_8);
        assertThat(shell.waitFor()).as(out).isZero();
        return new ArrayList<>(out.lines().toList());
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(UTF_8));
    }

    @ParameterizedTest
    @DisabledOnOs(OS.WINDOWS)
    @ValueSource(
            strings = {
                "plain",
                "two words",
                "it's",
                "$HOME `id` $(id)",
                "a\\nb",
                "\"quoted\"",
                "!x; rm -rf *",
                "-n",
                "~",
                "ü€😀",
                "line one\nline two\n",
                "#",
                "&|<>"
            })
    void theShellPassesTextsAsTheyAre(String text) throws IOException, InterruptedException {
        String line = plain().publish(SnippetKind.MOSQUITTO_PUB, message("x/" + text.replace("\n", ""), text));
        List<String> arguments = run(line);

        assertThat(arguments.get(arguments.indexOf(hex("-t")) + 1)).isEqualTo(hex("x/" + text.replace("\n", "")));
        assertThat(arguments.get(arguments.lastIndexOf(hex("-m")) + 1)).isEqualTo(hex(text));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void binaryPayloadsAndTabsArriveByTheInput() throws IOException, InterruptedException {
        assertThat(run(plain().publish(
                                        SnippetKind.MOSQUITTO_PUB,
                                        new SnippetMessage(
                                                "t", BINARY, Qos.AT_MOST_ONCE, false, MessageProperties.NONE)))
                        .getLast())
                .isEqualTo("ff000a");
        assertThat(run(plain().publish(SnippetKind.MOSQUITTO_PUB, message("t", "a\tb\r\n")))
                        .getLast())
                .isEqualTo(hex("a\tb\r\n"));
    }
}
