// SPDX-License-Identifier: Apache-2.0
package org.topiary.vault;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.topiary.vault.Vault.Protection;

class PasswordVaultTest extends VaultContract {
    @TempDir
    private Path folder;

    @Override
    Vault empty() throws VaultException {
        return new Vaults(folder, new FakeKeychain()).create(Protection.PASSWORD, "correct horse".toCharArray());
    }
}
