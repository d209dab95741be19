// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.credentials;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

import org.topiary.mqtt.ConnectionSecrets;
import org.topiary.mqtt.SecretField;

/**
 * What becomes of the secrets of a connection; those in neither part stay as they are.
 *
 * @param typed new ones, or in place of older ones
 * @param removed to be forgotten
 */
public record SecretChanges(ConnectionSecrets typed, Set<SecretField> removed) implements AutoCloseable {
    /** Nothing changes yet. */
    public SecretChanges() {
        // Any thread, as the secrets themselves.
        this(new ConnectionSecrets(), Collections.synchronizedSet(EnumSet.noneOf(SecretField.class)));
    }

    public boolean hasTyped() {
        for (SecretField field : SecretField.values()) {
            if (typed.has(field)) {
                return true;
            }
        }
        return false;
    }

    /** Wipes what was typed: nothing changes any more. */
    @Override
    public void close() {
        typed.close();
        removed.clear();
    }
}
