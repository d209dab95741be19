// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.credentials;

import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.collections.ObservableSet;
import org.jspecify.annotations.Nullable;
import org.topiary.mqtt.profile.ConnectionSecrets;
import org.topiary.mqtt.profile.SecretField;

/**
 * The secrets of the saved connections, by profile id. Called on the JavaFX application thread, and answers there,
 * immediately or later; if the user cancels a question asked meanwhile, the {@code abandoned} action runs instead.
 */
public interface Credentials extends AutoCloseable {
    /** Passes on which secrets a connection has, without asking for a password. */
    void kept(String id, Consumer<Set<SecretField>> then);

    /**
     * Passes on copies of a connection's secrets, which the callee closes; empty when it has none.
     *
     * @param abandoned run instead when the user cancels a question, or the program ends
     */
    default void load(String id, Consumer<ConnectionSecrets> then, Runnable abandoned) {
        load(id, Set.of(), then, abandoned);
    }

    /**
     * Like {@link #load(String, Consumer, Runnable)} for callers that do not need all secrets: the user is not asked
     * for a password only to read needless ones.
     */
    void load(String id, Set<SecretField> needless, Consumer<ConnectionSecrets> then, Runnable abandoned);

    /** Like {@link #load(String, Consumer, Runnable)} for callers that ignore cancellation. */
    default void load(String id, Consumer<ConnectionSecrets> then) {
        load(id, then, () -> {});
    }

    /**
     * Saves or removes secrets; takes ownership of the changes and wipes them. If they are closed before, nothing
     * changes.
     *
     * @param abandoned run instead when the user cancels a question, or the program ends
     */
    void save(String id, SecretChanges changes, Runnable then, Runnable abandoned);

    /** Saves secrets in memory only, until the program ends; otherwise like {@link #save}. */
    void saveForNow(String id, SecretChanges changes);

    /**
     * Keeps typed secrets in memory until the program ends, and writes them once a broker has accepted them, see
     * {@link #accepted}. Removals take effect at once. Takes ownership of the changes and wipes them. If they are
     * closed before, nothing changes.
     *
     * @param abandoned run instead when the user cancels a question, or the program ends
     */
    void saveOnceAccepted(String id, SecretChanges changes, Runnable then, Runnable abandoned);

    /**
     * Reports that a broker accepted a connection, and writes those of its secrets that wait for that. This may ask the
     * user where to keep them; if the user cancels, they stay in memory until the program ends.
     *
     * @param used the secrets sent to the broker; secrets typed since then continue to wait
     * @return whether any secret was waiting
     */
    boolean accepted(String id, ConnectionSecrets used);

    /**
     * Reports that a secret was rejected: it is not written and not used again, unless another was typed since.
     *
     * @param used the secrets sent to the broker
     * @return whether the secret was waiting to be written
     */
    boolean refused(String id, SecretField field, ConnectionSecrets used);

    /** Ids of the connections with a secret that waits for acceptance by a broker. Must not be changed. */
    ObservableSet<String> awaiting();

    /** Removes all secrets of a connection. */
    void remove(String id);

    /** How secrets are kept and why, as a sentence; empty while this is not known. */
    ReadOnlyStringProperty protectionProperty();

    /** The current question to the user; null when there is none. */
    ReadOnlyObjectProperty<@Nullable Question> questionProperty();

    /** Asks how to protect the secrets from now on. */
    void manage();

    @Override
    void close();
}
