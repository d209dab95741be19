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
 * The secrets of the kept connections, by the ids of their profiles. Called on the JavaFX application thread, where it
 * answers, at once or later; when the user leaves a question that comes up meanwhile, it says so instead.
 */
public interface Credentials extends AutoCloseable {
    /** Tells which secrets a connection has, without asking for a password. */
    void kept(String id, Consumer<Set<SecretField>> then);

    /**
     * Gives copies of the secrets of a connection, which the callee closes; empty when it has none.
     *
     * @param abandoned instead, when the user leaves a question, or the program ends
     */
    default void load(String id, Consumer<ConnectionSecrets> then, Runnable abandoned) {
        load(id, Set.of(), then, abandoned);
    }

    /** The same for who needs not all: nobody is asked for a password for the sake of some of them. */
    void load(String id, Set<SecretField> needless, Consumer<ConnectionSecrets> then, Runnable abandoned);

    /** The same for who need not know that it was abandoned. */
    default void load(String id, Consumer<ConnectionSecrets> then) {
        load(id, then, () -> {});
    }

    /**
     * Keeps secrets, or forgets them; takes the changes over, and wipes them. When they are closed meanwhile, nothing
     * changes.
     *
     * @param abandoned instead, when the user leaves a question, or the program ends
     */
    void save(String id, SecretChanges changes, Runnable then, Runnable abandoned);

    /** The same until the program ends only: they are written nowhere. */
    void saveForNow(String id, SecretChanges changes);

    /**
     * Keeps what was typed until the program ends, and writes it once a broker has accepted it, see {@link #accepted}.
     * What is to be forgotten is forgotten at once. Takes the changes over, and wipes them. When they are closed
     * meanwhile, nothing changes.
     *
     * @param abandoned instead, when the user leaves a question, or the program ends
     */
    void saveOnceAccepted(String id, SecretChanges changes, Runnable then, Runnable abandoned);

    /**
     * Tells that a broker let a connection in, and writes those of its secrets that wait for that. This may ask where
     * to; if the user leaves the question, they stay until the program ends.
     *
     * @param used what the broker was given; what was typed since goes on waiting
     * @return whether any waited
     */
    boolean accepted(String id, ConnectionSecrets used);

    /**
     * Tells that a secret was not accepted: it is not written, and not used again, unless another was typed since.
     *
     * @param used what the broker was given
     * @return whether it waited to be written
     */
    boolean refused(String id, SecretField field, ConnectionSecrets used);

    /** Ids of the connections that have a secret which is written once it was accepted. Not to be changed. */
    ObservableSet<String> awaiting();

    /** Forgets all secrets of a connection. */
    void remove(String id);

    /** How secrets are kept and why, as a sentence; empty while it is not known. */
    ReadOnlyStringProperty protectionProperty();

    /** The question that waits for the user; null when none does. */
    ReadOnlyObjectProperty<@Nullable Question> questionProperty();

    /** Asks what is to protect the secrets from now on. */
    void manage();

    @Override
    void close();
}
