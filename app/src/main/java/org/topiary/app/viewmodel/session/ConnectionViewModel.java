// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.topiary.app.text.Texts;
import org.topiary.mqtt.Session;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.PublicBrokers;
import org.topiary.mqtt.profile.Subscription;
import org.topiary.mqtt.profile.TlsOptions;
import org.topiary.mqtt.tls.ServerCertificate;

/**
 * How an open connection connects: what it waits for, whom it trusts, what it subscribes to. What the user changes here
 * is in force at once and kept in the profile. JavaFX application thread only.
 */
public final class ConnectionViewModel {
    /** Brings what a session lacks before it connects. */
    @FunctionalInterface
    public interface Preparation {
        /**
         * Calls one of the two, at once or later on the JavaFX application thread; neither when the user left a
         * question that came up.
         *
         * @param waits takes why the session cannot connect, as a sentence
         */
        void prepare(Runnable ready, Consumer<String> waits);
    }

    private final Session session;
    private final ProfileKeeper keeper;
    private final ReadOnlyObjectWrapper<ConnectionProfile> profile = new ReadOnlyObjectWrapper<>(this, "profile");
    private final ReadOnlyStringWrapper waiting = new ReadOnlyStringWrapper(this, "waiting", "");
    private final ReadOnlyBooleanWrapper asksEverything = new ReadOnlyBooleanWrapper(this, "asksEverything");
    private Preparation preparation = (ready, waits) -> ready.run();
    private long attempts;
    private boolean everythingWished;
    private @Nullable List<Subscription> pending;

    ConnectionViewModel(Session session, ProfileKeeper keeper) {
        this.session = session;
        this.keeper = keeper;
        profile.set(session.profile());
    }

    /** As it is now in force. */
    public ReadOnlyObjectProperty<ConnectionProfile> profileProperty() {
        return profile.getReadOnlyProperty();
    }

    /** Why the connection was not opened yet, as a sentence; empty when it does not wait. */
    public ReadOnlyStringProperty waitingProperty() {
        return waiting.getReadOnlyProperty();
    }

    /** Leaves the connection as it is and says why, until somebody connects. */
    public void await(String sentence) {
        waiting.set(sentence);
    }

    /** Has something done each time before the session connects. */
    public void setPreparation(Preparation value) {
        preparation = value;
    }

    /** Connects as soon as all is prepared, unless there is a question to be answered first. */
    void connect() {
        if (asksFirst(session.subscriptions())) {
            waiting.set(Texts.get("connection.waits.everything", host()));
            ask();
        } else {
            long attempt = ++attempts;
            preparation.prepare(
                    () -> {
                        if (attempt == attempts) {
                            waiting.set("");
                            session.connect();
                        }
                    },
                    sentence -> {
                        if (attempt == attempts) {
                            waiting.set(sentence);
                        }
                    });
        }
    }

    /** What is being prepared comes to nothing. */
    void giveUp() {
        attempts++;
    }

    /** Whether the user is to say whether a public broker is to be subscribed to {@code #}. */
    public ReadOnlyBooleanProperty asksEverythingProperty() {
        return asksEverything.getReadOnlyProperty();
    }

    /** Host of the broker. */
    public String host() {
        return session.profile().address().host();
    }

    private boolean asksFirst(List<Subscription> wished) {
        return !everythingWished
                && PublicBrokers.isPublic(host())
                && wished.stream().anyMatch(each -> each.enabled() && PublicBrokers.isEverything(each.filter()));
    }

    private void ask() {
        // Anew, even if the last time it was left without an answer.
        asksEverything.set(false);
        asksEverything.set(true);
    }

    /** Answers the question: with everything. */
    public void subscribeToEverything() {
        everythingWished = true;
        resume(pending == null ? session.subscriptions() : pending);
    }

    /** Answers the question: with a narrower filter in the place of {@code #}. */
    public void subscribeTo(String filter) {
        List<Subscription> wished = new ArrayList<>();
        for (Subscription each : pending == null ? session.subscriptions() : pending) {
            Subscription narrowed = PublicBrokers.isEverything(each.filter())
                    ? new Subscription(
                            filter,
                            each.qos(),
                            each.optional(),
                            each.enabled(),
                            each.noLocal(),
                            each.retainAsPublished(),
                            each.retainHandling())
                    : each;
            if (wished.stream().noneMatch(other -> other.filter().equals(narrowed.filter()))) {
                wished.add(narrowed);
            }
        }
        resume(wished);
    }

    /** Leaves the question: all stays as it is. */
    public void leaveQuestion() {
        asksEverything.set(false);
        pending = null;
    }

    private void resume(List<Subscription> wished) {
        boolean open = pending != null;
        leaveQuestion();
        if (!wished.equals(session.subscriptions())) {
            change(old -> old.toBuilder().subscriptions(wished).build());
        }
        if (!open) {
            connect();
        }
    }

    public List<Subscription> subscriptions() {
        return session.subscriptions();
    }

    /** Replaces the subscriptions, while connected at once; asks before everything on a public broker. */
    public void setSubscriptions(List<Subscription> wished) {
        if (asksFirst(wished) && !asksFirst(session.subscriptions())) {
            pending = wished;
            ask();
        } else if (!wished.equals(session.subscriptions())) {
            change(old -> old.toBuilder().subscriptions(wished).build());
        }
    }

    /** Trusts exactly this certificate from now on, and connects again. */
    public void trust(ServerCertificate certificate) {
        changeTls(tls -> {
            TreeSet<String> pinned = new TreeSet<>(tls.pinned());
            pinned.add(certificate.sha256());
            return tls.withPinned(pinned);
        });
        connect();
    }

    /** Accepts every certificate of this connection from now on, which protects from nobody, and connects again. */
    public void acceptAnything() {
        changeTls(tls -> tls.withAcceptAnything(true));
        connect();
    }

    /** Checks certificates again from the next connecting on. */
    public void checkAgain() {
        changeTls(tls -> tls.withAcceptAnything(false));
    }

    private void changeTls(UnaryOperator<TlsOptions> change) {
        change(old -> old.toBuilder().tls(change.apply(old.tls())).build());
    }

    private void change(UnaryOperator<ConnectionProfile> change) {
        // The kept profile is changed by itself: the session's may differ in what was resolved when it was opened.
        ConnectionProfile changed = change.apply(session.profile());
        session.setProfile(changed);
        profile.set(changed);
        keeper.change(changed.id(), change);
    }

    /**
     * A sentence that warns when another open session has the same client id at the same broker; empty when none has.
     */
    public static Optional<String> sameClientId(Session one, List<Session> others) {
        ConnectionProfile mine = one.profile();
        return withClientIdOf(mine, others)
                .map(other -> Texts.get("connection.sameClientId", mine.name(), other.name(), mine.clientId()));
    }

    /** The profile of an open session that has the fixed client id of this one, at the same broker. */
    public static Optional<ConnectionProfile> withClientIdOf(ConnectionProfile mine, List<Session> open) {
        if (mine.clientId().isEmpty()) {
            return Optional.empty();
        }
        return open.stream()
                .map(Session::profile)
                .filter(other -> other.clientId().equals(mine.clientId())
                        && other.address()
                                .host()
                                .equalsIgnoreCase(mine.address().host())
                        && other.address().port() == mine.address().port())
                .findFirst();
    }
}
