// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.snippet;

import org.topiary.mqtt.receive.MessageProperties;

/** Statements for hivemq-mqtt-client 1.3 that publish a message. */
final class HiveMqJava {
    private HiveMqJava() {}

    static String publish(SnippetConnection connection, SnippetMessage message) {
        String version = connection.mqtt5() ? "5" : "3";
        StringBuilder out = new StringBuilder();
        boolean text = message.text().isPresent();
        boolean properties = connection.mqtt5() && message.hasProperties();
        boolean named = !connection.profile().userName().isEmpty();
        out.append("import com.hivemq.client.mqtt.MqttClient;\n")
                .append("import com.hivemq.client.mqtt.datatypes.MqttQos;\n")
                .append("import com.hivemq.client.mqtt.mqtt" + version + ".Mqtt" + version + "BlockingClient;\n");
        if (properties && message.properties().payloadFormat() >= 0) {
            out.append("import com.hivemq.client.mqtt.mqtt5.message.publish.Mqtt5PayloadFormatIndicator;\n");
        }
        if (text || named) {
            out.append("import java.nio.charset.StandardCharsets;\n");
        }
        if (!text || (properties && message.properties().correlationData().length > 0)) {
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
                .append("        .retain(" + message.retained() + ")\n");
        if (properties) {
            properties(out, message.properties());
        }
        out.append("        .payload(" + payload(message) + ")\n")
                .append("        .send();\n")
                .append("client.disconnect();\n");
        return out.toString();
    }

    private static void properties(StringBuilder out, MessageProperties properties) {
        if (properties.payloadFormat() >= 0) {
            call(
                    out,
                    "payloadFormatIndicator",
                    "Mqtt5PayloadFormatIndicator." + (properties.payloadFormat() == 1 ? "UTF_8" : "UNSPECIFIED"));
        }
        if (properties.messageExpirySeconds() >= 0) {
            call(out, "messageExpiryInterval", properties.messageExpirySeconds() + "L");
        }
        if (!properties.contentType().isEmpty()) {
            call(out, "contentType", Literals.string(properties.contentType()));
        }
        if (!properties.responseTopic().isEmpty()) {
            call(out, "responseTopic", Literals.string(properties.responseTopic()));
        }
        if (properties.correlationData().length > 0) {
            call(out, "correlationData", bytes(properties.correlationData()));
        }
        if (!properties.userProperties().isEmpty()) {
            call(out, "userProperties", "");
            properties
                    .userProperties()
                    .forEach(each ->
                            call(out, "add", Literals.string(each.name()) + ", " + Literals.string(each.value())));
            call(out, "applyUserProperties", "");
        }
    }

    private static void call(StringBuilder out, String method, String argument) {
        out.append("        .").append(method).append('(').append(argument).append(")\n");
    }

    private static String bytes(byte[] bytes) {
        return "HexFormat.of().parseHex(\"" + SnippetMessage.hex(bytes) + "\")";
    }

    private static String payload(SnippetMessage message) {
        return message.text()
                .map(text -> Literals.string(text) + ".getBytes(StandardCharsets.UTF_8)")
                .orElseGet(() -> bytes(message.payload()));
    }
}
