// SPDX-License-Identifier: Apache-2.0
package org.topiary.profiles.exchange;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.SecretField;
import org.topiary.testkit.English;

/** Helpers for tests of imports. */
final class Imports {
    static final Path HOME = Path.of("/home/nobody");

    private Imports() {}

    static ImportResult text(String text) {
        try {
            return new Importer(HOME, Importer::standardFormats).readText(text);
        } catch (ImportException e) {
            throw new AssertionError(e);
        }
    }

    static ConnectionProfile only(ImportResult result) {
        if (result.connections().size() != 1) {
            throw new AssertionError(result.connections() + " " + English.texts(result.notCarried()));
        }
        return result.connections().getFirst().profile();
    }

    /** A secret of the first connection; empty if there is none. */
    static String secret(ImportResult result, SecretField field) {
        return Optional.ofNullable(result.connections().getFirst().secrets().copy(field))
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElse("");
    }
}
