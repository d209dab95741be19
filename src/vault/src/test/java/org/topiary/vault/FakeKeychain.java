// SPDX-License-Identifier: Apache-2.0
package org.topiary.vault;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.topiary.core.text.Phrase;

/** A keychain that can be made to fail or to block. */
final class FakeKeychain implements Keychain {
    final Map<String, byte[]> entries = new ConcurrentHashMap<>();
    final AtomicInteger calls = new AtomicInteger();
    volatile @Nullable VaultException failure;
    /** Accepts entries but does not return them. */
    volatile boolean forgetful;
    /** Calls wait for this latch. */
    volatile CountDownLatch gate = new CountDownLatch(0);

    @Override
    public Phrase name() {
        return Phrase.verbatim("the test's keychain");
    }

    @Override
    public byte @Nullable [] read(String account) throws VaultException {
        pass();
        byte[] entry = entries.get(account);
        return entry == null || forgetful ? null : entry.clone();
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
        calls.incrementAndGet();
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        VaultException now = failure;
        if (now != null) {
            throw now;
        }
    }
}
