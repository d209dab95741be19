// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.credentials;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.topiary.mqtt.profile.ConnectionSecrets;
import org.topiary.mqtt.profile.SecretField;

/**
 * Changes to the secrets of a connection; secrets in neither part stay unchanged.
 *
 * @param typed new secrets, which replace existing ones
 * @param removed secrets to remove
 */
public record SecretChanges(ConnectionSecrets typed, Set<SecretField> removed) implements AutoCloseable {
    /** No changes yet. */
    public SecretChanges() {
        // Thread-safe, like the secrets themselves.
        this(new ConnectionSecrets(), Collections.synchronizedSet(EnumSet.noneOf(SecretField.class)));
    }

    public boolean hasTyped() {
        return !typedFields().isEmpty();
    }

    /** The secrets with a new value. */
    Set<SecretField> typedFields() {
        Set<SecretField> fields = EnumSet.noneOf(SecretField.class);
        for (SecretField field : SecretField.values()) {
            if (typed.has(field)) {
                fields.add(field);
            }
        }
        return fields;
    }

    /** The secrets that change. */
    public Set<SecretField> fields() {
        Set<SecretField> fields = typedFields();
        fields.addAll(removed);
        return fields;
    }

    /** The removals without the typed secrets; empty once these changes are closed. */
    SecretChanges removals() {
        return new SecretChanges(new ConnectionSecrets(), removed);
    }

    /** Wipes the typed secrets and clears the changes. */
    @Override
    public void close() {
        typed.close();
        removed.clear();
    }
}
