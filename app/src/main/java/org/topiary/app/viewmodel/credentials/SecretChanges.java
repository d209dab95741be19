// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.credentials;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.topiary.mqtt.profile.ConnectionSecrets;
import org.topiary.mqtt.profile.SecretField;

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
        return !typedFields().isEmpty();
    }

    /** Which secrets are new. */
    Set<SecretField> typedFields() {
        Set<SecretField> fields = EnumSet.noneOf(SecretField.class);
        for (SecretField field : SecretField.values()) {
            if (typed.has(field)) {
                fields.add(field);
            }
        }
        return fields;
    }

    /** Which secrets change. */
    public Set<SecretField> fields() {
        Set<SecretField> fields = typedFields();
        fields.addAll(removed);
        return fields;
    }

    /** What is to be forgotten, without what was typed: nothing any more when these changes are closed. */
    SecretChanges removals() {
        return new SecretChanges(new ConnectionSecrets(), removed);
    }

    /** Wipes what was typed: nothing changes any more. */
    @Override
    public void close() {
        typed.close();
        removed.clear();
    }
}
