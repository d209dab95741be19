// SPDX-License-Identifier: Apache-2.0
package org.topiary.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.vault.Vault.Protection;
import org.topiary.vault.VaultException.Reason;

/** Every change of the file is detected, and the file is left unchanged. */
class TamperingTest {
    @TempDir
    private Path folder;

    private Vaults vaults;
    private byte[] good;

    @BeforeEach
    void fill() throws Exception {
        vaults = new Vaults(folder, new FakeKeychain());
        try (Vault vault = vaults.create(Protection.KEYCHAIN, null)) {
            vault.put("one", "password", VaultContract.bytes("first"));
            vault.put("two", "password", VaultContract.bytes("second"));
        }
        good = Files.readAllBytes(vaults.file());
    }

    @Test
    void eachByte() throws IOException {
        Map<Reason, Integer> reasons = new EnumMap<>(Reason.class);
        for (int i = 0; i < good.length; i++) {
            for (int bit : new int[] {0, 1 + i % 7}) {
                byte[] changed = good.clone();
                changed[i] ^= (byte) (1 << bit);
                reasons.merge(reasonFor(changed), 1, Integer::sum);
            }
        }
        assertThat(reasons).containsKeys(Reason.TAMPERED, Reason.DAMAGED);
        assertThat(reasons.keySet()).isSubsetOf(Reason.TAMPERED, Reason.DAMAGED, Reason.TOO_NEW);
    }

    @Test
    void eachByteWithAValidChecksumButWithoutTheKey() throws IOException {
        int tail = new String(good, StandardCharsets.US_ASCII).indexOf(",\n  \"sha256\"");
        for (int i = 0; i < tail; i++) {
            byte[] changed = good.clone();
            changed[i] ^= 1;
            assertThat(reasonFor(withChecksum(changed, tail)))
                    .isIn(Reason.TAMPERED, Reason.DAMAGED, Reason.TOO_NEW, Reason.FOREIGN);
        }
    }

    @Test
    void aSecretSwappedWithAnother() throws IOException {
        String text = new String(good, StandardCharsets.US_ASCII);
        String swapped = text.replace("\"one\"", "\"three\"")
                .replace("\"two\"", "\"one\"")
                .replace("\"three\"", "\"two\"");
        int tail = text.indexOf(",\n  \"sha256\"");
        assertThat(reasonFor(withChecksum(swapped.getBytes(StandardCharsets.US_ASCII), tail)))
                .isEqualTo(Reason.TAMPERED);
    }

    @Test
    void eachLengthOfAHalfWrittenFile() throws IOException {
        for (int length = 0; length < good.length; length++) {
            assertThat(reasonFor(Arrays.copyOf(good, length))).isIn(Reason.DAMAGED, Reason.TAMPERED);
        }
        assertThat(reasonFor(Arrays.copyOf(good, good.length / 2))).isEqualTo(Reason.DAMAGED);
        assertThat(reasonFor(new byte[0])).isEqualTo(Reason.DAMAGED);
    }

    @Test
    void anOpenVaultSeesItToo() throws Exception {
        try (Vault vault = vaults.openKeychain()) {
            byte[] changed = good.clone();
            changed[good.length / 2] ^= 1;
            Files.write(vaults.file(), changed);
            assertThat(catchThrowableOfType(VaultException.class, () -> vault.get("one", "password")))
                    .isNotNull();
            assertThat(catchThrowableOfType(VaultException.class, () -> vault.put("one", "password", new byte[1])))
                    .isNotNull();
            assertThat(vaults.file()).hasBinaryContent(changed);

            Files.write(vaults.file(), good);
            assertThat(vault.get("one", "password")).isEqualTo(VaultContract.bytes("first"));
        }
    }

    @Test
    void aNewerVersionIsNotReportedAsDamage() throws IOException {
        String newer = new String(good, StandardCharsets.US_ASCII).replace("\"version\" : 1", "\"version\" : 2");
        assertThat(reasonFor(newer.getBytes(StandardCharsets.US_ASCII))).isEqualTo(Reason.TOO_NEW);
    }

    private Reason reasonFor(byte[] content) throws IOException {
        Files.write(vaults.file(), content);
        VaultException problem = catchThrowableOfType(
                VaultException.class, () -> vaults.openKeychain().close());
        assertThat(problem)
                .as(() -> "opened: " + new String(content, StandardCharsets.ISO_8859_1))
                .isNotNull();
        assertThat(vaults.file()).hasBinaryContent(content);
        return problem.reason();
    }

    static byte[] withChecksum(byte[] file, int tail) {
        byte[] sum = HexFormat.of().formatHex(Crypto.sha256(file, tail)).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(sum, 0, file, tail + ",\n  \"sha256\" : \"".length(), sum.length);
        return file;
    }
}
