// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.snippet;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.topiary.mqtt.receive.MessageProperties;

/** Command lines of mosquitto_pub(1) and mosquitto_sub(1) for a POSIX shell. */
final class Mosquitto {
    private Mosquitto() {}

    /** Publishes a message. Binary payloads go through base64(1): a shell cannot pass all bytes as an argument. */
    static String publish(SnippetConnection connection, SnippetMessage message) {
        List<String> words = words("mosquitto_pub", connection);
        words.addAll(List.of(
                "-t",
                Literals.shell(message.topic()),
                "-q",
                Integer.toString(message.qos().level())));
        if (message.retained()) {
            words.add("-r");
        }
        if (connection.mqtt5()) {
            addProperties(words, message.properties());
        }
        if (message.payload().length == 0) {
            words.add("-n");
            return String.join(" ", words);
        }
        Optional<String> text = message.shellText();
        if (text.isPresent()) {
            words.addAll(List.of("-m", Literals.shell(text.get())));
            return String.join(" ", words);
        }
        words.add("-s");
        return "printf %s " + Literals.shell(message.base64()) + " | base64 -d | " + String.join(" ", words);
    }

    /** Whether a command line can have these properties. */
    static boolean canPass(MessageProperties properties) {
        return isArgument(properties.contentType())
                && isArgument(properties.responseTopic())
                && Literals.isArgument(properties.correlationData())
                && properties.userProperties().stream()
                        .allMatch(each -> isArgument(each.name()) && isArgument(each.value()));
    }

    private static boolean isArgument(String text) {
        return Literals.isArgument(bytes(text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void addProperties(List<String> words, MessageProperties properties) {
        if (properties.payloadFormat() >= 0) {
            property(words, "payload-format-indicator", Integer.toString(properties.payloadFormat()));
        }
        if (properties.messageExpirySeconds() >= 0) {
            property(words, "message-expiry-interval", Long.toString(properties.messageExpirySeconds()));
        }
        if (!properties.contentType().isEmpty()) {
            property(words, "content-type", Literals.shell(bytes(properties.contentType())));
        }
        if (!properties.responseTopic().isEmpty()) {
            property(words, "response-topic", Literals.shell(bytes(properties.responseTopic())));
        }
        if (properties.correlationData().length > 0) {
            property(words, "correlation-data", Literals.shell(properties.correlationData()));
        }
        for (MessageProperties.UserProperty each : properties.userProperties()) {
            property(words, "user-property", Literals.shell(bytes(each.name())));
            words.add(Literals.shell(bytes(each.value())));
        }
    }

    private static void property(List<String> words, String name, String value) {
        words.addAll(List.of("-D", "publish", name, value));
    }

    /** Prints topics and payloads of a topic filter. */
    static String subscribe(SnippetConnection connection, String filter) {
        List<String> words = words("mosquitto_sub", connection);
        words.addAll(List.of("-t", Literals.shell(filter), "-v"));
        return String.join(" ", words);
    }

    private static List<String> words(String program, SnippetConnection connection) {
        List<String> words = new ArrayList<>(List.of(
                program,
                "-h",
                Literals.shell(connection.address().host()),
                "-p",
                Integer.toString(connection.address().port()),
                "-V",
                connection.mqtt5() ? "mqttv5" : "mqttv311"));
        if (connection.isTls()) {
            connection
                    .authorities()
                    .ifPresentOrElse(
                            file -> words.addAll(List.of("--cafile", Literals.shell(file))),
                            () -> words.add("--tls-use-os-certs"));
            connection
                    .identity()
                    .ifPresent(files -> words.addAll(List.of(
                            "--cert", Literals.shell(files.certificate()), "--key", Literals.shell(files.key()))));
            if (connection.isInsecure()) {
                words.add("--insecure");
            }
        }
        if (!connection.profile().userName().isEmpty()) {
            words.addAll(
                    List.of("-u", Literals.shell(connection.profile().userName()), "-P", SnippetConnection.PASSWORD));
        }
        return words;
    }
}
