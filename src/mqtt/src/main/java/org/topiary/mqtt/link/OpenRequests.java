// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.link;

import io.reactivex.Single;
import io.reactivex.disposables.Disposable;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Requests that a broker has not answered yet. All methods may be called on any thread. */
final class OpenRequests {
    private final Set<Runnable> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** Returns a future that completes with the client's result; {@link #cancel} cancels it if it is still open. */
    <T> CompletableFuture<T> future(Single<T> promise) {
        return complete(new CompletableFuture<>(), promise);
    }

    /** Completes a future with the client's result; {@link #cancel} cancels it if it is still open. */
    <T> CompletableFuture<T> complete(CompletableFuture<T> future, Single<T> promise) {
        Disposable disposable = promise.subscribe(future::complete, future::completeExceptionally);
        Runnable cancel = () -> future.cancel(false);
        open.add(cancel);
        var _ = future.whenComplete((value, error) -> {
            open.remove(cancel);
            disposable.dispose();
        });
        if (closed) {
            future.cancel(false);
        }
        return future;
    }

    /** From now on, cancels new requests at once. */
    void close() {
        closed = true;
    }

    /** Cancels all open requests, which would otherwise wait forever and keep the client's thread alive. */
    void cancel() {
        open.forEach(Runnable::run);
    }
}
