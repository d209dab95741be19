// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
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
 * The connection settings of an open session: what the connection waits for, which certificates it trusts, and its
 * subscriptions. Changes by the user take effect at once and are saved in the profile. JavaFX application thread only.
 */
public final class ConnectionViewModel {
    /** Provides what a session needs before it connects. */
    @FunctionalInterface
    public interface Preparation {
        /**
         * Calls one of the two, immediately or later on the JavaFX application thread; neither if the user cancels a
         * question.
         *
         * @param waits receives the reason why the session cannot connect, as a sentence
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
    private BooleanSupplier mayAsk = () -> true;
    private @Nullable List<Subscription> pending;

    ConnectionViewModel(Session session, ProfileKeeper keeper) {
        this.session = session;
        this.keeper = keeper;
        profile.set(session.profile());
    }

    /** The current profile. */
    public ReadOnlyObjectProperty<ConnectionProfile> profileProperty() {
        return profile.getReadOnlyProperty();
    }

    /** Why the connection has not been opened yet, as a sentence; empty when it is not waiting. */
    public ReadOnlyStringProperty waitingProperty() {
        return waiting.getReadOnlyProperty();
    }

    /** Leaves the connection as it is and says why, until it is opened. */
    public void await(String sentence) {
        waiting.set(sentence);
    }

    /** Sets the preparation that runs each time before the session connects. */
    public void setPreparation(Preparation value) {
        preparation = value;
    }

    /** Connects once preparation is complete, unless the user must answer a question first. */
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

    /** Abandons the preparation in progress. */
    void giveUp() {
        attempts++;
    }

    /** Whether to ask the user about subscribing to {@code #} on a public broker. */
    public ReadOnlyBooleanProperty asksEverythingProperty() {
        return asksEverything.getReadOnlyProperty();
    }

    /** @param may whether to ask at all; otherwise subscribes to {@code #} like to any other filter */
    public void setMayAskEverything(BooleanSupplier may) {
        mayAsk = may;
    }

    /** The host of the broker. */
    public String host() {
        return session.profile().address().host();
    }

    private boolean asksFirst(List<Subscription> wished) {
        return !everythingWished
                && mayAsk.getAsBoolean()
                && PublicBrokers.isPublic(host())
                && wished.stream().anyMatch(each -> each.enabled() && PublicBrokers.isEverything(each.filter()));
    }

    private void ask() {
        // Asks again, even if the user cancelled the question last time.
        asksEverything.set(false);
        asksEverything.set(true);
    }

    /** Answers the question: keeps {@code #}. */
    public void subscribeToEverything() {
        everythingWished = true;
        resume(pending == null ? session.subscriptions() : pending);
    }

    /** Answers the question: replaces {@code #} by a narrower filter. */
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

    /** Cancels the question; nothing changes. */
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

    /**
     * Replaces the subscriptions, immediately while connected; asks before subscribing to everything on a public
     * broker.
     */
    public void setSubscriptions(List<Subscription> wished) {
        if (asksFirst(wished) && !asksFirst(session.subscriptions())) {
            pending = wished;
            ask();
        } else if (!wished.equals(session.subscriptions())) {
            change(old -> old.toBuilder().subscriptions(wished).build());
        }
    }

    /** Pins this certificate from now on, and reconnects. */
    public void trust(ServerCertificate certificate) {
        changeTls(tls -> {
            TreeSet<String> pinned = new TreeSet<>(tls.pinned());
            pinned.add(certificate.sha256());
            return tls.withPinned(pinned);
        });
        connect();
    }

    /** Accepts every certificate for this connection from now on, which offers no protection, and reconnects. */
    public void acceptAnything() {
        changeTls(tls -> tls.withAcceptAnything(true));
        connect();
    }

    /** Verifies certificates again from the next connection on. */
    public void checkAgain() {
        changeTls(tls -> tls.withAcceptAnything(false));
    }

    private void changeTls(UnaryOperator<TlsOptions> change) {
        change(old -> old.toBuilder().tls(change.apply(old.tls())).build());
    }

    private void change(UnaryOperator<ConnectionProfile> change) {
        // The saved profile is changed separately: values resolved at opening may make the session's profile differ.
        ConnectionProfile changed = change.apply(session.profile());
        session.setProfile(changed);
        profile.set(changed);
        keeper.change(changed.id(), change);
    }

    /**
     * A sentence that warns about another open session with the same client id at the same broker; empty when there is
     * none.
     */
    public static Optional<String> sameClientId(Session one, List<Session> others) {
        ConnectionProfile mine = one.profile();
        return withClientIdOf(mine, others)
                .map(other -> Texts.get("connection.sameClientId", mine.name(), other.name(), mine.clientId()));
    }

    /** The profile of an open session with the same fixed client id at the same broker. */
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
