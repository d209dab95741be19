// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.message;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.topiary.app.tasks.Task;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.tasks.Tasks.Lane;
import org.topiary.app.text.Texts;
import org.topiary.app.text.Times;
import org.topiary.app.viewmodel.FxScheduler;
import org.topiary.app.viewmodel.Moment;
import org.topiary.core.history.TimeTravel;
import org.topiary.core.log.MessageLog;
import org.topiary.core.search.PayloadPattern;
import org.topiary.core.text.ForeignText;
import org.topiary.core.tree.TopicTree;

/**
 * The message pane: the value of the selected topic, following its newest message or standing at one of its history,
 * and the history itself. All of it belongs to the JavaFX application thread; payloads are made readable in the
 * background, at most ten times a second while following.
 */
public final class MessageViewModel {
    private static final long MIN_INTERVAL_NANOS = 100_000_000;

    private final TopicTree tree;
    private final FxScheduler fx;
    private final Tasks tasks;
    private final Executor delayed;
    private final ShownReader reader;
    private final HistoryLoader history;
    private final ViewChoices choices = new ViewChoices();

    private final ReadOnlyObjectWrapper<List<String>> path = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Shown> shown = new ReadOnlyObjectWrapper<>(nothingSelected());
    private final ReadOnlyStringWrapper age = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper following = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyLongWrapper picked = new ReadOnlyLongWrapper(MessageLog.NONE);
    private final ReadOnlyBooleanWrapper bothKinds = new ReadOnlyBooleanWrapper();
    private final ObjectProperty<ViewChoice> choice = new SimpleObjectProperty<>(ViewChoice.AUTOMATIC);
    private final BooleanProperty difference = new SimpleBooleanProperty();
    private final BooleanProperty subtree = new SimpleBooleanProperty();

    private @Nullable Moment moment;

    private int node = TopicTree.NONE;
    /** The topic whose choice of a view shows: that of the message that was picked, else the selected one. */
    private int topic = TopicTree.NONE;

    private long target = MessageLog.NONE;
    private long compared = MessageLog.NONE;
    private @Nullable PayloadPattern searched;
    private boolean all;
    private boolean selecting;
    private boolean tickAhead;
    private long lastRequestNanos;

    /** Counts what the user chose; what is still being read for an earlier choice is dropped when it is ready. */
    private long generation;

    private boolean reading;
    private boolean readAgain;
    private @Nullable Task read;

    /** @param tasks where payloads are read and made readable, and long histories collected */
    public MessageViewModel(MessageLog log, TopicTree tree, FxScheduler fx, Tasks tasks) {
        this(
                log,
                tree,
                fx,
                tasks,
                CompletableFuture.delayedExecutor(
                        MIN_INTERVAL_NANOS, TimeUnit.NANOSECONDS, tasks.executor("Asking for a tick", Lane.READ)));
    }

    /** @param delayed runs tasks after {@link #MIN_INTERVAL_NANOS} */
    MessageViewModel(MessageLog log, TopicTree tree, FxScheduler fx, Tasks tasks, Executor delayed) {
        this(log, tree, fx, tasks, delayed, new ShownReader(log, tree));
    }

    MessageViewModel(
            MessageLog log, TopicTree tree, FxScheduler fx, Tasks tasks, Executor delayed, ShownReader reader) {
        this.delayed = delayed;
        this.tree = tree;
        this.fx = fx;
        this.tasks = tasks;
        this.reader = reader;
        this.history = new HistoryLoader(log, tree, fx, tasks);
        choice.addListener(c -> choose());
        difference.addListener(c -> changed());
        subtree.addListener(c -> streamOrTopic());
    }

    /** Shows another topic or branch, {@link TopicTree#NONE} for nothing. Following starts anew. */
    public void select(int newNode) {
        if (newNode == node) {
            return;
        }
        node = newNode;
        restart(true);
        status.set("");
        selecting = true;
        boolean branch = node != TopicTree.NONE && tree.childCount(node) > 0 && tree.messages(node) == 0;
        subtree.set(branch);
        selecting = false;
        path.set(node == TopicTree.NONE ? List.of() : levels());
        shown.set(node == TopicTree.NONE ? nothingSelected() : nothingYet());
        openHistory();
    }

    /**
     * Shows the selection as of an earlier time: its newest message then, and its history up to there. Where the
     * present is only paused, what shows stays as it is. Null goes back to the present.
     */
    public void showMoment(@Nullable Moment next) {
        boolean stays = next == null || (moment == null && next.paused());
        moment = next;
        if (!stays || history.isPast()) {
            restart(true);
            openHistory();
        } else {
            tick(lastRequestNanos + MIN_INTERVAL_NANOS);
        }
        updateAge();
    }

    /**
     * Takes in what is new. Costs nothing to speak of when there is nothing.
     *
     * @param nowNanos a clock that never goes back; only differences count
     */
    public void tick(long nowNanos) {
        if (node == TopicTree.NONE) {
            return;
        }
        if (moment == null) {
            tickLive(nowNanos);
        } else {
            history.setFrozen(!history.isPast());
            if (history.isPast() || history.isLoading()) {
                history.refresh();
            }
        }
        if (history.isLoading()) {
            tickLater(nowNanos);
        }
    }

    private void tickLive(long nowNanos) {
        if (!subtree.get() && tree.messages(node) == 0 && tree.childCount(node) > 0) {
            // What was an empty topic when it was selected turned out to be a branch.
            subtree.set(true);
            return;
        }
        history.setFrozen(false);
        if (history.refresh()) {
            bothKinds.set(tree.childCount(node) > 0 && tree.messages(node) > 0);
        }
        if (following.get()) {
            follow(nowNanos);
        }
    }

    private void follow(long nowNanos) {
        long newest = tree.lastPosition(node);
        if (newest == MessageLog.NONE) {
            HistoryList list = history.listProperty().get();
            if (shown.get().info() == null && list != null && !list.isEmpty()) {
                shown.set(Shown.nothing(Texts.get("message.pickOne")));
            }
        } else if (newest != target) {
            if (target != MessageLog.NONE && nowNanos - lastRequestNanos < MIN_INTERVAL_NANOS) {
                tickLater(nowNanos);
            } else {
                lastRequestNanos = nowNanos;
                target = newest;
                read();
            }
        }
    }

    /** Asks for one tick in a moment: the window ticks only while messages arrive. */
    private void tickLater(long nowNanos) {
        if (!tickAhead) {
            tickAhead = true;
            delayed.execute(() -> fx.later(() -> {
                tickAhead = false;
                tick(nowNanos + MIN_INTERVAL_NANOS);
            }));
        }
    }

    /** Stops following and shows the message at a position of the history. */
    public void show(long position) {
        compare(position, MessageLog.NONE);
    }

    /**
     * Shows a message and what differs from another one; the newer of the two is the one shown.
     *
     * @param other {@link MessageLog#NONE} for the previous message of the same topic
     */
    public void compare(long position, long other) {
        long newer = Math.max(position, other);
        long older = Math.min(position, other);
        if (newer == target && older == compared && !following.get()) {
            return;
        }
        restart(false);
        compared = older;
        pick(newer);
        if (other != MessageLog.NONE && !difference.get()) {
            difference.set(true);
        } else {
            read();
        }
    }

    /** Shows a message of the history and where in it something was found, not what differs from another one. */
    public void showFound(long position, PayloadPattern pattern) {
        restart(false);
        searched = pattern;
        pick(position);
        if (difference.get()) {
            difference.set(false);
        } else {
            read();
        }
    }

    private void pick(long position) {
        target = position;
        picked.set(position);
        showChoiceOf(reader.topic(position));
    }

    /** Follows the newest message again. */
    public void showLatest() {
        if (node == TopicTree.NONE || following.get()) {
            return;
        }
        restart(true);
        if (moment != null) {
            openHistory();
            return;
        }
        if (tree.lastPosition(node) == MessageLog.NONE) {
            shown.set(nothingYet());
        }
        tick(lastRequestNanos + MIN_INTERVAL_NANOS);
    }

    /** Shows a large value whole, without layout. */
    public void showAll() {
        all = true;
        changed();
    }

    private void restart(boolean follow) {
        forgetRead();
        readAgain = false;
        following.set(follow);
        target = MessageLog.NONE;
        compared = MessageLog.NONE;
        all = false;
        searched = null;
        if (follow) {
            picked.set(MessageLog.NONE);
            showChoiceOf(node);
        }
    }

    private void showChoiceOf(int next) {
        topic = TopicTree.NONE;
        choice.set(choices.of(next));
        topic = next;
    }

    private void choose() {
        if (topic != TopicTree.NONE) {
            choices.put(topic, choice.get());
            changed();
        }
    }

    private void changed() {
        if (target != MessageLog.NONE) {
            forgetRead();
            read();
        }
    }

    /** What is still to be read for an earlier choice is not wanted any more. */
    private void forgetRead() {
        generation++;
        reading = false;
        if (read != null) {
            read.cancel();
        }
    }

    private void streamOrTopic() {
        if (!selecting) {
            restart(true);
            openHistory();
        }
    }

    private void openHistory() {
        bothKinds.set(false);
        history.setFrozen(false);
        if (node == TopicTree.NONE) {
            history.close();
            age.set("");
            return;
        }
        bothKinds.set(tree.childCount(node) > 0 && tree.messages(node) > 0);
        if (moment == null) {
            history.open(node, subtree.get());
            follow(lastRequestNanos + MIN_INTERVAL_NANOS);
            loadOn();
        } else {
            long asked = generation;
            history.openAsOf(
                    moment,
                    node,
                    subtree.get(),
                    this::showPast,
                    problem -> publish(asked, ShownReader.failed(problem)));
        }
    }

    private void loadOn() {
        if (history.isLoading()) {
            tickLater(lastRequestNanos);
        }
    }

    /**
     * The history of an earlier time stands there; the newest message of then shows, unless the user picked another
     * meanwhile.
     */
    private void showPast(long newest) {
        loadOn();
        if (!following.get()) {
            return;
        }
        if (newest >= 0) {
            target = newest;
            read();
        } else {
            shown.set(Shown.nothing(Texts.get(
                    newest == TimeTravel.GONE
                            ? "message.past.gone"
                            : tree.messages(node) == 0 ? "message.pickOne" : "message.past.nothingYet")));
            updateAge();
        }
    }

    /** One read at a time; whatever was asked for meanwhile is one more, of the latest. */
    private void read() {
        if (reading) {
            readAgain = true;
            return;
        }
        reading = true;
        readAgain = false;
        long asked = generation;
        ShownReader.Request request =
                new ShownReader.Request(target, compared, difference.get(), choice.get(), all, searched);
        read = tasks.submit(
                "Reading a value",
                reader.lane(target),
                cancelled -> {
                    Shown result = reader.read(request);
                    fx.later(() -> publish(asked, result));
                },
                problem -> fx.later(() -> publish(asked, ShownReader.failed(problem))));
    }

    private void publish(long asked, Shown result) {
        if (asked != generation) {
            return;
        }
        reading = false;
        shown.set(result);
        updateAge();
        if (readAgain) {
            read();
        }
    }

    /** Writes the age of the shown message anew; the view calls it once a second. */
    public void updateAge() {
        MessageInfo info = shown.get().info();
        long now = moment == null ? System.currentTimeMillis() * 1_000_000L : moment.timeNanos();
        age.set(info == null ? "" : Times.age(now - info.timeNanos()));
    }

    /**
     * Reads the whole shown value as it was sent, hex when it is no text, in the background. {@link #statusProperty}
     * says when it cannot be had.
     *
     * @param ready takes the value on the JavaFX application thread, soon; not called when there is none
     */
    public void copyValue(Consumer<String> ready) {
        MessageInfo info = shown.get().info();
        if (info != null) {
            reader.copy(info.position(), tasks, text -> fx.later(() -> ready.accept(text)), this::showNote);
        }
    }

    /** The selected topic as it was sent; null when there is none. */
    public @Nullable String topicToCopy() {
        return node == TopicTree.NONE ? null : tree.topic(node);
    }

    /**
     * Writes the shown value, byte by byte as it was sent, to a file the user chooses; {@link #statusProperty} says
     * what came of it.
     */
    public void save(SaveTarget ask) {
        Shown now = shown.get();
        if (now.info() != null) {
            reader.save(now, ask, tasks, this::showNote);
        }
    }

    /** Ends what is at work in the background, but for a value that is being saved. */
    public void close() {
        forgetRead();
        history.close();
    }

    private void showNote(String sentence) {
        fx.later(() -> status.set(sentence));
    }

    private List<String> levels() {
        String[] levels = node == TopicTree.ROOT
                ? new String[] {Texts.get("message.allTopics")}
                : tree.topic(node).split("/", -1);
        return Stream.of(levels)
                .map(level -> level.isEmpty() ? Texts.get("tree.emptyLevel") : ForeignText.line(level))
                .toList();
    }

    private static Shown nothingSelected() {
        return Shown.nothing(Texts.get("message.nothingSelected"));
    }

    private static Shown nothingYet() {
        return Shown.nothing(Texts.get("message.nothingYet"));
    }

    /** The levels of the selected topic, readable; empty when nothing is selected. */
    public ReadOnlyObjectProperty<List<String>> pathProperty() {
        return path.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Shown> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /** The history of the selection, another list for each; null when nothing is selected. */
    public ReadOnlyObjectProperty<@Nullable HistoryList> historyProperty() {
        return history.listProperty();
    }

    /** A sentence about messages that the history lacks; empty when it is whole. */
    public ReadOnlyStringProperty missingProperty() {
        return history.missingProperty();
    }

    public ReadOnlyStringProperty ageProperty() {
        return age.getReadOnlyProperty();
    }

    /** What came of the last save, or why a value could not be copied; empty at first. */
    public ReadOnlyStringProperty statusProperty() {
        return status.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty followingProperty() {
        return following.getReadOnlyProperty();
    }

    /**
     * Position of the message that was picked from the history or a search; {@link MessageLog#NONE} while following.
     */
    public ReadOnlyLongProperty pickedProperty() {
        return picked.getReadOnlyProperty();
    }

    /** Whether the selection has messages of its own and topics below, so that {@link #subtreeProperty} is a choice. */
    public ReadOnlyBooleanProperty bothKindsProperty() {
        return bothKinds.getReadOnlyProperty();
    }

    public ObjectProperty<ViewChoice> choiceProperty() {
        return choice;
    }

    public BooleanProperty differenceProperty() {
        return difference;
    }

    /** Whether the history is the stream of the whole subtree. */
    public BooleanProperty subtreeProperty() {
        return subtree;
    }
}
