// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.form;

import java.util.Arrays;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.topiary.app.viewmodel.Secrets;
import org.topiary.app.viewmodel.credentials.SecretChanges;
import org.topiary.mqtt.profile.SecretField;

/** A secret that is typed, or kept already and not shown. JavaFX application thread. */
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

    /** @param bytes makes the secret of what is typed */
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

    /** Whether there is one from before, which stays when nothing is typed. */
    public ReadOnlyBooleanProperty keptProperty() {
        return kept.getReadOnlyProperty();
    }

    /** Whether there is one from before that goes when the form is saved, as it was for another place. */
    public ReadOnlyBooleanProperty goesProperty() {
        return goes.getReadOnlyProperty();
    }

    void setKept(boolean value) {
        known = value;
        update();
    }

    /** Tells whether the secret would go to another place than the one from before was for. */
    void setElsewhere(boolean value) {
        elsewhere = value;
        update();
    }

    private void update() {
        kept.set(known && !forgotten && !elsewhere);
        goes.set(known && !forgotten && elsewhere);
    }

    /** The one from before is to go when the form is saved. */
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
            // Also when another was typed, which may never be accepted.
            changes.removed().add(field);
        }
    }

    void clear() {
        input.textProperty().set("");
    }
}
