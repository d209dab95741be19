// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.credentials;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.topiary.app.text.Texts;
import org.topiary.app.viewmodel.FxScheduler;
import org.topiary.vault.VaultException;
import org.topiary.vault.VaultException.Reason;

/** Does what may wait for a keychain or a disk, one thing after the other. Any thread. */
final class VaultWorker {
    /** What may wait for a keychain or a disk. */
    @FunctionalInterface
    interface Work<T> {
        T call() throws VaultException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(VaultWorker.class);

    private final Executor worker;
    private final FxScheduler fx;

    /** @param worker runs one thing after the other */
    VaultWorker(Executor worker, FxScheduler fx) {
        this.worker = worker;
        this.fx = fx;
    }

    /** Does something of which nothing is told. */
    void execute(Runnable work) {
        worker.execute(work);
    }

    /** Does something, and tells what came of it on the JavaFX application thread. */
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
                        Texts.get("credentials.unexpected", e.toString()),
                        Texts.get("credentials.unexpected.advice"),
                        e);
                fx.later(() -> failed.accept(unexpected));
            }
        });
    }
}
