// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.tasks.Tasks.Lane;
import org.topiary.app.text.Texts;
import org.topiary.app.viewmodel.Decoding;
import org.topiary.app.viewmodel.FxScheduler;
import org.topiary.app.viewmodel.PastMoment;
import org.topiary.app.viewmodel.message.fields.ValueForms;
import org.topiary.core.history.Outages;
import org.topiary.core.history.TimeTravel;
import org.topiary.core.log.Messages;
import org.topiary.core.search.PayloadPattern;
import org.topiary.core.tree.TopicTree;

/**
 * The message pane: the value of the selected topic, either following the newest message or fixed to one of the
 * history, and the history itself. JavaFX application thread; payloads are rendered in the background, at most ten
 * times a second while following.
 */
public final class MessageViewModel {
    /** The minimum interval between two reads while following. */
    private static final long INTERVAL_NANOS = DelayedTick.DELAY_NANOS;

    private final TopicTree tree;
    private final Outages outages;
    private final Decoding decoding;
    private final ValueViewModel value;
    private final HistoryLoader history;
    private final DelayedTick delayedTick;

    private final ReadOnlyObjectWrapper<List<String>> path = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyBooleanWrapper following = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyLongWrapper picked = new ReadOnlyLongWrapper(Messages.NONE);
    private final ReadOnlyBooleanWrapper bothKinds = new ReadOnlyBooleanWrapper();
    private final ReadOnlyIntegerWrapper decoded = new ReadOnlyIntegerWrapper();
    private final BooleanProperty subtree = new SimpleBooleanProperty();

    private final ReadOnlyObjectWrapper<@Nullable PastMoment> moment = new ReadOnlyObjectWrapper<>();
    private int node = TopicTree.NONE;
    private boolean selecting;
    private long lastReadNanos;

    /** One whose choices of forms nobody keeps. */
    public MessageViewModel(
            Messages log, TopicTree tree, Outages outages, Decoding decoding, FxScheduler fx, Tasks tasks) {
        this(log, tree, outages, decoding, ValueForms.unsaved(), fx, tasks);
    }

    /**
     * @param outages the times without a connection
     * @param forms in which form values are shown
     * @param tasks reads and renders payloads, and collects long histories
     */
    public MessageViewModel(
            Messages log,
            TopicTree tree,
            Outages outages,
            Decoding decoding,
            ValueForms forms,
            FxScheduler fx,
            Tasks tasks) {
        this(
                log,
                tree,
                outages,
                decoding,
                fx,
                tasks,
                tasks.delayed("task.tick", Lane.READ, Duration.ofNanos(DelayedTick.DELAY_NANOS)),
                new ShownMessageReader(log, tree, decoding, forms));
    }

    /** @param delayed runs tasks after {@link DelayedTick#DELAY_NANOS} */
    MessageViewModel(
            Messages log,
            TopicTree tree,
            Outages outages,
            Decoding decoding,
            FxScheduler fx,
            Tasks tasks,
            Executor delayed,
            ShownMessageReader reader) {
        this.outages = outages;
        this.tree = tree;
        this.decoding = decoding;
        this.value = new ValueViewModel(reader, decoding, new ValueExport(log, fx, tasks), fx, tasks, this::nowNanos);
        this.history = new HistoryLoader(log, tree, decoding, fx, tasks);
        this.delayedTick = new DelayedTick(delayed, fx, this::tick);
        subtree.addListener(c -> openTopicOrSubtree());
    }

    /** Shows another topic or branch, {@link TopicTree#NONE} for nothing. Starts following again. */
    public void select(int newNode) {
        if (newNode == node) {
            return;
        }
        node = newNode;
        follow();
        value.clearStatus();
        selecting = true;
        subtree.set(node != TopicTree.NONE && tree.childCount(node) > 0 && tree.messages(node) == 0);
        selecting = false;
        path.set(TopicLevels.of(tree, node));
        value.showInstead(node == TopicTree.NONE ? ShownMessage.nothingSelected() : ShownMessage.nothingYet());
        openHistory();
    }

    /**
     * Shows the selection at a past time: its newest message at that time, and its history up to then. If the present
     * is only paused, the content remains unchanged. Null returns to the present.
     */
    public void showMoment(@Nullable PastMoment next) {
        boolean stays = next == null || (moment.get() == null && next.paused());
        moment.set(next);
        if (!stays || history.isPast()) {
            follow();
            openHistory();
        } else {
            tick(nextReadNanos());
        }
        value.updateAge();
    }

    /**
     * Applies changes; negligible cost when there are none.
     *
     * @param nowNanos a monotonic clock; only differences count
     */
    public void tick(long nowNanos) {
        if (node == TopicTree.NONE) {
            return;
        }
        decoded.set(decoding.changes());
        value.refresh();
        if (moment.get() == null) {
            tickLive(nowNanos);
        } else {
            history.setFrozen(!history.isPast());
            history.renewPreviews();
            if (history.isPast() || history.isLoading()) {
                history.refresh();
            }
        }
        if (history.isLoading()) {
            delayedTick.request(nowNanos);
        }
    }

    private void tickLive(long nowNanos) {
        if (!subtree.get() && tree.messages(node) == 0 && tree.childCount(node) > 0) {
            // A topic that had no messages or children when it was selected turned out to be a branch.
            subtree.set(true);
            return;
        }
        history.setFrozen(false);
        if (history.refresh()) {
            updateBothKinds();
        }
        if (following.get()) {
            showNewest(nowNanos);
        }
    }

    private void showNewest(long nowNanos) {
        long newest = tree.lastPosition(node);
        if (newest == Messages.NONE) {
            HistoryList list = history.listProperty().get();
            if (value.shownProperty().get().info() == null && list != null && !list.isEmpty()) {
                value.showInstead(ShownMessage.nothing(Texts.get("message.pickOne")));
            }
        } else if (newest != value.position()) {
            if (value.position() != Messages.NONE && nowNanos - nextReadNanos() < 0) {
                delayedTick.request(nowNanos);
            } else {
                lastReadNanos = nowNanos;
                value.show(newest);
            }
        }
    }

    private long nextReadNanos() {
        return lastReadNanos + INTERVAL_NANOS;
    }

    /** Stops following and shows the message at a position of the history. */
    public void show(long position) {
        compare(position, Messages.NONE);
    }

    /**
     * Shows a message and its differences from another one; the newer of the two is shown.
     *
     * @param other {@link Messages#NONE} for the previous message of the same topic
     */
    public void compare(long position, long other) {
        long newer = Math.max(position, other);
        long older = Math.min(position, other);
        if (following.get() || !value.isOf(newer, older)) {
            pick(newer);
            value.compare(newer, older);
        }
    }

    /** Shows a message of the history with search matches marked, without differences. */
    public void showFound(long position, PayloadPattern pattern) {
        pick(position);
        value.showFound(position, pattern);
    }

    /** Decodes only the shown message with a decoder, and stays at it. */
    public void decodeOnce(String decoder) {
        if (value.position() != Messages.NONE) {
            pick(value.position());
            value.chooseOnce(decoder);
        }
    }

    private void pick(long position) {
        following.set(false);
        picked.set(position);
    }

    /** Follows the newest message again. */
    public void showLatest() {
        if (node == TopicTree.NONE || following.get()) {
            return;
        }
        follow();
        if (moment.get() != null) {
            openHistory();
            return;
        }
        if (tree.lastPosition(node) == Messages.NONE) {
            value.showInstead(ShownMessage.nothingYet());
        }
        tick(nextReadNanos());
    }

    private void follow() {
        value.reset();
        following.set(true);
        picked.set(Messages.NONE);
        value.useViewOf(node);
    }

    private void openTopicOrSubtree() {
        if (!selecting) {
            follow();
            openHistory();
        }
    }

    private void openHistory() {
        PastMoment then = moment.get();
        history.setFrozen(false);
        updateBothKinds();
        if (node == TopicTree.NONE) {
            history.close();
        } else if (then == null) {
            history.open(node, subtree.get());
            showNewest(nextReadNanos());
            loadRest();
        } else {
            history.openAsOf(then, node, subtree.get(), this::showPast, this::showNoPast);
        }
    }

    private void updateBothKinds() {
        bothKinds.set(node != TopicTree.NONE && tree.childCount(node) > 0 && tree.messages(node) > 0);
    }

    private void loadRest() {
        if (history.isLoading()) {
            delayedTick.request(lastReadNanos);
        }
    }

    /** The past history has been loaded; shows its newest message, unless the user selected another meanwhile. */
    private void showPast(long newest) {
        loadRest();
        if (!following.get()) {
            return;
        }
        if (newest >= 0) {
            value.show(newest);
        } else {
            value.showInstead(ShownMessage.nothing(Texts.get(
                    newest == TimeTravel.GONE
                            ? "message.past.gone"
                            : tree.messages(node) == 0 ? "message.pickOne" : "message.past.nothingYet")));
        }
    }

    private void showNoPast(Throwable problem) {
        if (following.get()) {
            value.showInstead(ShownMessageReader.failed(problem));
        }
    }

    /** The time that the window shows as now, in nanoseconds since 1970-01-01T00:00Z. */
    public long nowNanos() {
        PastMoment past = moment.get();
        return past == null ? System.currentTimeMillis() * 1_000_000L : past.timeNanos();
    }

    /** The time that {@link #nowNanos} stands still at; null at present. */
    public ReadOnlyObjectProperty<@Nullable PastMoment> momentProperty() {
        return moment.getReadOnlyProperty();
    }

    /** The selected topic as it was sent; null when there is none. */
    public @Nullable String topicToCopy() {
        return node == TopicTree.NONE ? null : tree.topic(node);
    }

    /** Ends background work, except for saving a value. */
    public void close() {
        value.close();
        history.close();
    }

    /** The value of the newest message, or of the selected one. */
    public ValueViewModel value() {
        return value;
    }

    /** The levels of the selected topic, with hidden characters made visible; empty when nothing is selected. */
    public ReadOnlyObjectProperty<List<String>> pathProperty() {
        return path.getReadOnlyProperty();
    }

    /** Whether there was no connection at some time between a message and the one in the row below it. */
    public boolean followsOutage(HistoryRow row) {
        return row.deltaNanos() > 0 && outages.anyBetween(row.timeNanos() - row.deltaNanos(), row.timeNanos());
    }

    /** The history of the selection, a new list for each; null when nothing is selected. */
    public ReadOnlyObjectProperty<@Nullable HistoryList> historyProperty() {
        return history.listProperty();
    }

    /** Changes when the previews of the history are outdated; the list has new ones. */
    public ReadOnlyIntegerProperty decodedProperty() {
        return decoded.getReadOnlyProperty();
    }

    /** A sentence about messages missing from the history; empty when it is complete. */
    public ReadOnlyStringProperty missingProperty() {
        return history.missingProperty();
    }

    public ReadOnlyBooleanProperty followingProperty() {
        return following.getReadOnlyProperty();
    }

    /** Position of the message selected in the history or a search; {@link Messages#NONE} while following. */
    public ReadOnlyLongProperty pickedProperty() {
        return picked.getReadOnlyProperty();
    }

    /**
     * Whether the selection has both messages of its own and topics below, so that {@link #subtreeProperty} offers a
     * choice.
     */
    public ReadOnlyBooleanProperty bothKindsProperty() {
        return bothKinds.getReadOnlyProperty();
    }

    /** Whether the history is the stream of the whole subtree. */
    public BooleanProperty subtreeProperty() {
        return subtree;
    }
}
