// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.form;

import java.util.Arrays;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.topiary.app.viewmodel.Secrets;
import org.topiary.app.viewmodel.credentials.SecretChanges;
import org.topiary.app.viewmodel.input.TextInput;
import org.topiary.mqtt.profile.SecretField;

/** A secret that is typed, or already saved and not shown. JavaFX application thread. */
public final class SecretInput {
    private final SecretField field;
    private final TextInput input;
    private final Function<String, byte[]> bytes;
    private final ReadOnlyBooleanWrapper kept = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper goes = new ReadOnlyBooleanWrapper();
    private boolean known;
    private boolean elsewhere;
    private boolean forgotten;

    SecretInput(SecretField field, TextInput input) {
        this(field, input, Secrets::utf8);
    }

    /** @param bytes converts the typed text to the secret */
    SecretInput(SecretField field, TextInput input, Function<String, byte[]> bytes) {
        this.field = field;
        this.input = input;
        this.bytes = bytes;
    }

    public SecretField field() {
        return field;
    }

    public TextInput input() {
        return input;
    }

    /** Whether there is a saved secret that remains if nothing is typed. */
    public ReadOnlyBooleanProperty keptProperty() {
        return kept.getReadOnlyProperty();
    }

    /** Whether there is a saved secret for another place, which is removed when the form is saved. */
    public ReadOnlyBooleanProperty willBeRemovedProperty() {
        return goes.getReadOnlyProperty();
    }

    void setKept(boolean value) {
        known = value;
        update();
    }

    /** Sets whether the place now differs from the one that the saved secret is for. */
    void setPlaceChanged(boolean value) {
        elsewhere = value;
        update();
    }

    private void update() {
        kept.set(known && !forgotten && !elsewhere);
        goes.set(known && !forgotten && elsewhere);
    }

    /** Removes the saved secret when the form is saved. */
    public void forget() {
        forgotten = true;
        update();
    }

    boolean isTyped() {
        return !input.textProperty().get().isEmpty();
    }

    void collect(SecretChanges changes) {
        if (isTyped()) {
            byte[] value = bytes.apply(input.textProperty().get());
            changes.typed().set(field, value);
            Arrays.fill(value, (byte) 0);
        }
        if (forgotten || elsewhere) {
            // Also when another was typed, because that may never be accepted.
            changes.removed().add(field);
        }
    }

    void clear() {
        input.textProperty().set("");
    }
}
