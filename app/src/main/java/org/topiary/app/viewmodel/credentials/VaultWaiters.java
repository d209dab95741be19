// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.credentials;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.topiary.vault.Vault;

/**
 * Operations that wait for the vault to open, or for the user to respond to a problem. A response applies to all of
 * them. JavaFX application thread.
 */
final class VaultWaiters {
    private record Waiting(Consumer<Vault> then, Runnable without, Runnable abandoned) {}

    private record Troubled(Runnable again, Runnable without, Runnable abandoned) {}

    private final List<Waiting> waiting = new ArrayList<>();
    private final List<Troubled> troubled = new ArrayList<>();

    /**
     * Adds an operation that waits for the vault to open.
     *
     * @param without run instead when the user continues without it this time
     * @param abandoned run instead when the user cancels the question, or the program ends
     */
    void add(Consumer<Vault> then, Runnable without, Runnable abandoned) {
        waiting.add(new Waiting(then, without, abandoned));
    }

    /**
     * Adds a failed operation that waits for a response.
     *
     * @param again run to retry
     * @param without as for {@link #add}
     * @param abandoned as for {@link #add}
     */
    void addTroubled(Runnable again, Runnable without, Runnable abandoned) {
        troubled.add(new Troubled(again, without, abandoned));
    }

    /** Runs the operations that waited for the open vault, and retries the failed ones. */
    void opened(Vault vault) {
        end(each -> () -> each.then.accept(vault), Troubled::again);
    }

    /** Retries the failed operations, while the others continue to wait. */
    void tryAgain() {
        taken(troubled).forEach(each -> each.again.run());
    }

    void continueWithout() {
        end(Waiting::without, Troubled::without);
    }

    void abandon() {
        end(Waiting::abandoned, Troubled::abandoned);
    }

    private void end(Function<Waiting, Runnable> ofWaiting, Function<Troubled, Runnable> ofTroubled) {
        List<Waiting> all = taken(waiting);
        List<Troubled> others = taken(troubled);
        all.forEach(each -> ofWaiting.apply(each).run());
        others.forEach(each -> ofTroubled.apply(each).run());
    }

    /** Returns all elements of a list and clears it. */
    private static <T> List<T> taken(List<T> list) {
        List<T> all = List.copyOf(list);
        list.clear();
        return all;
    }
}
