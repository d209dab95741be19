// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.credentials;

import java.util.Optional;
import org.topiary.app.text.Texts;
import org.topiary.vault.VaultException;

/** Says why the vault cannot be used, and offers ways out. JavaFX application thread. */
public final class TroubleQuestion implements Question {
    private final String title;
    private final String message;
    private final String advice;
    private final Runnable retry;
    private final Runnable without;
    private final Optional<Runnable> replace;
    private final Runnable cancel;

    /**
     * @param retry tries again
     * @param without continues without the vault this time
     * @param replace moves the vault aside and creates a new one; empty where this would not help
     */
    TroubleQuestion(
            VaultException problem, Runnable retry, Runnable without, Optional<Runnable> replace, Runnable cancel) {
        this(
                titleOf(problem.reason()),
                Texts.of(problem),
                Texts.get(problem.advice()),
                retry,
                without,
                replace,
                cancel);
    }

    TroubleQuestion(
            String title,
            String message,
            String advice,
            Runnable retry,
            Runnable without,
            Optional<Runnable> replace,
            Runnable cancel) {
        this.title = title;
        this.message = message;
        this.advice = advice;
        this.retry = retry;
        this.without = without;
        this.replace = replace;
        this.cancel = cancel;
    }

    private static String titleOf(VaultException.Reason reason) {
        return Texts.get(
                switch (reason) {
                    case LOCKED -> "credentials.trouble.locked";
                    case KEYCHAIN_ABSENT -> "credentials.trouble.absent";
                    case KEYCHAIN_SLOW -> "credentials.trouble.slow";
                    case KEYCHAIN_REFUSED -> "credentials.trouble.refused";
                    case FOREIGN -> "credentials.trouble.foreign";
                    case WRONG_PASSWORD -> "credentials.trouble.wrongPassword";
                    case TAMPERED -> "credentials.trouble.tampered";
                    case DAMAGED -> "credentials.trouble.damaged";
                    case TOO_NEW -> "credentials.trouble.tooNew";
                    case IO -> "credentials.trouble.io";
                });
    }

    public String title() {
        return title;
    }

    /** What happened, as a sentence. */
    public String message() {
        return message;
    }

    /** What to do, as a sentence; may be empty. */
    public String advice() {
        return advice;
    }

    public boolean isReplaceable() {
        return replace.isPresent();
    }

    public void tryAgain() {
        retry.run();
    }

    /**
     * Continues without the vault: its secrets are not used, and new ones are kept in memory until the program ends.
     */
    public void continueWithout() {
        without.run();
    }

    /** Renames the vault file and creates a new vault. */
    public void replace() {
        replace.ifPresent(Runnable::run);
    }

    @Override
    public void cancel() {
        cancel.run();
    }
}
