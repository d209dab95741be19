// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.session;

import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;

import org.jspecify.annotations.Nullable;
import org.topiary.app.viewmodel.credentials.SecretChanges;
import org.topiary.mqtt.SecretField;
import org.topiary.mqtt.SessionState;
import org.topiary.mqtt.SessionState.Phase;

/** Secrets that are typed for an open connection: kept, if the user wishes so, once they have let it in. JavaFX application thread. */
public final class TypedSecrets {
    private final BooleanProperty keep = new SimpleBooleanProperty();
    private @Nullable Consumer<SecretChanges> keeper;
    private @Nullable SecretChanges typed;

    /** Whether they can be kept: the connection is. */
    public boolean isKeepable() {
        return keeper != null;
    }

    /** Whether what is typed next is to be kept. */
    public BooleanProperty keepProperty() {
        return keep;
    }

    /** @param value keeps changes of secrets, and wipes them */
    public void setKeeper(Consumer<SecretChanges> value) {
        keeper = value;
    }

    /** The secret is copied. */
    void typed(SecretField field, byte[] secret) {
        if (keeper != null && keep.get()) {
            if (typed == null) {
                typed = new SecretChanges();
            }
            typed.typed().set(field, secret);
        } else {
            wipe();
        }
    }

    void show(SessionState state) {
        SecretChanges right = typed;
        if (right != null && keeper != null && state.phase() == Phase.CONNECTED) {
            typed = null;
            keeper.accept(right);
        } else if (state.asked().isPresent()) {
            wipe();
        }
    }

    /** Forgets what is not kept yet. */
    void wipe() {
        if (typed != null) {
            typed.close();
            typed = null;
        }
    }
}
