// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.session;

import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;
import org.topiary.app.viewmodel.credentials.SecretChanges;
import org.topiary.mqtt.profile.SecretField;

/**
 * Secrets typed for an open connection; if the user wants, they are saved once the broker has accepted them. JavaFX
 * application thread.
 */
public final class TypedSecrets {
    private final BooleanProperty keep = new SimpleBooleanProperty();
    private @Nullable Consumer<SecretChanges> keeper;

    /** Whether the secrets can be saved, which requires a saved connection. */
    public boolean isKeepable() {
        return keeper != null;
    }

    /** Whether to save the secret typed next. */
    public BooleanProperty keepProperty() {
        return keep;
    }

    /** @param value receives changes to save once the broker has accepted them, and wipes them */
    public void setKeeper(Consumer<SecretChanges> value) {
        keeper = value;
    }

    /** Records a typed secret, which is copied. */
    void typed(SecretField field, byte[] secret) {
        if (keeper != null && keep.get()) {
            SecretChanges changes = new SecretChanges();
            changes.typed().set(field, secret);
            keeper.accept(changes);
        }
    }
}
