// SPDX-License-Identifier: Apache-2.0
package org.topiary.profiles.exchange;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.topiary.core.text.Phrase;
import org.topiary.mqtt.profile.BrokerAddress;
import org.topiary.mqtt.profile.BrokerAddress.Transport;
import org.topiary.mqtt.profile.SecretField;
import org.topiary.profiles.exchange.XmlTree.Element;

/**
 * Reads {@code mqtt-spy-configuration.xml}, also of old versions, with its groups as folders. It contains user
 * passwords in Base64.
 */
final class MqttSpy implements ImportFormat {
    private static final String ROOT = "MqttSpyConfiguration";

    @Override
    public boolean accepts(ImportSource source) throws ImportException {
        return source.xml().filter(root -> root.name().equals(ROOT)).isPresent();
    }

    @Override
    public void read(ImportSource source, ImportCollector findings) throws ImportException {
        read(source.xml().orElseThrow(), findings);
    }

    private static void read(Element root, ImportCollector findings) {
        Map<String, String> folders = folders(root);
        List<Element> connections = root.first("Connectivity").children();
        findings.expect(connections.size());
        for (Element connection : connections) {
            findings.add(connection.text("Name"), draft -> {
                draft.profile().folder(folders.getOrDefault(connection.text("ID"), ""));
                fill(draft, connection);
            });
        }
    }

    private static void fill(ConnectionDraft draft, Element connection) {
        List<Element> addresses = connection.all("ServerURI").toList();
        Element ssl = connection.first("SSL");
        String mode = ssl.text("Mode");
        boolean encrypted = !mode.isEmpty() && !mode.equals("DISABLED");
        address(
                draft,
                addresses.isEmpty() ? "" : addresses.getFirst().text(),
                connection.text("WebSocket").equals("true"),
                encrypted);
        addresses.stream().skip(1).forEach(other -> draft.note(Phrase.of("import.spy.other", other.text())));
        draft.version(connection.text("Protocol"));
        draft.profile().clientId(connection.text("ClientID"));
        if (connection.text("AutoConnect").equals("true")
                && !connection.text("AutoOpen").equals("false")) {
            draft.offer(Offers.autoConnect());
        }
        Element login = connection.first("UserCredentials");
        draft.profile().userName(login.text("Username"));
        password(draft, login.text("Password"));
        draft.options().cleanStart(!connection.text("CleanSession").equals("false"));
        if (!connection.text("KeepAliveInterval").isEmpty()) {
            draft.options().keepAliveSeconds(MqttFx.number(connection.text("KeepAliveInterval"), -1));
        }
        if (!connection.text("ConnectionTimeout").isEmpty()) {
            draft.timeoutSeconds(MqttFx.number(connection.text("ConnectionTimeout"), -1));
        }
        String retry = connection.first("ReconnectionSettings").text("RetryInterval");
        if (!retry.isEmpty()) {
            draft.reconnect(true, MqttFx.number(retry, 1_000));
        }
        Element will = connection.first("LastWillAndTestament");
        draft.options()
                .will(
                        will.attribute("topic"),
                        will.text(),
                        MqttFx.number(will.attribute("qos"), 0),
                        will.attribute("retained").equals("true"));
        tls(draft, ssl, mode);
        connection.all("Subscription").forEach(one -> {
            draft.subscribe(one.attribute("topic"), MqttFx.number(one.attribute("qos"), 0), true);
            draft.notCarried(Phrase.of("import.what.script"), one.attribute("scriptFile"));
        });
        others(draft, connection);
    }

    private static void address(ConnectionDraft draft, String uri, boolean webSocket, boolean encrypted) {
        String full = uri.contains("://") ? uri : "tcp://" + uri;
        BrokerAddress address = BrokerAddress.parse(full).address();
        boolean tls = encrypted || address.transport().isTls();
        boolean socket = webSocket || address.transport().isWebSocket();
        Transport transport =
                socket ? tls ? Transport.SECURE_WEBSOCKET : Transport.WEBSOCKET : tls ? Transport.TLS : Transport.TCP;
        // Without a port in the URI, the default port of the detected transport.
        boolean usual = address.port() == address.transport().defaultPort() && !full.endsWith(":" + address.port());
        draft.address(transport, address.host(), usual ? 0 : address.port(), address.path());
    }

    private static void password(ConnectionDraft draft, String encoded) {
        if (encoded.isEmpty()) {
            return;
        }
        try {
            draft.secret(SecretField.PASSWORD, Base64.getDecoder().decode(encoded.getBytes(StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException e) {
            draft.note(Phrase.of("import.spy.password"));
        }
    }

    private static void tls(ConnectionDraft draft, Element ssl, String mode) {
        DraftTls tls = draft.tls();
        tls.version(ssl.text("Protocol"));
        switch (mode) {
            case "", "DISABLED", "BASIC" -> {}
            case "SERVER_ONLY" -> tls.authorityFile(ssl.text("CertificateAuthorityFile"));
            case "SERVER_AND_CLIENT" -> {
                tls.authorityFile(ssl.text("CertificateAuthorityFile"));
                tls.clientFiles(ssl.text("ClientCertificateFile"), ssl.text("ClientKeyFile"));
                draft.secret(SecretField.KEY_PASSPHRASE, ssl.text("ClientKeyPassword"));
            }
            case "SERVER_KEYSTORE" ->
                tls.trustStore(ssl.text("ServerKeyStoreFile"), ssl.text("ServerKeyStorePassword"));
            case "SERVER_AND_CLIENT_KEYSTORES" -> {
                String password = ssl.text("ClientKeyStorePassword");
                tls.trustStore(ssl.text("ServerKeyStoreFile"), ssl.text("ServerKeyStorePassword"));
                tls.keyStore(ssl.text("ClientKeyStoreFile"), password);
                if (!ssl.text("ClientKeyPassword").isEmpty()
                        && !ssl.text("ClientKeyPassword").equals(password)) {
                    draft.note(Phrase.of("import.key.password"));
                }
            }
            default -> draft.note(Phrase.of("import.tls.mode", mode));
        }
    }

    private static void others(ConnectionDraft draft, Element connection) {
        if (connection.all("Publication").findAny().isPresent()) {
            draft.note(Phrase.of("import.without", Phrase.of("import.what.publications")));
        }
        boolean scripts = !connection.text("PublicationScripts").isEmpty()
                || !connection.text("SearchScripts").isEmpty()
                || connection.all("BackgroundScript").findAny().isPresent();
        if (scripts) {
            draft.note(Phrase.of("import.without", Phrase.of("import.what.scripts")));
        }
        draft.notCarried(Phrase.of("import.what.formatter"), connection.text("Formatter"));
        if (!connection.text("MessageLog").isEmpty()
                && !connection.text("MessageLog").equals("DISABLED")) {
            draft.note(Phrase.of("import.without", Phrase.of("import.what.messagelog")));
        }
    }

    /** Folders by connection id; a group that contains itself ends the path. */
    private static Map<String, String> folders(Element root) {
        Map<String, Element> groups = new HashMap<>();
        Map<String, String> parents = new HashMap<>();
        root.all("ConnectionGroups").forEach(group -> groups.put(group.text("ID"), group));
        groups.forEach(
                (id, group) -> group.all("Subgroups").forEach(sub -> parents.putIfAbsent(sub.text("Reference"), id)));
        Map<String, String> folders = new HashMap<>();
        groups.forEach((id, group) -> {
            String folder = path(id, groups, parents);
            group.all("Connections").forEach(connection -> folders.put(connection.text("Reference"), folder));
        });
        return folders;
    }

    private static String path(String id, Map<String, Element> groups, Map<String, String> parents) {
        StringBuilder path = new StringBuilder();
        Set<String> seen = new HashSet<>();
        for (String at = id; at != null && groups.containsKey(at) && seen.add(at); at = parents.get(at)) {
            // The group without a parent is the root of all groups.
            String name = groups.get(at).text("Name").replace('/', '-');
            if (parents.containsKey(at) && !name.isEmpty()) {
                path.insert(0, path.isEmpty() ? name : name + '/');
            }
        }
        return path.toString();
    }
}
