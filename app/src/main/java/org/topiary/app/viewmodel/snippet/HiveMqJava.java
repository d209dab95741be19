// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.snippet;

/** Statements for hivemq-mqtt-client 1.3 that publish a message. */
final class HiveMqJava {
    private HiveMqJava() {}

    static String publish(SnippetConnection connection, SnippetMessage message) {
        String version = connection.mqtt5() ? "5" : "3";
        StringBuilder out = new StringBuilder();
        boolean text = message.text().isPresent();
        boolean named = !connection.profile().userName().isEmpty();
        out.append("import com.hivemq.client.mqtt.MqttClient;\n")
                .append("import com.hivemq.client.mqtt.datatypes.MqttQos;\n")
                .append("import com.hivemq.client.mqtt.mqtt" + version + ".Mqtt" + version + "BlockingClient;\n");
        if (text || named) {
            out.append("import java.nio.charset.StandardCharsets;\n");
        }
        if (!text) {
            out.append("import java.util.HexFormat;\n");
        }
        out.append('\n');
        if (connection.isTls()
                && (connection.authorities().isPresent()
                        || connection.identity().isPresent()
                        || connection.isInsecure())) {
            out.append(
                    "// The default TLS settings trust the authorities of Java and send no certificate: use sslConfig()"
                            + " for others.\n");
        }
        out.append("Mqtt" + version + "BlockingClient client = MqttClient.builder()\n")
                .append("        .useMqttVersion" + version + "()\n")
                .append("        .serverHost("
                        + Literals.string(connection.address().host()) + ")\n")
                .append("        .serverPort(" + connection.address().port() + ")\n");
        if (connection.isTls()) {
            out.append("        .sslWithDefaultConfig()\n");
        }
        if (connection.isWebSocket()) {
            String path = connection.address().path();
            out.append("        .webSocketConfig()\n")
                    .append("        .serverPath(" + Literals.string(path.startsWith("/") ? path.substring(1) : path)
                            + ")\n")
                    .append("        .applyWebSocketConfig()\n");
        }
        out.append("        .buildBlocking();\n");
        if (named) {
            out.append("client.connectWith()\n")
                    .append("        .simpleAuth()\n")
                    .append("        .username("
                            + Literals.string(connection.profile().userName()) + ")\n")
                    .append("        .password(\"" + SnippetConnection.PASSWORD
                            + "\".getBytes(StandardCharsets.UTF_8))\n")
                    .append("        .applySimpleAuth()\n")
                    .append("        .send();\n");
        } else {
            out.append("client.connect();\n");
        }
        out.append("client.publishWith()\n")
                .append("        .topic(" + Literals.string(message.topic()) + ")\n")
                .append("        .qos(MqttQos." + message.qos().name() + ")\n")
                .append("        .retain(" + message.retained() + ")\n")
                .append("        .payload(" + payload(message) + ")\n")
                .append("        .send();\n")
                .append("client.disconnect();\n");
        return out.toString();
    }

    private static String payload(SnippetMessage message) {
        return message.text()
                .map(text -> Literals.string(text) + ".getBytes(StandardCharsets.UTF_8)")
                .orElseGet(() -> "HexFormat.of().parseHex(\"" + message.hex() + "\")");
    }
}
