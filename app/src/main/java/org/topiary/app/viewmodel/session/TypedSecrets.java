// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.session;

import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;
import org.topiary.app.viewmodel.credentials.SecretChanges;
import org.topiary.mqtt.profile.SecretField;

/**
 * Secrets that are typed for an open connection: saved, if the user wishes so, once the broker has accepted them.
 * JavaFX application thread.
 */
public final class TypedSecrets {
    private final BooleanProperty keep = new SimpleBooleanProperty();
    private @Nullable Consumer<SecretChanges> keeper;

    /** Whether they can be saved: the connection is. */
    public boolean isKeepable() {
        return keeper != null;
    }

    /** Whether what is typed next is to be saved. */
    public BooleanProperty keepProperty() {
        return keep;
    }

    /** @param value takes changes that are to be saved once the broker has accepted them, and wipes them */
    public void setKeeper(Consumer<SecretChanges> value) {
        keeper = value;
    }

    /** The secret is copied. */
    void typed(SecretField field, byte[] secret) {
        if (keeper != null && keep.get()) {
            SecretChanges changes = new SecretChanges();
            changes.typed().set(field, secret);
            keeper.accept(changes);
        }
    }
}
