// SPDX-License-Identifier: Apache-2.0
package org.topiary.app;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.topiary.core.text.Phrase;
import org.topiary.vault.Keychain;
import org.topiary.vault.VaultException;
import org.topiary.vault.VaultException.Reason;

/**
 * A keychain that is always unlocked unless a test makes it fail or wait; keeps tests away from the system's keychain.
 */
final class TestKeychain implements Keychain {
    final Map<String, byte[]> entries = new ConcurrentHashMap<>();
    private final String name;
    private volatile @Nullable Reason failure;
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private volatile Duration limit = Keychain.super.limit();

    TestKeychain() {
        this("the keychain of the test");
    }

    /** @param name the name that the window shows */
    TestKeychain(String name) {
        this.name = name;
    }

    /** @param reason the failure of each call; null to work again */
    void failWith(@Nullable Reason reason) {
        failure = reason;
    }

    /**
     * Delays every answer until the latch is open. From the next start of the program on, the program waits no longer
     * than {@code patience}.
     */
    void waitFor(CountDownLatch latch, Duration patience) {
        gate = latch;
        limit = patience;
    }

    @Override
    public Phrase name() {
        return Phrase.verbatim(name);
    }

    @Override
    public Duration limit() {
        return limit;
    }

    @Override
    public byte @Nullable [] read(String account) throws VaultException {
        pass();
        byte[] secret = entries.get(account);
        return secret == null ? null : secret.clone();
    }

    @Override
    public void store(String account, byte[] secret) throws VaultException {
        pass();
        entries.put(account, secret.clone());
    }

    @Override
    public void remove(String account) throws VaultException {
        pass();
        entries.remove(account);
    }

    private void pass() throws VaultException {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Reason now = failure;
        if (now != null) {
            throw new VaultException(
                    now,
                    Phrase.verbatim("Cannot use " + name + ": " + now + "."),
                    Phrase.verbatim("Do something about it."),
                    null);
        }
    }
}
