// SPDX-License-Identifier: Apache-2.0
package org.topiary.mqtt.profile;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The secrets of one connection while it is in use, as bytes that are wiped when they are replaced and by
 * {@link #close}; once closed, it stays empty. Its text form contains none of them. Any thread.
 */
public final class ConnectionSecrets implements AutoCloseable {
    private final Map<SecretField, byte[]> values = new EnumMap<>(SecretField.class);
    private boolean closed;

    /** Creates secrets with a copy of the password, or none if it is null. */
    public static ConnectionSecrets ofPassword(byte @Nullable [] password) {
        ConnectionSecrets secrets = new ConnectionSecrets();
        secrets.set(SecretField.PASSWORD, password);
        return secrets;
    }

    /** Copies a secret; null removes it. Once closed, it copies nothing, because nobody would wipe the copy. */
    public synchronized void set(SecretField field, byte @Nullable [] value) {
        Secret.wipe(values.remove(field));
        if (value != null && !closed) {
            values.put(field, value.clone());
        }
    }

    /** Copies all secrets of the other object into this one; those that it lacks stay. */
    public void setAll(ConnectionSecrets other) {
        for (SecretField field : SecretField.values()) {
            byte[] value = other.copy(field);
            if (value != null) {
                set(field, value);
                Secret.wipe(value);
            }
        }
    }

    /** Returns a copy, which the caller must wipe; null if there is none. */
    public synchronized byte @Nullable [] copy(SecretField field) {
        byte[] value = values.get(field);
        return value == null ? null : value.clone();
    }

    public synchronized boolean has(SecretField field) {
        return values.containsKey(field);
    }

    /** Wipes all secrets permanently. */
    @Override
    public synchronized void close() {
        closed = true;
        values.values().forEach(Secret::wipe);
        values.clear();
    }

    @Override
    public String toString() {
        return "ConnectionSecrets";
    }
}
