// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;

/** Writes what keytool made in the form Mosquitto reads. */
final class PemFiles {
    private PemFiles() {}

    static void write(Path store, String password, String alias, Path certificate, Path key)
            throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance(store.toFile(), password.toCharArray());
        write(certificate, "CERTIFICATE", keys.getCertificate(alias).getEncoded());
        write(key, "PRIVATE KEY", keys.getKey(alias, password.toCharArray()).getEncoded());
    }

    private static void write(Path file, String label, byte[] content) throws IOException {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        Files.writeString(file, "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n",
                StandardCharsets.US_ASCII);
    }
}
