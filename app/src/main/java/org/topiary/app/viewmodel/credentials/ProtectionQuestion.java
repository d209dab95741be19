// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.credentials;

import java.util.Arrays;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.topiary.app.text.Texts;
import org.topiary.vault.Vault.Protection;
import org.topiary.vault.VaultException;

/**
 * Asks how to protect the secrets: when the first secret is saved, and when the user wants to change the protection.
 * JavaFX application thread.
 */
public final class ProtectionQuestion implements Question {
    /** Carries out a choice. */
    interface Answer {
        /** @param password for {@code PASSWORD}, wiped by the callee; otherwise null */
        void choose(Protection protection, char @Nullable [] password);
    }

    /** Whether the keychain can be used. */
    public enum Keychain {
        ASKED,
        USABLE,
        UNUSABLE
    }

    private final Optional<Protection> inForce;
    private final String keychainName;
    private final Answer answer;
    private final Runnable cancel;
    private final ObjectProperty<Protection> choice;
    private final NewPassword password = new NewPassword(Texts.get("credentials.password.needed"));
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Keychain> keychain = new ReadOnlyObjectWrapper<>(Keychain.ASKED);
    private final ReadOnlyStringWrapper keychainProblem =
            new ReadOnlyStringWrapper(Texts.get("credentials.keychain.asked"));
    private final BooleanProperty busy = new SimpleBooleanProperty();
    private boolean touched;

    /** @param inForce the current protection; empty at the first secret */
    ProtectionQuestion(Optional<Protection> inForce, String keychainName, Answer answer, Runnable cancel) {
        this.inForce = inForce;
        this.keychainName = keychainName;
        this.answer = answer;
        this.cancel = cancel;
        choice = new SimpleObjectProperty<>(inForce.orElse(Protection.KEYCHAIN));
        choice.subscribe((old, now) -> {
            touched = true;
            problem.set("");
        });
    }

    public Optional<Protection> inForce() {
        return inForce;
    }

    /** With an article, for use within a sentence. */
    public String keychainName() {
        return keychainName;
    }

    public ObjectProperty<Protection> choiceProperty() {
        return choice;
    }

    /** The input for {@code PASSWORD}. */
    public NewPassword password() {
        return password;
    }

    /** The problem, as a sentence; empty when there is none. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Keychain> keychainProperty() {
        return keychain.getReadOnlyProperty();
    }

    /** Why the keychain cannot be used, and what to do about it; empty when it can. */
    public ReadOnlyStringProperty keychainProblemProperty() {
        return keychainProblem.getReadOnlyProperty();
    }

    /** Whether the choice is being carried out. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy;
    }

    void keychainAnswered(Optional<VaultException> trouble) {
        keychain.set(trouble.isPresent() ? Keychain.UNUSABLE : Keychain.USABLE);
        keychainProblem.set(
                trouble.map(each -> Texts.get(each.phrase().and(each.advice()))).orElse(""));
        if (trouble.isPresent() && !touched && inForce.isEmpty()) {
            choice.set(Protection.PASSWORD);
            touched = false;
        }
    }

    /** Carries out the choice, unless there is a problem. */
    public void submit() {
        if (busy.get()) {
            return;
        }
        Protection chosen = choice.get();
        problem.set(wrongWith(chosen));
        if (problem.get().isEmpty()) {
            busy.set(true);
            char[] typed = password.toCharArray();
            password.clear();
            if (chosen == Protection.PASSWORD) {
                answer.choose(chosen, typed);
            } else {
                Arrays.fill(typed, '\0');
                answer.choose(chosen, null);
            }
        }
    }

    private String wrongWith(Protection chosen) {
        return switch (chosen) {
            case KEYCHAIN -> keychain.get() == Keychain.USABLE ? "" : keychainProblem.get();
            case PASSWORD -> password.problem().orElse("");
            case MEMORY -> "";
        };
    }

    void refused(String sentence) {
        busy.set(false);
        problem.set(sentence);
    }

    @Override
    public void cancel() {
        password.clear();
        cancel.run();
    }
}
