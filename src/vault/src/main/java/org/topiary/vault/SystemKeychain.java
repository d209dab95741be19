// SPDX-License-Identifier: Apache-2.0
package org.topiary.vault;

import org.jspecify.annotations.Nullable;

/**
 * The keychain of this system: the Secret Service (GNOME Keyring, KWallet), the macOS keychain, the Windows Credential Manager. It is
 * looked for at each call, and not before the first: a keychain that is started or unlocked later is found. Any thread.
 */
public final class SystemKeychain implements Keychain {
    @Override
    public String name() {
        return "the system's keychain";
    }

    @Override
    public byte @Nullable [] read(String account) throws VaultException {
        throw new UnsupportedOperationException();
    }

    @Override
    public void store(String account, byte[] secret) throws VaultException {
        throw new UnsupportedOperationException();
    }

    @Override
    public void remove(String account) throws VaultException {
        throw new UnsupportedOperationException();
    }
}
