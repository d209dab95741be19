// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.testkit.TestCertificates;

class SystemAuthoritiesTest {
    @TempDir
    private Path folder;

    @Test
    void theFirstListThatIsThereIsTaken() throws Exception {
        TestCertificates authority = new TestCertificates("Topiary Test CA");
        Path there = Files.writeString(folder.resolve("there.pem"), authority.pem());
        assertThat(SystemAuthorities.load(List.of(folder.resolve("absent.pem"), there)))
                .hasSize(1);
        assertThat(SystemAuthorities.load(List.of(folder.resolve("absent.pem"))))
                .isEmpty();
    }

    @Test
    void aDamagedListLeavesTheRuntimesOwn() throws Exception {
        Path damaged = Files.writeString(
                folder.resolve("damaged.pem"), "-----BEGIN CERTIFICATE-----\nx\n-----END CERTIFICATE-----\n");
        assertThat(SystemAuthorities.load(List.of(damaged))).isEmpty();
    }
}
