// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.topiary.vault.Keychain;

/** A keychain that is always unlocked, so that no test touches that of the system. */
final class TestKeychain implements Keychain {
    private final Map<String, byte[]> entries = new ConcurrentHashMap<>();
    private final String name;

    TestKeychain() {
        this("the keychain of the test");
    }

    /** @param name what the window calls it */
    TestKeychain(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public byte @Nullable [] read(String account) {
        byte[] secret = entries.get(account);
        return secret == null ? null : secret.clone();
    }

    @Override
    public void store(String account, byte[] secret) {
        entries.put(account, secret.clone());
    }

    @Override
    public void remove(String account) {
        entries.remove(account);
    }
}
