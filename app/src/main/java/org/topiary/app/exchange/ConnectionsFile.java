// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.exchange;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.topiary.app.store.ProfileJson;
import org.topiary.app.viewmodel.Texts;
import org.topiary.mqtt.ConnectionProfile;
import org.topiary.mqtt.ConnectionSecrets;
import org.topiary.mqtt.SecretField;
import org.topiary.mqtt.TlsOptions;
import org.topiary.mqtt.TlsOptions.ClientIdentity;

/** Our own file of exported connections. Only what is going to be sealed has secrets, as Base64. */
final class ConnectionsFile {
    static final String FORMAT = "format";
    static final String NAME = "topiary-connections";

    private static final String VERSION = "version";
    private static final int VERSION_WRITTEN = 1;
    private static final String CONNECTIONS = "connections";
    private static final String SECRETS = "secrets";
    private static final JsonMapper MAPPER = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ConnectionsFile() {}

    static byte[] write(List<ConnectionProfile> profiles) {
        ObjectNode file = file();
        ArrayNode connections = file.putArray(CONNECTIONS);
        profiles.forEach(profile -> connections.add(connection(profile)));
        return bytes(file);
    }

    /** With secrets: the caller seals the bytes and wipes them. */
    static byte[] writeWithSecrets(List<ImportedConnection> all) {
        ObjectNode file = file();
        ArrayNode connections = file.putArray(CONNECTIONS);
        for (ImportedConnection one : all) {
            ObjectNode connection = connection(one.profile());
            ObjectNode secrets = MAPPER.createObjectNode();
            for (SecretField field : SecretField.values()) {
                byte @Nullable [] secret = one.secrets().copy(field);
                if (secret != null) {
                    secrets.put(field.key(), Base64.getEncoder().encodeToString(secret));
                    Arrays.fill(secret, (byte) 0);
                }
            }
            if (!secrets.isEmpty()) {
                connection.set(SECRETS, secrets);
            }
            connections.add(connection);
        }
        return bytes(file);
    }

    /** @param trusted whether the file was sealed: secrets of one that was not are not taken over, for nobody should write one */
    static void read(JsonNode root, boolean trusted, Findings findings) throws ImportException {
        if (root.path(VERSION).asInt(0) > VERSION_WRITTEN) {
            throw new ImportException(ImportException.Reason.UNKNOWN, Texts.get("import.own.newer"));
        }
        readList(root.path(CONNECTIONS), trusted, findings);
    }

    /** A list of profiles as it stands in an export, or in our own {@code profiles.json}. */
    static void readList(JsonNode list, boolean trusted, Findings findings) {
        for (JsonNode json : list) {
            String name = json.path("name").asText(Texts.get("import.noname"));
            try {
                ImportedConnection connection = connection(json, trusted);
                if (trusted) {
                    findings.add(connection);
                } else {
                    List<String> notes = new ArrayList<>();
                    findings.add(new ImportedConnection(checking(connection.profile(), notes), connection.secrets()));
                    if (json.has(SECRETS)) {
                        notes.add(Texts.get("import.own.secrets"));
                    }
                    notes.forEach(note -> findings.note(Texts.get("import.line", name, note)));
                }
            } catch (IllegalArgumentException e) {
                findings.note(Texts.get("import.skipped", name, String.valueOf(e.getMessage())));
            }
        }
    }

    /** Anybody may have written a file that is not sealed: it switches no check off, loads no code, and opens nothing by itself. */
    private static ConnectionProfile checking(ConnectionProfile profile, List<String> notes) {
        TlsOptions tls = profile.tls();
        if (tls.acceptAnything()) {
            notes.add(Texts.get("import.unchecked"));
        }
        if (!tls.checkHostName()) {
            notes.add(Texts.get("import.unchecked.name"));
        }
        if (!tls.pinned().isEmpty()) {
            notes.add(Texts.get("import.own.pinned"));
        }
        if (profile.autoConnect()) {
            notes.add(Texts.get("import.own.autoConnect"));
        }
        ClientIdentity identity = tls.identity();
        if (identity instanceof ClientIdentity.Pkcs11 token) {
            notes.add(Texts.get("import.own.library", token.library()));
            identity = new ClientIdentity.None();
        }
        return profile.toBuilder()
                .autoConnect(false)
                .tls(new TlsOptions(tls.authorities(), identity, tls.serverName(), tls.alpn(), tls.versions(), tls.cipherSuites(), true, Set.of(), false))
                .build();
    }

    private static ImportedConnection connection(JsonNode json, boolean trusted) {
        if (!(json instanceof ObjectNode object)) {
            throw new IllegalArgumentException(Texts.get("import.entry"));
        }
        ConnectionProfile profile =
                ProfileJson.read(object).profile().toBuilder().id(UUID.randomUUID().toString()).build();
        ConnectionSecrets secrets = new ConnectionSecrets();
        for (SecretField field : SecretField.values()) {
            String text = trusted ? object.path(SECRETS).path(field.key()).asText("") : "";
            if (!text.isEmpty()) {
                byte[] secret = Base64.getDecoder().decode(text);
                secrets.set(field, secret);
                Arrays.fill(secret, (byte) 0);
            }
        }
        return new ImportedConnection(profile, secrets);
    }

    private static ObjectNode file() {
        return MAPPER.createObjectNode().put(FORMAT, NAME).put(VERSION, VERSION_WRITTEN);
    }

    private static ObjectNode connection(ConnectionProfile profile) {
        ObjectNode connection = ProfileJson.write(profile);
        connection.remove("id");
        return connection;
    }

    private static byte[] bytes(ObjectNode file) {
        try {
            return MAPPER.writeValueAsBytes(file);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
