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

/**
 * Asks a keychain on a thread made for the call, and waits for a limited time. A call that takes longer goes on by itself: a person may
 * be answering a prompt, and the next try finds the keychain unlocked. Meanwhile no second call is made, so that there is one
 * prompt and not many. Any thread.
 */
final class LimitedKeychain implements Keychain {
    private interface Call {
        byte @Nullable [] make() throws VaultException;
    }

    private final Keychain keychain;
    private final Duration limit;
    private final Semaphore free = new Semaphore(1);

    LimitedKeychain(Keychain keychain, Duration limit) {
        this.keychain = keychain;
        this.limit = limit;
    }

    @Override
    public String name() {
        return keychain.name();
    }

    @Override
    public byte @Nullable [] read(String account) throws VaultException {
        return ask(() -> keychain.read(account));
    }

    @Override
    public void store(String account, byte[] secret) throws VaultException {
        // The caller wipes its own when the time is up, and the keychain may only then come to read it.
        byte[] copy = secret.clone();
        ask(() -> {
            try {
                keychain.store(account, copy);
                return null;
            } finally {
                Arrays.fill(copy, (byte) 0);
            }
        });
    }

    @Override
    public void remove(String account) throws VaultException {
        ask(() -> {
            keychain.remove(account);
            return null;
        });
    }

    private byte @Nullable [] ask(Call call) throws VaultException {
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
                var _ = answer.thenAccept(VaultKeys::wipe);
                throw slow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problems.refused(name(), "waiting for it was called off", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof VaultException known) {
                throw known;
            }
            throw Problems.refused(name(), "it failed in an unexpected way", e.getCause());
        }
    }

    private VaultException slow() {
        return Problems.slow(name(), Math.max(1, limit.toSeconds()));
    }
}
