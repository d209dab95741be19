// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.credentials;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.topiary.vault.Vault;

/**
 * Who waits for the vault to be open, or for the user to say what is to be done about a trouble. Whatever the user
 * answers is the answer for all of them. JavaFX application thread.
 */
final class VaultWaiters {
    private record Waiting(Consumer<Vault> then, Runnable without, Runnable abandoned) {}

    private record Troubled(Runnable again, Runnable without, Runnable abandoned) {}

    private final List<Waiting> waiting = new ArrayList<>();
    private final List<Troubled> troubled = new ArrayList<>();

    /**
     * Waits for the vault to be open.
     *
     * @param without instead, when the user goes on without it this time
     * @param abandoned instead, when the user leaves the question, or the program ends
     */
    void add(Consumer<Vault> then, Runnable without, Runnable abandoned) {
        waiting.add(new Waiting(then, without, abandoned));
    }

    /**
     * Waits for an answer to a trouble.
     *
     * @param again when it is to be tried again
     * @param without as of {@link #add}
     * @param abandoned as of {@link #add}
     */
    void addTroubled(Runnable again, Runnable without, Runnable abandoned) {
        troubled.add(new Troubled(again, without, abandoned));
    }

    /** The vault is open: what had a trouble is tried again. */
    void opened(Vault vault) {
        end(each -> () -> each.then.accept(vault), Troubled::again);
    }

    /** What had a trouble is tried again, while the others still wait. */
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

    /** All of a list, which is empty then. */
    private static <T> List<T> taken(List<T> list) {
        List<T> all = List.copyOf(list);
        list.clear();
        return all;
    }
}
