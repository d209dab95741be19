// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.credentials;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.topiary.app.viewmodel.FxScheduler;
import org.topiary.core.text.Phrase;
import org.topiary.vault.VaultException;
import org.topiary.vault.VaultException.Reason;

/** Runs tasks that may block on a keychain or a disk, one at a time. Any thread. */
final class VaultWorker {
    /** A task that may block on a keychain or a disk. */
    @FunctionalInterface
    interface Work<T> {
        T call() throws VaultException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(VaultWorker.class);

    private final Executor worker;
    private final FxScheduler fx;

    /** @param worker runs one task at a time */
    VaultWorker(Executor worker, FxScheduler fx) {
        this.worker = worker;
        this.fx = fx;
    }

    /** Runs a task without reporting its outcome. */
    void execute(Runnable work) {
        worker.execute(work);
    }

    /** Runs a task, and reports its outcome on the JavaFX application thread. */
    <T> void run(Work<T> work, Consumer<T> then, Consumer<VaultException> failed) {
        worker.execute(() -> {
            try {
                T result = work.call();
                fx.later(() -> then.accept(result));
            } catch (VaultException e) {
                fx.later(() -> failed.accept(e));
            } catch (RuntimeException | Error e) {
                LOG.error("The vault failed unexpectedly", e);
                VaultException unexpected = new VaultException(
                        Reason.IO,
                        Phrase.of("credentials.unexpected", e.toString()),
                        Phrase.of("credentials.unexpected.advice"),
                        e);
                fx.later(() -> failed.accept(unexpected));
            }
        });
    }
}
