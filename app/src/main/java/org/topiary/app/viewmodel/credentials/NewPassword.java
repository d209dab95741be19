// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.credentials;

import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import org.topiary.app.text.Texts;

/**
 * A new password, typed twice, for the vault or for an encrypted export. Somebody may copy either file, so both have
 * the same minimum strength. Existing passwords may be shorter. JavaFX application thread.
 */
public final class NewPassword {
    private final String needed;
    private final StringProperty typed = new SimpleStringProperty("");
    private final StringProperty repeated = new SimpleStringProperty("");
    private final ObservableValue<String> strength = typed.map(PasswordStrength::hint);

    /** @param needed a sentence that asks for the password when nothing is typed */
    public NewPassword(String needed) {
        this.needed = needed;
    }

    public StringProperty typedProperty() {
        return typed;
    }

    public StringProperty repeatedProperty() {
        return repeated;
    }

    /** The strength of the typed password, or what it lacks. */
    public ObservableValue<String> strengthProperty() {
        return strength;
    }

    public boolean isLongEnough() {
        return PasswordStrength.isLongEnough(typed.get());
    }

    /** Why the password cannot be used, as a sentence; empty if it can. */
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

    /** The typed password; the caller wipes it. */
    public char[] toCharArray() {
        return typed.get().toCharArray();
    }

    public void clear() {
        typed.set("");
        repeated.set("");
    }
}
