// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.session;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.topiary.app.tasks.SerialTasks;
import org.topiary.app.tasks.TaskSpec;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.tasks.Tasks.Lane;
import org.topiary.app.viewmodel.FxScheduler;
import org.topiary.app.viewmodel.credentials.Credentials;
import org.topiary.app.viewmodel.credentials.VaultCredentials;
import org.topiary.app.viewmodel.session.SessionViewModel;
import org.topiary.app.viewmodel.window.WindowViewModel;
import org.topiary.vault.Keychain;
import org.topiary.vault.Vaults;

/** The vault of the data folder, and all work that may wait for a keychain or a disk, one task at a time. */
public final class VaultKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(VaultKeeper.class);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(3);

    private final SerialTasks worker;
    private final VaultCredentials credentials;
    /** The session that was shown before a question appeared. */
    private @Nullable SessionViewModel behind;

    /** @param problems receives sentences for the user, on any thread */
    public VaultKeeper(Path folder, Keychain keychain, Tasks tasks, FxScheduler fx, Consumer<String> problems) {
        // Not cancellable: the keychain may be asking the user, and the vault is saved whole or not at all.
        worker = tasks.serial(TaskSpec.of("task.vault", Lane.IO).uncancellable());
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
        try {
            if (!worker.close(CLOSE_LIMIT)) {
                LOG.warn("The keychain or the disk did not respond before the program ended");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
