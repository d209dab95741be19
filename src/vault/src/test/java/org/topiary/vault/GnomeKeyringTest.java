// SPDX-License-Identifier: Apache-2.0
package org.topiary.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.vault.Vault.Protection;
import org.topiary.vault.VaultException.Reason;

/**
 * Tests a vault with a real GNOME Keyring, in a separate session. The contract of a vault is tested on the unlocked
 * keyring.
 */
@Tag("integration")
class GnomeKeyringTest extends VaultContract {
    @TempDir
    private Path folder;

    private @Nullable KeyringSession started;
    private @Nullable Vaults made;

    @Override
    Vault empty() throws VaultException {
        try {
            KeyringSession session = new KeyringSession(folder);
            started = session;
            session.startUnlocked();
            made = new Vaults(folder.resolve("vault"), session);
            return made.create(Protection.KEYCHAIN, null);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void end() {
        if (started != null) {
            started.close();
        }
    }

    @Test
    void anUnlockedKeyringOpensTheVaultAgainAndALockedOrAbsentOneIsReported() throws Exception {
        KeyringSession session = Objects.requireNonNull(started);
        Vaults vaults = Objects.requireNonNull(made);
        assertThat(vaults.keychainProblem()).isEmpty();
        try (Vault vault = vaults.openKeychain()) {
            vault.put("one", "password", bytes("secret"));
        }
        try (Vault vault = vaults.openKeychain()) {
            assertThat(vault.get("one", "password")).isEqualTo(bytes("secret"));
        }
        byte[] before = Files.readAllBytes(vaults.file());

        session.restartLocked();
        assertThat(problem(vaults)).isEqualTo(Reason.LOCKED);
        VaultException locked = catchThrowableOfType(VaultException.class, vaults::openKeychain);
        assertThat(locked.reason()).isEqualTo(Reason.LOCKED);
        assertThat(English.message(locked)).contains("locked");
        assertThat(catchThrowableOfType(VaultException.class, () -> session.store("other", bytes("x")))
                        .reason())
                .isEqualTo(Reason.LOCKED);

        session.stopKeyring();
        assertThat(problem(vaults)).isEqualTo(Reason.KEYCHAIN_ABSENT);
        assertThat(catchThrowableOfType(VaultException.class, vaults::openKeychain)
                        .reason())
                .isEqualTo(Reason.KEYCHAIN_ABSENT);

        session.startUnlocked();
        try (Vault vault = vaults.openKeychain()) {
            assertThat(vault.get("one", "password")).isEqualTo(bytes("secret"));
        }
        assertThat(vaults.file()).hasBinaryContent(before);

        session.remove(VaultJson.MAPPER
                .readTree(vaults.file().toFile())
                .path("key")
                .path("account")
                .asText());
        assertThat(catchThrowableOfType(VaultException.class, vaults::openKeychain)
                        .reason())
                .isEqualTo(Reason.FOREIGN);
    }

    private static Reason problem(Vaults vaults) {
        return vaults.keychainProblem().orElseThrow().reason();
    }
}
