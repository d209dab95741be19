// SPDX-License-Identifier: Apache-2.0
package org.topiary.profiles.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.topiary.core.text.InvalidInputException;
import org.topiary.core.text.Phrase;
import org.topiary.mqtt.profile.BrokerAddress.Transport;
import org.topiary.mqtt.profile.SecretField;

/**
 * {@code config.json} of CorreoMQTT, and its exports ({@code .cqc}), plain and encrypted. Only encrypted exports
 * contain passwords.
 */
final class Correo implements ImportFormat {
    private static final String CONNECTIONS = "connections";
    private static final String EXPORTED = "connectionConfigDTOS";
    private static final String ENCRYPTED = "encryptedData";

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int IV_BYTES = 12;
    private static final int SALT_BYTES = 16;
    private static final int ITERATIONS = 65_536;

    @Override
    public boolean accepts(ImportSource source) throws ImportException {
        return source.json()
                .filter(root -> root.has(ENCRYPTED)
                        || root.has(EXPORTED)
                        || root.path(CONNECTIONS).isArray())
                .isPresent();
    }

    @Override
    public void read(ImportSource source, ImportCollector findings) throws ImportException {
        JsonNode root = source.json().orElseThrow();
        if (root.has(ENCRYPTED)) {
            read(decrypt(root, source), findings);
        } else {
            read(root.path(root.has(EXPORTED) ? EXPORTED : CONNECTIONS), findings);
        }
    }

    private static void read(JsonNode connections, ImportCollector findings) {
        findings.expect(connections.size());
        for (JsonNode json : connections) {
            JsonEntry entry = new JsonEntry(json);
            findings.add(entry.text("name"), draft -> fill(draft, entry));
        }
    }

    /**
     * Decrypts the list of connections of an encrypted export: Base64 of IV, salt and AES-GCM data, with a key derived
     * from the password by PBKDF2.
     */
    private static JsonNode decrypt(JsonNode root, ImportSource source) throws ImportException {
        char[] password = source.password();
        if (!root.path("encryptionType").asText("").equals(CIPHER)) {
            throw new ImportException(ImportException.Reason.UNKNOWN, Phrase.of("import.correo.cipher"));
        }
        byte[] plain = new byte[0];
        try {
            ByteBuffer all = ByteBuffer.wrap(
                    Base64.getDecoder().decode(root.path(ENCRYPTED).asText("")));
            byte[] iv = new byte[IV_BYTES];
            byte[] salt = new byte[SALT_BYTES];
            if (all.remaining() <= IV_BYTES + SALT_BYTES) {
                throw new ImportException(ImportException.Reason.DAMAGED, Phrase.of("import.sealed.damaged"));
            }
            all.get(iv).get(salt);
            PBEKeySpec spec = new PBEKeySpec(password, salt, ITERATIONS, 256);
            byte[] key = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
            spec.clearPassword();
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, iv));
            Arrays.fill(key, (byte) 0);
            plain = cipher.doFinal(all.array(), all.position(), all.remaining());
            return source.parsed(plain);
        } catch (IllegalArgumentException e) {
            throw new ImportException(ImportException.Reason.DAMAGED, Phrase.of("import.sealed.damaged"), e);
        } catch (GeneralSecurityException e) {
            throw new ImportException(ImportException.Reason.WRONG_PASSWORD, Phrase.of("import.sealed.wrong"), e);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    private static void fill(ConnectionDraft draft, JsonEntry entry) {
        if (!entry.json().isObject()) {
            throw new InvalidInputException(Phrase.of("import.entry"));
        }
        boolean tls = entry.text("ssl").equals("KEYSTORE");
        draft.address(tls ? Transport.TLS : Transport.TCP, entry.text("url"), entry.number("port", 1883), "");
        draft.version(entry.text("mqttVersion"));
        draft.profile().clientId(entry.text("clientId"));
        String userName = entry.text("username");
        String password = entry.text("password");
        draft.profile().userName(userName);
        draft.secret(SecretField.PASSWORD, password);
        if (!userName.isEmpty() && password.isEmpty()) {
            draft.note(Phrase.of("import.correo.password"));
        }
        draft.options().cleanStart(entry.flag("cleanSession", false));
        will(draft, entry);
        String keyStore = entry.text("sslKeystore", "ssl_keystore");
        String keyStorePassword = entry.text("sslKeystorePassword", "ssl_keystore_password");
        boolean hostChecked = entry.flag("sslHostVerification", false);
        if (tls) {
            // The same store contains the trusted authorities and the client certificate.
            draft.tls().keyStore(keyStore, keyStorePassword);
            if (keyStorePassword.isEmpty()) {
                draft.note(Phrase.of("import.correo.keystore", keyStore));
            } else {
                draft.tls().trustStore(keyStore, keyStorePassword);
            }
            if (!hostChecked) {
                draft.tls().unchecked(true);
            }
        }
        if (entry.text("proxy").equals("SSH")) {
            draft.note(Phrase.of("import.ssh", entry.text("sshHost")));
        }
        entry.ignore(
                "id",
                "name",
                "sshHost",
                "sshPort",
                "localPort",
                "auth",
                "authUsername",
                "authPassword",
                "authKeyfile",
                "lwtMessageId",
                "lwtAnswerExpected",
                "connectionUISettings",
                "publishListViewConfig",
                "subscribeListViewConfig",
                "hostAndPort");
        entry.noteOthers(draft);
    }

    private static void will(ConnectionDraft draft, JsonEntry entry) {
        String topic = entry.text("lwtTopic");
        String payload = entry.text("lwtPayload");
        long qos = entry.number("lwtQoS", 0);
        boolean retained = entry.flag("lwtRetained", false);
        if (entry.text("lwt").equals("ON")) {
            draft.options().will(topic, payload, qos, retained);
        }
    }
}
