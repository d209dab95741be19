// SPDX-License-Identifier: Apache-2.0
package org.topiary.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.core.file.SafeFile;
import org.topiary.vault.Vault.Protection;
import org.topiary.vault.VaultException.Reason;

/**
 * Two programs share a vault, and changes of its protection fail or are late: there is always a key that opens it, and
 * no other key remains.
 */
class SeveralProgramsTest {
    private static final byte[] SECRET = VaultContract.bytes("s3cret-of-the-broker");
    private static final char[] PASSWORD = "correct-horse-battery".toCharArray();
    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private final FakeKeychain keychain = new FakeKeychain();
    private boolean diskIsFull;

    @Test
    void aMoveToTheKeychainThatFailsLeavesTheKeyOfAnotherProgramThatMovedItThereBefore() throws Exception {
        try (Vault one = vaults().create(Protection.PASSWORD, PASSWORD);
                Vault other = vaults().openPassword(PASSWORD)) {
            one.put("one", "password", SECRET);
            vaults().change(one, Protection.KEYCHAIN, null).close();
            diskIsFull = true;
            assertThat(reason(() ->
                            vaults().change(other, Protection.KEYCHAIN, null).close()))
                    .isEqualTo(Reason.IO);
            diskIsFull = false;
            assertOpensByKeychain();

            vaults().change(other, Protection.KEYCHAIN, null).close();
            assertOpensByKeychain();
        }
    }

    @Test
    void theProtectionOfTheFileCountsNotTheOneAtOpening() throws Exception {
        try (Vault one = vaults().create(Protection.KEYCHAIN, null);
                Vault other = vaults().openKeychain()) {
            one.put("one", "password", SECRET);
            vaults().change(one, Protection.PASSWORD, PASSWORD).close();
            assertThat(keychain.entries).isEmpty();
            Vault moved = vaults().change(other, Protection.KEYCHAIN, null);
            assertOpensByKeychain();
            assertThat(vaults().change(moved, Protection.KEYCHAIN, null)).isSameAs(moved);
            moved.close();
        }
    }

    @Test
    void anEntryStoredTooLateIsRemovedAgain() throws Exception {
        keychain.gate = new CountDownLatch(1);
        Vaults impatient = new Vaults(folder, keychain, Duration.ofMillis(100), step -> {});
        assertThat(reason(() -> impatient.create(Protection.KEYCHAIN, null).close()))
                .isEqualTo(Reason.KEYCHAIN_SLOW);
        assertThat(vaults().chosen()).isEmpty();
        keychain.gate.countDown();
        long deadline = System.nanoTime() + LONG.toNanos();
        while (keychain.calls.get() < 2 || !keychain.entries.isEmpty()) {
            assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    @Test
    void aVaultThatCannotBeCreatedLeavesNoKeyInTheKeychain() {
        diskIsFull = true;
        assertThat(reason(() -> vaults().create(Protection.KEYCHAIN, null).close()))
                .isEqualTo(Reason.IO);
        assertThat(keychain.entries).isEmpty();
        keychain.forgetful = true;
        assertThat(reason(() -> vaults().create(Protection.KEYCHAIN, null).close()))
                .isEqualTo(Reason.KEYCHAIN_REFUSED);
        assertThat(keychain.entries).isEmpty();
    }

    @Test
    void theAccountOfTheKeyIsAuthenticated() throws Exception {
        vaults().create(Protection.KEYCHAIN, null).close();
        String account = keychain.entries.keySet().iterator().next();
        keychain.entries.put("another", keychain.entries.get(account));
        String text = Files.readString(file());
        byte[] changed = text.replace(account, "another").getBytes(StandardCharsets.US_ASCII);
        Files.write(
                file(),
                TamperingTest.withChecksum(
                        changed, text.indexOf(",\n  \"sha256\"") + "another".length() - account.length()));
        assertThat(reason(() -> vaults().openKeychain().close())).isEqualTo(Reason.TAMPERED);
    }

    @Test
    void aSwitchToMemoryByAnotherProgramIsNotTamperingButOneWithoutTheKeyIs() throws Exception {
        try (Vault one = vaults().create(Protection.PASSWORD, PASSWORD);
                Vault other = vaults().openPassword(PASSWORD)) {
            String id = VaultJson.MAPPER.readTree(file().toFile()).path("id").asText();
            vaults().change(one, Protection.MEMORY, null).close();
            VaultException problem = catchThrowableOfType(VaultException.class, () -> other.get("one", "password"));
            assertThat(problem.reason()).isEqualTo(Reason.FOREIGN);
            assertThat(English.message(problem))
                    .contains(file().toString(), "another Topiary was set to keep secrets in memory only");
            assertThat(vaults().chosen()).contains(Protection.MEMORY);

            write(id);
            assertThat(reason(() -> other.get("one", "password"))).isEqualTo(Reason.TAMPERED);
            write(UUID.randomUUID().toString());
            assertThat(reason(() -> other.get("one", "password"))).isEqualTo(Reason.FOREIGN);
        }
    }

    private void write(String id) throws IOException {
        VaultContent nothing = new VaultContent(id, Protection.MEMORY, null, new TreeMap<>());
        Files.write(file(), new VaultFormat(file().toString()).write(nothing, null));
    }

    private void assertOpensByKeychain() throws VaultException {
        try (Vault vault = vaults().openKeychain()) {
            assertThat(vault.get("one", "password")).isEqualTo(SECRET);
        }
        assertThat(keychain.entries).hasSize(1);
    }

    private Vaults vaults() {
        return new Vaults(folder, keychain, LONG, step -> {
            if (diskIsFull && step == SafeFile.Step.WRITE) {
                throw new IOException("No space left on device");
            }
        });
    }

    private Path file() {
        return folder.resolve(VaultFile.NAME);
    }

    private interface Attempt {
        void make() throws VaultException;
    }

    private static Reason reason(Attempt attempt) {
        return catchThrowableOfType(VaultException.class, attempt::make).reason();
    }
}
