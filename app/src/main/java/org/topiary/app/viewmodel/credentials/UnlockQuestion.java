// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.credentials;

import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** Asks for the master password. JavaFX application thread. */
public final class UnlockQuestion implements Question {
    private final StringProperty password = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final BooleanProperty busy = new SimpleBooleanProperty();
    private final Consumer<char[]> unlock;
    private final Runnable without;
    private final Runnable forgotten;
    private final Runnable cancel;

    /**
     * @param unlock tries a password, and wipes it
     * @param without continues without the vault this time
     * @param forgotten run when the user has forgotten the password
     */
    UnlockQuestion(Consumer<char[]> unlock, Runnable without, Runnable forgotten, Runnable cancel) {
        this.unlock = unlock;
        this.without = without;
        this.forgotten = forgotten;
        this.cancel = cancel;
    }

    public StringProperty passwordProperty() {
        return password;
    }

    /** Why the password was rejected; empty if none has been tried yet. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Whether a password is being tried. */
    public ReadOnlyBooleanProperty busyProperty() {
        return busy;
    }

    /** Tries the typed password. */
    public void submit() {
        if (busy.get() || password.get().isEmpty()) {
            return;
        }
        char[] typed = password.get().toCharArray();
        password.set("");
        problem.set("");
        busy.set(true);
        unlock.accept(typed);
    }

    void refused(String sentence) {
        busy.set(false);
        problem.set(sentence);
    }

    /** Continues without the secrets in the vault this time. */
    public void continueWithout() {
        password.set("");
        without.run();
    }

    public void forgotten() {
        password.set("");
        forgotten.run();
    }

    @Override
    public void cancel() {
        password.set("");
        cancel.run();
    }
}
