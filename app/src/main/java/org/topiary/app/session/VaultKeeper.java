// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.session;

import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.topiary.app.tasks.Threads;
import org.topiary.app.viewmodel.FxScheduler;
import org.topiary.app.viewmodel.credentials.Credentials;
import org.topiary.app.viewmodel.credentials.VaultCredentials;
import org.topiary.app.viewmodel.session.SessionViewModel;
import org.topiary.app.viewmodel.window.WindowViewModel;
import org.topiary.vault.Keychain;
import org.topiary.vault.Vaults;

/** The vault of the data folder, and the single thread for all work that may wait for a keychain or a disk. */
public final class VaultKeeper implements AutoCloseable {
    private static final int CLOSE_SECONDS = 3;

    private final ExecutorService worker = Threads.one("topiary-vault");
    private final VaultCredentials credentials;
    /** The session that was shown before a question appeared. */
    private @Nullable SessionViewModel behind;

    /** @param problems receives sentences for the user, on any thread */
    public VaultKeeper(Path folder, Keychain keychain, FxScheduler fx, Consumer<String> problems) {
        credentials = new VaultCredentials(new Vaults(folder, keychain), worker, fx, problems);
    }

    public Credentials credentials() {
        return credentials;
    }

    /**
     * Shows the start page, which asks, when a question comes up. Must be called before the page exists, because the
     * page puts the focus on its question.
     */
    public void showQuestionsIn(WindowViewModel window) {
        credentials.questionProperty().subscribe((before, asked) -> {
            SessionViewModel current = window.currentProperty().get();
            SessionViewModel back = behind;
            if (asked != null && current != null) {
                behind = current;
                window.currentProperty().set(null);
            } else if (asked == null && back != null) {
                if (current == null && window.sessions().contains(back)) {
                    window.currentProperty().set(back);
                }
                behind = null;
            }
        });
    }

    /** Finds out how secrets are stored; on the JavaFX application thread. */
    public void start() {
        credentials.start();
    }

    /** Waits for writes in progress. */
    @Override
    public void close() {
        worker.shutdown();
        try {
            boolean ended = worker.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
            if (!ended) {
                worker.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
