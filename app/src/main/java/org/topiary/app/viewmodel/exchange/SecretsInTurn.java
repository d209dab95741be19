// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.exchange;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.topiary.app.viewmodel.credentials.Credentials;
import org.topiary.app.viewmodel.credentials.SecretChanges;
import org.topiary.profiles.exchange.ImportedConnection;

/**
 * Saves the secrets of imported connections one after the other, because each may lead to a question; those of all, or
 * of none. JavaFX application thread.
 */
final class SecretsInTurn {
    private final Credentials credentials;
    private final List<ImportedConnection> connections;
    private final BooleanSupplier wanted;
    private final Runnable then;
    private final Runnable abandoned;
    private int saved;
    private boolean saving;
    private boolean answered;

    /**
     * @param wanted whether the import is still wanted
     * @param then run when the secrets of all have been saved
     * @param abandoned run instead when the user cancels a question
     */
    SecretsInTurn(
            Credentials credentials,
            List<ImportedConnection> connections,
            BooleanSupplier wanted,
            Runnable then,
            Runnable abandoned) {
        this.credentials = credentials;
        this.connections = connections;
        this.wanted = wanted;
        this.then = then;
        this.abandoned = abandoned;
    }

    /** Saves those that are left. */
    void save() {
        // Credentials may answer at once: thousands of calls inside each other would overflow the stack.
        do {
            answered = false;
            if (saved == connections.size()) {
                then.run();
                return;
            }
            saving = true;
            save(connections.get(saved));
            saving = false;
        } while (answered);
    }

    private void save(ImportedConnection connection) {
        SecretChanges changes = new SecretChanges();
        changes.typed().setAll(connection.secrets());
        credentials.save(connection.profile().id(), changes, this::next, () -> {
            forget();
            abandoned.run();
        });
    }

    private void next() {
        saved++;
        if (!wanted.getAsBoolean()) {
            forget();
        } else if (saving) {
            answered = true;
        } else {
            save();
        }
    }

    /** Removes what was saved. */
    private void forget() {
        connections
                .subList(0, saved)
                .forEach(each -> credentials.remove(each.profile().id()));
    }
}
