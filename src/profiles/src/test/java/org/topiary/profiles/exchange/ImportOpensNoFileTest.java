// SPDX-License-Identifier: Apache-2.0
package org.topiary.profiles.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.topiary.mqtt.profile.SecretField;
import org.topiary.mqtt.profile.TlsOptions.Authorities;
import org.topiary.mqtt.profile.TlsOptions.ClientIdentity;
import org.topiary.testkit.English;

/**
 * The author of an imported text must not gain access to files of the user, or cause connections to other computers.
 */
@Tag("integration")
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class ImportOpensNoFileTest {
    @TempDir
    private Path folder;

    @Test
    void thePasswordFileOfMqttCliIsNotedAndNotRead() throws IOException {
        Path key = Files.writeString(folder.resolve("id_ed25519"), "private");

        try (ImportResult result =
                Imports.text("mqtt.host=evil.example\nauth.username=u\nauth.password.file=" + portable(key))) {
            assertThat(result.connections().getFirst().secrets().has(SecretField.PASSWORD))
                    .isFalse();
            assertThat(English.texts(result.notCarried()))
                    .singleElement()
                    .asString()
                    .contains(portable(key), "not read");
        }
    }

    /** Reading would block until another process writes to the pipe. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aPipeIsNotImported_andATrustStoreIsNotOpenedWhileReading() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();

        try (ImportResult result =
                Imports.text("mqtt.host=h\nauth.server.cafile=" + pipe + "\nauth.truststore=" + pipe)) {
            assertThat(Imports.only(result).tls().authorities()).isEqualTo(new Authorities.OfSystem());
            assertThat(result.connections().getFirst().trustStore()).isEmpty();
            assertThat(English.texts(result.notCarried()))
                    .hasSize(2)
                    .allMatch(line -> line.contains("not a file on a disk of this computer"));
        }
    }

    @Test
    void aTrustStoreIsNamedAndNotOpenedUntilTheImportIsConfirmed() throws IOException {
        Path store = Files.writeString(folder.resolve("trust.jks"), "no store");

        try (ImportResult result =
                Imports.text("mqtt.host=h\nauth.truststore=" + portable(store) + "\nauth.truststore.password=p")) {
            ImportedConnection found = result.connections().getFirst();
            assertThat(English.texts(found.notes()))
                    .singleElement()
                    .asString()
                    .contains("Trusts only", store.toString(), "when you import");
            assertThat(found.trustStore().orElseThrow().read()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\\\\\\\evil.example\\\\share\\\\ca.pem",
                "//evil.example/share/ca.pem",
                "/net/evil.example/ca.pem",
                "/x/../net/evil.example/ca",
                "/dev/zero",
                "/proc/self/environ"
            })
    void filesOnOtherComputersAndDevicesAreLeftOut(String name) {
        try (ImportResult result = Imports.text("mqtt.host=h\nauth.server.cafile=" + name + "\nauth.truststore=" + name
                + "\nauth.client.cert=" + name + "\nauth.client.key=" + name)) {
            assertThat(Imports.only(result).tls().authorities()).isEqualTo(new Authorities.OfSystem());
            assertThat(Imports.only(result).tls().identity()).isEqualTo(new ClientIdentity.None());
            assertThat(result.connections().getFirst().trustStore()).isEmpty();
            assertThat(English.texts(result.notCarried()))
                    .hasSize(4)
                    .allMatch(line -> line.contains("not a file on a disk of this computer"));
        }
    }

    /** The path in a form that a properties file can contain on every system. */
    private static String portable(Path file) {
        return file.toString().replace('\\', '/');
    }
}
