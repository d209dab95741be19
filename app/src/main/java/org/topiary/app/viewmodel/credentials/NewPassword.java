// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.credentials;

import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import org.topiary.app.text.Texts;

/**
 * A new password, typed twice: that of the vault or of an encrypted export. Both are files that somebody may copy, so
 * the same is asked of both. Older passwords may be shorter. JavaFX application thread.
 */
public final class NewPassword {
    private final String needed;
    private final StringProperty typed = new SimpleStringProperty("");
    private final StringProperty repeated = new SimpleStringProperty("");
    private final ObservableValue<String> strength = typed.map(PasswordStrength::hint);

    /** @param needed a sentence that asks for it when nothing is typed */
    public NewPassword(String needed) {
        this.needed = needed;
    }

    public StringProperty typedProperty() {
        return typed;
    }

    public StringProperty repeatedProperty() {
        return repeated;
    }

    /** How good the typed password is, or what it must have. */
    public ObservableValue<String> strengthProperty() {
        return strength;
    }

    public boolean isLongEnough() {
        return PasswordStrength.isLongEnough(typed.get());
    }

    /** Why it cannot be used, as a sentence; empty if it can. */
    public Optional<String> problem() {
        if (typed.get().isEmpty()) {
            return Optional.of(needed);
        }
        if (!isLongEnough()) {
            return Optional.of(Texts.get("credentials.password.short", PasswordStrength.MIN_LENGTH));
        }
        return typed.get().equals(repeated.get())
                ? Optional.empty()
                : Optional.of(Texts.get("credentials.password.differ"));
    }

    /** What is typed; the caller wipes it. */
    public char[] toCharArray() {
        return typed.get().toCharArray();
    }

    public void clear() {
        typed.set("");
        repeated.set("");
    }
}
