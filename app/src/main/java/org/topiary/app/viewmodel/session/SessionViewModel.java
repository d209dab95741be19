// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.session;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.topiary.app.viewmodel.FxScheduler;
import org.topiary.app.viewmodel.PastMoment;
import org.topiary.app.viewmodel.Secrets;
import org.topiary.app.viewmodel.devices.DevicesViewModel;
import org.topiary.app.viewmodel.message.MessageViewModel;
import org.topiary.app.viewmodel.publish.Payload;
import org.topiary.app.viewmodel.publish.PublishLimits;
import org.topiary.app.viewmodel.publish.PublishViewModel;
import org.topiary.app.viewmodel.search.PayloadSearchViewModel;
import org.topiary.app.viewmodel.search.SearchHit;
import org.topiary.app.viewmodel.timeline.TimelineViewModel;
import org.topiary.app.viewmodel.tree.EmptyTreeReason;
import org.topiary.app.viewmodel.tree.TreeViewModel;
import org.topiary.core.log.Messages;
import org.topiary.core.log.Qos;
import org.topiary.core.tree.TopicTree;
import org.topiary.mqtt.ConnectionInfo;
import org.topiary.mqtt.RefusedFilter;
import org.topiary.mqtt.Session;
import org.topiary.mqtt.SessionState;
import org.topiary.mqtt.SessionState.Phase;
import org.topiary.mqtt.Skip;
import org.topiary.mqtt.profile.ConnectionProfile;
import org.topiary.mqtt.profile.SecretField;
import org.topiary.mqtt.tls.TlsDetails;

/**
 * One open connection. Owns its session and the view-models of its panes, all of which read from the session during
 * {@link #tick} only. JavaFX application thread only.
 */
public final class SessionViewModel {
    private static final long SECOND = 1_000_000_000L;
    /** After this time without a message all ages are shown in minutes, and all rates are zero. */
    private static final long QUIET_NANOS = 61 * SECOND;

    private static final int QUIET_SECONDS = 10;
    private static final long GLOW_NANOS = TreeViewModel.GLOW_NANOS + SECOND / 10;

    private final Session session;
    private final TreeViewModel tree;
    private final MessageViewModel message;
    private final PublishViewModel publish;
    private final PayloadSearchViewModel search;
    private final TimelineViewModel timeline;
    private final StatusViewModel status;
    private final ConnectionViewModel connection;
    private final SessionTasks tasks;
    private final ReadOnlyBooleanWrapper unchecked = new ReadOnlyBooleanWrapper(this, "unchecked");
    private final TypedSecrets typedSecrets = new TypedSecrets();
    private final ReadOnlyObjectWrapper<SessionState> state = new ReadOnlyObjectWrapper<>(this, "state");
    private final ReadOnlyStringWrapper name = new ReadOnlyStringWrapper(this, "name", "");
    private @Nullable String awaitedTopic;

    // Written on the JavaFX application thread, read on the ticker's.
    private volatile long drawnArrivals = -1;
    private volatile long drawnSecond = -1;
    private volatile long arrivedAt;

    public SessionViewModel(
            Session session,
            TreeViewModel tree,
            MessageViewModel message,
            PublishViewModel publish,
            PayloadSearchViewModel search,
            TimelineViewModel timeline,
            ProfileKeeper keeper,
            FxScheduler fx,
            SessionTasks tasks) {
        this.session = session;
        this.timeline = timeline;
        this.tree = tree;
        this.message = message;
        this.publish = publish;
        this.search = search;
        this.tasks = tasks;
        this.status = new StatusViewModel(session);
        this.connection = new ConnectionViewModel(session, keeper);
        name.set(session.profile().name());
        state.set(session.state());
        connection.profileProperty().subscribe(profile -> showUnchecked());
        session.setStateListener(next -> fx.later(this::showState));
        showState();
        timeline.momentProperty().subscribe((before, moment) -> {
            tree.showMoment(moment);
            message.showMoment(moment);
        });
        tree.selectedNodeProperty().subscribe(selected -> select(selected.intValue()));
    }

    private void showState() {
        // The current state instead of the one announced, which may be outdated.
        state.set(session.state());
        ConnectionInfo info = session.info();
        boolean connected = session.state().phase() == Phase.CONNECTED;
        publish.limitsProperty()
                .set(connected && info != null ? new PublishLimits(info.limits(), info.isMqtt5()) : PublishLimits.NONE);
        publish.connectedProperty().set(connected);
        showUnchecked();
        status.show(session.state());
    }

    private void showUnchecked() {
        ConnectionProfile profile = session.profile();
        boolean wished =
                profile.tls().acceptAnything() && profile.address().transport().isTls();
        boolean now = session.state().phase() == Phase.CONNECTED
                && Optional.ofNullable(session.info())
                        .flatMap(ConnectionInfo::tlsDetails)
                        .map(tls -> tls.trust() == TlsDetails.Trust.ANYTHING)
                        .orElse(false);
        unchecked.set(wished || now);
    }

    private void select(int node) {
        message.select(node);
        publish.follow(node == TopicTree.NONE ? "" : session.tree().topic(node));
    }

    /**
     * Whether the picture is out of date: messages arrived, stored or not; a row is still glowing; or ages changed,
     * which is checked every second or, once they are shown in minutes, every ten. Any thread.
     */
    public boolean isOutOfDate(long nowNanos) {
        return session.arrivals() != drawnArrivals
                || nowNanos - arrivedAt < GLOW_NANOS
                || haveAgesGrown(nowNanos)
                || isCountingDown(nowNanos)
                || tree.isUnfinished()
                || tree.isReordering()
                || publish.isWaiting()
                || search.isUnfinished()
                || tasks.sparkplug().follower().isOutOfDate()
                || tasks.decoding().isOutOfDate();
    }

    /** Whether the seconds until the next attempt to connect have changed. */
    private boolean isCountingDown(long nowNanos) {
        return session.state().retryMillis() > 0 && nowNanos / SECOND != drawnSecond;
    }

    private boolean haveAgesGrown(long nowNanos) {
        long second = nowNanos / SECOND;
        return second != drawnSecond && (nowNanos - arrivedAt < QUIET_NANOS || second % QUIET_SECONDS == 0);
    }

    /**
     * Updates the figures and the message pane; the view of the tree refreshes the tree, because it knows where the
     * pointer is. Called at most 20 times a second.
     */
    public void tick(long nowNanos) {
        long arrivals = session.arrivals();
        if (arrivals != drawnArrivals) {
            drawnArrivals = arrivals;
            arrivedAt = nowNanos;
        }
        drawnSecond = nowNanos / SECOND;
        tasks.sparkplug().follower().tick();
        tasks.decoding().tick();
        // The wall clock may be set back; rates and pauses need a monotonic clock.
        long ticks = System.nanoTime();
        status.tick(ticks);
        if (awaitedTopic != null && tree.reveal(awaitedTopic)) {
            awaitedTopic = null;
        }
        String sentTo = publish.outcomeProperty().get().topic();
        publish.hiddenByFilterProperty().set(!sentTo.isEmpty() && tree.hides(sentTo));
        search.tick();
        publish.tick();
        message.tick(ticks);
        message.value().updateAge();
    }

    /** What must happen for topics to appear. */
    public EmptyTreeReason awaited() {
        if (state.get().phase() != Phase.CONNECTED) {
            return EmptyTreeReason.CONNECTION;
        }
        return isSubscribed() ? EmptyTreeReason.MESSAGE : EmptyTreeReason.SUBSCRIPTION;
    }

    /** Whether there is any subscription that the broker did not refuse. */
    private boolean isSubscribed() {
        ConnectionInfo info = session.info();
        Set<String> refused = info == null
                ? Set.of()
                : info.refusedFilters().stream().map(RefusedFilter::filter).collect(Collectors.toSet());
        return session.subscriptions().stream().anyMatch(each -> each.enabled() && !refused.contains(each.filter()));
    }

    /** Selects a topic as soon as the broker has sent it. */
    public void selectWhenSeen(String topic) {
        awaitedTopic = topic;
    }

    /** Selects the topic of the message published last, and removes the filter that hides it. */
    public void showPublished() {
        tree.filterProperty().set("");
        selectWhenSeen(publish.outcomeProperty().get().topic());
    }

    /** Connects, unless the user must answer a question first. */
    public void connect() {
        connection.connect();
    }

    /** Leaves something out until the tab is closed, and reconnects. */
    public void skip(Skip skip) {
        session.skip(skip);
        connection.connect();
    }

    public void disconnect() {
        connection.giveUp();
        // The state reports the outcome.
        var _ = session.disconnect();
    }

    /** Disconnects so that the broker publishes the last will. */
    public void disconnectWithWill() {
        var _ = session.disconnectWithWill();
    }

    /** Whether the connection is up and has a last will. */
    public boolean canSendWill() {
        return session.state().phase() == Phase.CONNECTED
                && session.profile().will().isPresent();
    }

    /** Retries with another secret, given as text; wipes the array. */
    public void connectWith(SecretField field, char[] password) {
        byte[] bytes = Secrets.utf8(password);
        session.setSecret(field, bytes);
        typedSecrets.typed(field, bytes);
        Arrays.fill(bytes, (byte) 0);
        Arrays.fill(password, '\0');
        connection.connect();
    }

    public Session session() {
        return session;
    }

    /** The settings of the connection. */
    public ConnectionProfile profile() {
        return session.profile();
    }

    /** The parameters of the connection; null while there is none. */
    public @Nullable ConnectionInfo info() {
        return session.info();
    }

    /** What the session leaves out until its tab is closed. */
    public List<Skip> skipped() {
        return session.skipped();
    }

    public TreeViewModel tree() {
        return tree;
    }

    public MessageViewModel message() {
        return message;
    }

    public PublishViewModel publish() {
        return publish;
    }

    public PayloadSearchViewModel search() {
        return search;
    }

    /**
     * Fills the publish panel with the message that is shown as soon as it has been read.
     *
     * @param filled called then
     */
    public void publishAgain(Runnable filled) {
        message.value().read(Payload::of, (info, payload) -> {
            publish.reuse(
                    info.topic(),
                    payload,
                    Qos.ofLevel(info.qos()),
                    info.retained(),
                    info.properties().properties());
            filled.run();
        });
    }

    /**
     * Selects the topic of a search result and shows that message; returns to the present if it is newer than the
     * selected time.
     */
    public void show(SearchHit hit) {
        leavePastFor(hit.position());
        tree.select(hit.node());
        message.showFound(hit.position(), hit.pattern());
    }

    /** Like {@link #show(SearchHit)}, for any message; returns false if it has left the log. */
    public boolean show(long position) {
        Messages.Head head = session.log().readHead(position, 0);
        if (head == null) {
            return false;
        }
        leavePastFor(position);
        tree.select(head.topic());
        message.show(position);
        return true;
    }

    private void leavePastFor(long position) {
        PastMoment moment = timeline.momentProperty().get();
        if (moment != null && position >= moment.end()) {
            timeline.goLive();
        }
    }

    /** The state of Sparkplug nodes and devices. */
    public DevicesViewModel devices() {
        return tasks.sparkplug().devices();
    }

    /** The connection settings. */
    public ConnectionViewModel connection() {
        return connection;
    }

    /** The secrets typed for {@link #connectWith}. */
    public TypedSecrets typedSecrets() {
        return typedSecrets;
    }

    public StatusViewModel status() {
        return status;
    }

    public ReadOnlyObjectProperty<SessionState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Whether the broker's identity is not verified, now or at the next connection. */
    public ReadOnlyBooleanProperty uncheckedProperty() {
        return unchecked.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty nameProperty() {
        return name.getReadOnlyProperty();
    }

    /** Renames the connection, here and in the reports of its session. */
    public void rename(String value) {
        if (!value.equals(name.get())) {
            session.setProfile(session.profile().toBuilder().name(value).build());
            name.set(value);
        }
    }

    /** The time that the window shows; receiving continues regardless. */
    public TimelineViewModel timeline() {
        return timeline;
    }

    /** The background work of the session, and the tasks of the program that the window shows. */
    public SessionTasks tasks() {
        return tasks;
    }

    /** Cancels tasks, sends DISCONNECT and frees the log; completes on any thread when the last two are done. */
    public CompletableFuture<Void> close() {
        connection.giveUp();
        tree.close();
        search.close();
        message.close();
        tasks.own().close();
        return session.closeAsync();
    }
}
