// SPDX-License-Identifier: Apache-2.0
package org.topiary.profiles;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.topiary.core.text.Phrase;
import org.topiary.mqtt.profile.TlsOptions;
import org.topiary.mqtt.profile.TlsOptions.Authorities;
import org.topiary.mqtt.profile.TlsOptions.ClientIdentity;
import org.topiary.profiles.json.JsonFields;

/** The group {@code tls} of a profile. */
final class TlsJson {
    private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{64}");

    private TlsJson() {}

    static TlsOptions read(JsonFields fields) {
        TlsOptions fallback = TlsOptions.DEFAULT;
        Set<String> pinned = new HashSet<>(fields.texts("pinned"));
        if (!pinned.stream().allMatch(one -> FINGERPRINT.matcher(one).matches())) {
            throw fields.bad("pinned", Phrase.of("json.fingerprints"));
        }
        return new TlsOptions(
                readAuthorities(fields.group("authorities")),
                readIdentity(fields.group("identity")),
                fields.text("serverName", ""),
                fields.texts("alpn"),
                fields.texts("versions"),
                fields.texts("cipherSuites"),
                fields.flag("checkHostName", fallback.checkHostName()),
                pinned,
                fields.flag("acceptAnything", false));
    }

    static ObjectNode write(TlsOptions tls) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        switch (tls.authorities()) {
            case Authorities.OfSystem system -> {}
            case Authorities.PemFile file ->
                json.putObject("authorities").put("kind", "pemFile").put("file", file.path());
            case Authorities.Pem pem ->
                json.putObject("authorities").put("kind", "pem").put("certificates", pem.text());
        }
        writeIdentity(json, tls.identity());
        ProfileJson.put(json, "serverName", tls.serverName());
        ProfileJson.put(json, "alpn", tls.alpn());
        ProfileJson.put(json, "versions", tls.versions());
        ProfileJson.put(json, "cipherSuites", tls.cipherSuites());
        ProfileJson.put(json, "checkHostName", tls.checkHostName(), true);
        ProfileJson.put(json, "pinned", tls.pinned().stream().sorted().toList());
        ProfileJson.put(json, "acceptAnything", tls.acceptAnything(), false);
        return json;
    }

    private static Authorities readAuthorities(JsonFields fields) {
        return switch (fields.text("kind", "system")) {
            case "system" -> new Authorities.OfSystem();
            case "pemFile" -> new Authorities.PemFile(fields.text("file", ""));
            case "pem" -> new Authorities.Pem(fields.text("certificates", ""));
            default -> throw fields.bad("kind", JsonFields.oneOf(List.of("system", "pemFile", "pem")));
        };
    }

    private static ClientIdentity readIdentity(JsonFields fields) {
        return switch (fields.text("kind", "none")) {
            case "none" -> new ClientIdentity.None();
            case "pemFiles" ->
                new ClientIdentity.PemFiles(fields.text("certificateFile", ""), fields.text("keyFile", ""));
            case "pem" -> new ClientIdentity.Pem(fields.text("certificate", ""));
            case "keyStore" -> {
                String type = fields.text("type", "PKCS12");
                if (!type.equals("PKCS12") && !type.equals("JKS")) {
                    throw fields.bad("type", Phrase.of("json.storeType"));
                }
                yield new ClientIdentity.KeyStoreFile(type, fields.text("file", ""), fields.text("alias", ""));
            }
            case "pkcs11" ->
                new ClientIdentity.Pkcs11(
                        fields.text("library", ""),
                        fields.number("slot", 0, 0, Integer.MAX_VALUE),
                        fields.text("alias", ""));
            default ->
                throw fields.bad("kind", JsonFields.oneOf(List.of("none", "pemFiles", "pem", "keyStore", "pkcs11")));
        };
    }

    private static void writeIdentity(ObjectNode json, ClientIdentity identity) {
        switch (identity) {
            case ClientIdentity.None none -> {}
            case ClientIdentity.PemFiles files ->
                json.putObject("identity")
                        .put("kind", "pemFiles")
                        .put("certificateFile", files.certificatePath())
                        .put("keyFile", files.keyPath());
            case ClientIdentity.Pem pem ->
                json.putObject("identity").put("kind", "pem").put("certificate", pem.certificate());
            case ClientIdentity.KeyStoreFile store -> {
                ObjectNode group = json.putObject("identity").put("kind", "keyStore");
                group.put("type", store.type()).put("file", store.path());
                ProfileJson.put(group, "alias", store.alias());
            }
            case ClientIdentity.Pkcs11 token -> {
                ObjectNode group =
                        json.putObject("identity").put("kind", "pkcs11").put("library", token.library());
                ProfileJson.put(group, "slot", token.slot(), 0);
                ProfileJson.put(group, "alias", token.alias());
            }
        }
    }
}
