// SPDX-License-Identifier: Apache-2.0
package org.topiary.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.vault.Vault.Protection;
import org.topiary.vault.VaultException.Reason;

/** Tests choosing, opening and changing the protection of a vault. */
class VaultsTest {
    private static final byte[] SECRET = VaultContract.bytes("s3cret-of-the-broker");
    private static final char[] PASSWORD = "correct-horse-battery".toCharArray();

    @TempDir
    private Path folder;

    private final FakeKeychain keychain = new FakeKeychain();

    @Test
    void nothingIsChosenWrittenOrQueriedAtFirst() throws Exception {
        Vaults vaults = vaults();
        assertThat(vaults.chosen()).isEmpty();
        assertThat(vaults.fields("one")).isEmpty();
        assertThat(files()).isEmpty();
        assertThat(keychain.calls).hasValue(0);
    }

    @Test
    void memoryIsRememberedAsAChoiceAndMayBecomeAVaultOnTheDisk() throws Exception {
        try (Vault memory = vaults().create(Protection.MEMORY, null)) {
            assertThat(vaults().chosen()).contains(Protection.MEMORY);
            memory.put("one", "password", SECRET);
            try (Vault vault = vaults().change(memory, Protection.KEYCHAIN, null)) {
                assertThat(vault.get("one", "password")).isEqualTo(SECRET);
            }
        }
        assertThat(vaults().chosen()).contains(Protection.KEYCHAIN);
        try (Vault vault = vaults().openKeychain()) {
            assertThat(vault.get("one", "password")).isEqualTo(SECRET);
        }
        assertThat(vaults().fields("one")).containsExactly("password");
    }

    @Test
    void movesBetweenKeychainAndPasswordAndANewPasswordWrapTheKeyOnly() throws Exception {
        Vault vault = vaults().create(Protection.KEYCHAIN, null);
        vault.put("one", "password", SECRET);
        JsonNode secrets = json().path("secrets");

        vault = vaults().change(vault, Protection.PASSWORD, PASSWORD);
        assertThat(json().path("secrets")).isEqualTo(secrets);
        assertThat(keychain.entries).isEmpty();
        assertThat(json().path("key").path("memoryKiB").asInt()).isEqualTo(64 * 1024);
        assertThat(json().path("key").path("iterations").asInt()).isEqualTo(3);
        assertThat(json().path("key").path("parallelism").asInt()).isEqualTo(1);
        vault.close();
        assertThat(reason(() -> vaults().openPassword("wrong".toCharArray()))).isEqualTo(Reason.WRONG_PASSWORD);

        vault = vaults().change(vaults().openPassword(PASSWORD), Protection.PASSWORD, "another".toCharArray());
        assertThat(json().path("secrets")).isEqualTo(secrets);
        vault.close();
        assertThat(reason(() -> vaults().openPassword(PASSWORD))).isEqualTo(Reason.WRONG_PASSWORD);

        vault = vaults().change(vaults().openPassword("another".toCharArray()), Protection.KEYCHAIN, null);
        assertThat(json().path("secrets")).isEqualTo(secrets);
        assertThat(vault.get("one", "password")).isEqualTo(SECRET);
        vault.close();

        vault = vaults().change(vaults().openKeychain(), Protection.MEMORY, null);
        assertThat(vault.get("one", "password")).isEqualTo(SECRET);
        assertThat(json().path("secrets")).isEmpty();
        assertThat(keychain.entries).isEmpty();
        vault.close();
    }

    @Test
    void aChangeThatFailsLeavesFileAndOpenVaultAsTheyWere() throws Exception {
        try (Vault vault = vaults().create(Protection.PASSWORD, PASSWORD)) {
            vault.put("one", "password", SECRET);
            byte[] before = Files.readAllBytes(file());
            keychain.failure = VaultProblems.locked(keychain.name(), null);
            assertThat(reason(() -> vaults().change(vault, Protection.KEYCHAIN, null)))
                    .isEqualTo(Reason.LOCKED);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> vaults().change(vault, Protection.PASSWORD, new char[0]));
            assertThat(file()).hasBinaryContent(before);
            assertThat(vault.get("one", "password")).isEqualTo(SECRET);
        }
    }

    @Test
    void aFailingKeychainIsReportedAndNoVaultIsCreated() throws Exception {
        keychain.failure = VaultProblems.absent(keychain.name(), null);
        assertThat(vaults().keychainProblem()).map(VaultException::reason).contains(Reason.KEYCHAIN_ABSENT);
        assertThat(reason(() -> vaults().create(Protection.KEYCHAIN, null))).isEqualTo(Reason.KEYCHAIN_ABSENT);
        assertThat(vaults().chosen()).isEmpty();
    }

    @Test
    void aSlowKeychainIsCalledOnceAndNotWaitedFor() throws Exception {
        vaults().create(Protection.KEYCHAIN, null).close();
        keychain.gate = new CountDownLatch(1);
        keychain.calls.set(0);
        Vaults vaults = new Vaults(folder, keychain, Duration.ofMillis(150), step -> {});
        VaultException slow = catchThrowableOfType(VaultException.class, vaults::openKeychain);
        assertThat(slow.reason()).isEqualTo(Reason.KEYCHAIN_SLOW);
        assertThat(English.text(slow.advice())).contains("Answer it");
        assertThat(reason(vaults::openKeychain)).isEqualTo(Reason.KEYCHAIN_SLOW);
        while (keychain.calls.get() == 0) {
            // Its thread may not have been scheduled yet.
            Thread.onSpinWait();
        }
        assertThat(keychain.calls).hasValue(1);

        keychain.gate.countDown();
        vaults().openKeychain().close();
    }

    @Test
    void theFileOfAnotherKeychainIsForeign() throws Exception {
        vaults().create(Protection.KEYCHAIN, null).close();
        byte[] before = Files.readAllBytes(file());
        VaultException foreign =
                catchThrowableOfType(VaultException.class, new Vaults(folder, new FakeKeychain())::openKeychain);
        assertThat(foreign.reason()).isEqualTo(Reason.FOREIGN);
        assertThat(file()).hasBinaryContent(before);
    }

    @Test
    void aVaultNeverReplacesAnotherUnlessThatWasSetAside() throws Exception {
        vaults().create(Protection.KEYCHAIN, null).close();
        byte[] before = Files.readAllBytes(file());
        assertThat(reason(() -> vaults().create(Protection.MEMORY, null))).isEqualTo(Reason.IO);
        assertThat(file()).hasBinaryContent(before);
        Path kept = vaults().setAside();
        assertThat(kept).hasBinaryContent(before);
        vaults().create(Protection.KEYCHAIN, null).close();
        assertThat(vaults().setAside()).isNotEqualTo(kept);
    }

    @Test
    void scheduledRemovalsHappenWhenTheVaultIsOpenedNext() throws Exception {
        try (Vault vault = vaults().create(Protection.PASSWORD, PASSWORD)) {
            vault.put("one", "password", SECRET);
            vault.put("one", "proxyPassword", SECRET);
            vault.put("two", "password", SECRET);
        }
        vaults().removeLater("nobody");
        assertThat(files()).noneMatch(file -> file.endsWith(Removals.NAME));
        vaults().removeLater("one");
        assertThat(vaults().fields("one")).hasSize(2);

        Path aside = vaults().setAside();
        vaults().create(Protection.KEYCHAIN, null).close();
        vaults().openKeychain().close();
        Files.move(aside, file(), StandardCopyOption.REPLACE_EXISTING);
        assertThat(vaults().fields("one")).hasSize(2);

        try (Vault vault = vaults().openPassword(PASSWORD)) {
            assertThat(vault.fields("one")).isEmpty();
            assertThat(vault.get("two", "password")).isEqualTo(SECRET);
            // The removal is done, so a new secret must stay.
            vault.put("one", "password", SECRET);
        }
        try (Vault vault = vaults().openPassword(PASSWORD)) {
            assertThat(vault.get("one", "password")).isEqualTo(SECRET);
        }
    }

    @Test
    void anUnreadableListOfRemovalsDoesNotKeepTheVaultFromOpening() throws Exception {
        try (Vault vault = vaults().create(Protection.KEYCHAIN, null)) {
            vault.put("one", "password", SECRET);
        }
        Files.writeString(folder.resolve(Removals.NAME), "{\"removals\": [");
        try (Vault vault = vaults().openKeychain()) {
            assertThat(vault.get("one", "password")).isEqualTo(SECRET);
        }
        vaults().removeLater("one");
        try (Vault vault = vaults().openKeychain()) {
            assertThat(vault.fields("one")).isEmpty();
        }
    }

    @Test
    void noFileContainsASecretAndAllBelongToTheOwnerOnly() throws Exception {
        try (Vault vault = vaults().create(Protection.PASSWORD, PASSWORD)) {
            vault.put("one", "password", SECRET);
            vault.put("two", "password", SECRET);
            assertThat(vault.toString()).doesNotContain(new String(SECRET, StandardCharsets.UTF_8));
        }
        List<String> secrets = List.of(new String(SECRET, StandardCharsets.UTF_8), new String(PASSWORD));
        assertThat(files()).isNotEmpty();
        for (Path file : files()) {
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            for (String secret : secrets) {
                byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
                assertThat(text)
                        .doesNotContain(
                                secret, Base64.getEncoder().withoutPadding().encodeToString(bytes));
            }
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    private Vaults vaults() {
        return new Vaults(folder, keychain);
    }

    private Path file() {
        return folder.resolve("vault.json");
    }

    private JsonNode json() throws IOException {
        return VaultJson.MAPPER.readTree(file().toFile());
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.toList();
        }
    }

    private interface Attempt {
        Vault make() throws VaultException;
    }

    private static Reason reason(Attempt attempt) {
        return catchThrowableOfType(VaultException.class, () -> attempt.make().close())
                .reason();
    }
}
