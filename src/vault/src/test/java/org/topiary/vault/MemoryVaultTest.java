// SPDX-License-Identifier: Apache-2.0
package org.topiary.vault;

import java.util.Map;

class MemoryVaultTest extends VaultContract {
    @Override
    Vault empty() {
        return new MemoryVault(Map.of());
    }
}
