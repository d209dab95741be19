// SPDX-License-Identifier: Apache-2.0
package org.topiary.profiles.exchange;

import java.io.IOException;
import java.util.Properties;
import java.util.Set;
import org.topiary.core.progress.CheckingReader;
import org.topiary.core.text.ForeignText;
import org.topiary.core.text.Phrase;
import org.topiary.mqtt.profile.BrokerAddress.Transport;
import org.topiary.mqtt.profile.SecretField;

/** Reads {@code config.properties} of MQTT CLI: the defaults of its commands, as one connection. */
final class MqttCli implements ImportFormat {
    private static final String HOST = "mqtt.host";
    private static final Set<String> OF_THE_TOOL =
            Set.of("client.id.length", "logfile.level", "logfile.path", "debug.level", "client.subscribe.output");

    @Override
    public boolean accepts(ImportSource source) {
        return source.isLines() && isOne(source.text());
    }

    @Override
    public void read(ImportSource source, ImportCollector findings) {
        read(source.text(), findings);
    }

    /** Whether a text is such a file. */
    private static boolean isOne(String text) {
        return ImportSource.lines(text).anyMatch(line -> line.startsWith(HOST) || line.startsWith("client.id.prefix"));
    }

    private static void read(String text, ImportCollector findings) {
        Properties properties = new Properties();
        try {
            properties.load(new CheckingReader(text));
        } catch (IOException | IllegalArgumentException e) {
            findings.note(Phrase.of("import.skipped", "MQTT CLI", Phrase.of("import.entry")));
            return;
        }
        findings.add("", draft -> fill(draft, properties));
    }

    private static void fill(ConnectionDraft draft, Properties properties) {
        String keyStore = take(properties, "auth.keystore");
        String trustStore = take(properties, "auth.truststore");
        String certificate = take(properties, "auth.client.cert");
        String key = take(properties, "auth.client.key");
        String ca = take(properties, "auth.server.cafile");
        long port = MqttFx.number(take(properties, "mqtt.port"), 1883);
        boolean tls =
                port == Transport.TLS.defaultPort() || !(keyStore + trustStore + certificate + key + ca).isEmpty();
        draft.address(tls ? Transport.TLS : Transport.TCP, properties.getProperty(HOST, "localhost"), port, "");
        properties.remove(HOST);
        draft.version(take(properties, "mqtt.version"));
        draft.profile().userName(take(properties, "auth.username"));
        draft.secret(SecretField.PASSWORD, take(properties, "auth.password"));
        // Never read: the author of an imported file could make the program send any file to their broker.
        String passwordFile = take(properties, "auth.password.file");
        if (!passwordFile.isEmpty()) {
            draft.note(Phrase.of("import.cli.passwordfile", ForeignText.quoted(passwordFile)));
        }
        String variable = take(properties, "auth.password.env");
        if (!variable.isEmpty()) {
            draft.note(Phrase.of("import.cli.variable", variable));
        }
        draft.tls().authorityFile(ca);
        draft.tls().clientFiles(certificate, key);
        draft.tls().trustStore(trustStore, take(properties, "auth.truststore.password"));
        String storePassword = take(properties, "auth.keystore.password");
        String keyPassword = take(properties, "auth.keystore.privatekey.password");
        draft.tls().keyStore(keyStore, storePassword);
        if (!keyPassword.isEmpty() && !keyPassword.equals(storePassword)) {
            draft.note(Phrase.of("import.key.password"));
        }
        String prefix = take(properties, "client.id.prefix");
        draft.notCarried(Phrase.of("import.what.clientid.prefix"), prefix.equals("mqtt") ? "" : prefix);
        String path = take(properties, "ws.path");
        draft.notCarried(Phrase.of("import.what.path"), path.equals("/mqtt") ? "" : path);
        properties.stringPropertyNames().stream()
                .filter(name -> !OF_THE_TOOL.contains(name))
                .sorted()
                .forEach(name -> draft.note(Phrase.of("import.field", name)));
    }

    private static String take(Properties properties, String name) {
        return properties.remove(name) instanceof String value ? value.strip() : "";
    }
}
