// SPDX-License-Identifier: Apache-2.0
package org.topiary.vault;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.topiary.core.text.Phrase;

/**
 * Calls a keychain on a new thread for each call, and waits for a limited time. A call that takes longer continues in
 * the background: a person may be answering a prompt, and the next try then finds the keychain unlocked. Meanwhile no
 * second call is made, so that there is only one prompt. Any thread.
 */
final class LimitedKeychain implements Keychain {
    private interface Call {
        byte @Nullable [] make() throws VaultException;
    }

    private interface Undo {
        void undo() throws VaultException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(LimitedKeychain.class);

    private final Keychain keychain;
    private final Duration limit;
    private final Semaphore free = new Semaphore(1);

    LimitedKeychain(Keychain keychain, Duration limit) {
        this.keychain = keychain;
        this.limit = limit;
    }

    @Override
    public Phrase name() {
        return keychain.name();
    }

    @Override
    public byte @Nullable [] read(String account) throws VaultException {
        return ask(() -> keychain.read(account), () -> {});
    }

    /**
     * An entry stored after the time limit is removed again, because no vault refers to it: each account is stored only
     * once.
     */
    @Override
    public void store(String account, byte[] secret) throws VaultException {
        // The caller wipes its array when the time is up, possibly before the keychain has read it.
        byte[] copy = secret.clone();
        ask(
                () -> {
                    try {
                        keychain.store(account, copy);
                        return null;
                    } finally {
                        Arrays.fill(copy, (byte) 0);
                    }
                },
                () -> keychain.remove(account));
    }

    @Override
    public void remove(String account) throws VaultException {
        ask(
                () -> {
                    keychain.remove(account);
                    return null;
                },
                () -> {});
    }

    /** @param late runs if the call succeeds after the time limit */
    private byte @Nullable [] ask(Call call, Undo late) throws VaultException {
        long end = System.nanoTime() + limit.toNanos();
        try {
            if (!free.tryAcquire(limit.toNanos(), TimeUnit.NANOSECONDS)) {
                throw slow();
            }
            CompletableFuture<byte @Nullable []> answer = new CompletableFuture<>();
            Thread.ofPlatform().daemon().name("keychain").start(() -> {
                try {
                    answer.complete(call.make());
                } catch (Throwable e) {
                    answer.completeExceptionally(e);
                } finally {
                    free.release();
                }
            });
            try {
                return answer.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                var _ = answer.thenAccept(result -> {
                    VaultKeys.wipe(result);
                    undo(late);
                });
                throw slow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw VaultProblems.refused(name(), Phrase.of("vault.reason.cancelled"), e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof VaultException known) {
                throw known;
            }
            throw VaultProblems.refused(name(), Phrase.of("vault.reason.unexpected"), e.getCause());
        }
    }

    private static void undo(Undo late) {
        try {
            late.undo();
        } catch (VaultException e) {
            LOG.warn("An unused key remains in the keychain: {}", e.getMessage());
        }
    }

    private VaultException slow() {
        return VaultProblems.slow(name(), Math.max(1, limit.toSeconds()));
    }
}
