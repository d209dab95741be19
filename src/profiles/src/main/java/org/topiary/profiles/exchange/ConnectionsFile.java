// SPDX-License-Identifier: Apache-2.0
package org.topiary.profiles.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.topiary.core.text.Explained;
import org.topiary.core.text.InvalidInputException;
import org.topiary.core.text.Phrase;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.ConnectionSecrets;
import org.topiary.mqtt.profile.SecretField;
import org.topiary.profiles.ProfileJson;
import org.topiary.profiles.schema.SchemaFile;
import org.topiary.profiles.schema.SchemasJson;
import org.topiary.vault.Sealed;
import org.topiary.vault.VaultException;

/**
 * Topiary's own file of exported connections, or its {@code profiles.json}. Contains secrets, as Base64, only if it is
 * to be sealed.
 */
final class ConnectionsFile implements ImportFormat {
    private static final String FORMAT = "format";
    private static final String NAME = "topiary-connections";

    private static final String VERSION = "version";
    private static final String PROFILES = "profiles";
    private static final int VERSION_WRITTEN = 1;
    private static final String CONNECTIONS = "connections";
    private static final String SECRETS = "secrets";
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @Override
    public boolean accepts(ImportSource source) throws ImportException {
        return source.isSealed()
                || source.json()
                        .filter(root -> isExport(root) || isProfiles(root))
                        .isPresent();
    }

    private static boolean isExport(JsonNode root) {
        return root.path(FORMAT).asText("").equals(NAME);
    }

    private static boolean isProfiles(JsonNode root) {
        return root.path(PROFILES).isArray() && root.has(VERSION);
    }

    @Override
    public void read(ImportSource source, ImportCollector findings) throws ImportException {
        if (source.isSealed()) {
            readSealed(source, findings);
            return;
        }
        JsonNode root = source.json().orElseThrow();
        if (isExport(root)) {
            read(root, false, findings);
        } else {
            readList(root.path(PROFILES), false, findings);
        }
    }

    private static void readSealed(ImportSource source, ImportCollector findings) throws ImportException {
        byte[] plain = new byte[0];
        try {
            plain = Sealed.open(source.bytes(), source.password());
            read(source.parsed(plain), true, findings);
        } catch (VaultException e) {
            boolean wrong = e.reason() == VaultException.Reason.WRONG_PASSWORD;
            Phrase message =
                    wrong ? Phrase.of("import.sealed.wrong") : e.phrase().and(e.advice());
            throw new ImportException(
                    wrong ? ImportException.Reason.WRONG_PASSWORD : ImportException.Reason.DAMAGED, message, e);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    /** @param harmless leaves out what is secret in a profile */
    static byte[] write(List<ImportedConnection> all, UnaryOperator<ConnectionProfile> harmless) {
        ObjectNode file = file();
        ArrayNode connections = file.putArray(CONNECTIONS);
        all.forEach(each -> connections.add(connection(harmless.apply(each.profile()), each.schemas())));
        return bytes(file);
    }

    /** Writes connections with their secrets; the caller seals the bytes and wipes them. */
    static byte[] writeWithSecrets(List<ImportedConnection> all) {
        ObjectNode file = file();
        ArrayNode connections = file.putArray(CONNECTIONS);
        for (ImportedConnection one : all) {
            ObjectNode connection = connection(one.profile(), one.schemas());
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

    /**
     * @param sealed whether the file was sealed; secrets of an unsealed file are ignored, since no such file should
     *     exist
     */
    static void read(JsonNode root, boolean sealed, ImportCollector findings) throws ImportException {
        if (root.path(VERSION).asInt(0) > VERSION_WRITTEN) {
            throw new ImportException(ImportException.Reason.UNKNOWN, Phrase.of("import.own.newer"));
        }
        readList(root.path(CONNECTIONS), sealed, findings);
    }

    /** Reads a list of profiles of an export, or of Topiary's {@code profiles.json}. */
    private static void readList(JsonNode list, boolean sealed, ImportCollector findings) {
        findings.expect(list.size());
        for (JsonNode json : list) {
            if (findings.isFull()) {
                continue;
            }
            Phrase name = json.path("name").isTextual()
                    ? Phrase.verbatim(json.path("name").textValue())
                    : Phrase.of("import.noname");
            try {
                Consumer<Phrase> notes = note -> findings.note(Phrase.of("import.line", name, note));
                findings.add(Offers.extractFrom(connection(json, sealed), notes)
                        .with(SchemasJson.read(json.path(SchemasJson.NAME), notes)));
                if (!sealed && json.has(SECRETS)) {
                    notes.accept(Phrase.of("import.own.secrets"));
                }
            } catch (IllegalArgumentException e) {
                findings.note(Phrase.of("import.skipped", name, Explained.phrase(e)));
            }
        }
    }

    private static ImportedConnection connection(JsonNode json, boolean sealed) {
        if (!(json instanceof ObjectNode object)) {
            throw new InvalidInputException(Phrase.of("import.entry"));
        }
        ConnectionProfile profile = ProfileJson.read(object).profile().toBuilder()
                .id(UUID.randomUUID().toString())
                .build();
        ConnectionSecrets secrets = new ConnectionSecrets();
        for (SecretField field : SecretField.values()) {
            String text = sealed ? object.path(SECRETS).path(field.key()).asText("") : "";
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

    private static ObjectNode connection(ConnectionProfile profile, List<SchemaFile> schemas) {
        ObjectNode connection = ProfileJson.write(profile);
        connection.remove("id");
        if (!schemas.isEmpty()) {
            connection.set(SchemasJson.NAME, SchemasJson.write(schemas));
        }
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
