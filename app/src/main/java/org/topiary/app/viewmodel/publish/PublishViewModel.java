// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.publish;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ObservableList;
import org.topiary.app.tasks.Tasks;
import org.topiary.app.text.Texts;
import org.topiary.app.text.Times;
import org.topiary.app.viewmodel.BrokerWords;
import org.topiary.app.viewmodel.Confirm;
import org.topiary.app.viewmodel.FxScheduler;
import org.topiary.app.viewmodel.publish.PublishOutcome.Kind;
import org.topiary.core.log.Qos;
import org.topiary.core.text.ForeignText;
import org.topiary.core.text.VisibleLine;
import org.topiary.core.tree.TopicRules;
import org.topiary.mqtt.publish.PublishRequest;
import org.topiary.mqtt.publish.PublishResult;
import org.topiary.payload.VisibleText;

/** The publish panel of one connection. Belongs to the JavaFX application thread. */
public final class PublishViewModel {
    /** Of a topic, in a note that is to take two lines at most in a small window. */
    private static final int NOTE_CHARS = 40;
    /** A broker that has not answered for so long is said not to. */
    private static final long LONG_MILLIS = 10_000;

    private final Function<PublishRequest, CompletableFuture<PublishResult>> publisher;
    private final Confirm confirm;
    private final FxScheduler fx;
    private final Clock clock;
    private final PayloadViewModel payload;
    private final SentMessages history = new SentMessages();
    private final StringProperty topic = new SimpleStringProperty("");
    private final ObjectProperty<Qos> qos = new SimpleObjectProperty<>(Qos.AT_MOST_ONCE);
    private final BooleanProperty retain = new SimpleBooleanProperty();
    private final BooleanProperty connected = new SimpleBooleanProperty();
    private final ObjectProperty<PublishLimits> limits = new SimpleObjectProperty<>(PublishLimits.NONE);
    private final BooleanProperty hiddenByFilter = new SimpleBooleanProperty();
    private final ReadOnlyBooleanWrapper following = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyStringWrapper elsewhere = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper topicProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper hiddenInTopic = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper blocked = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<PublishOutcome> outcome = new ReadOnlyObjectWrapper<>(PublishOutcome.NONE);

    private String selected = "";
    private boolean followingNow;
    private long lastSent;
    private long sentAt;
    /** Read by the ticker's thread. */
    private volatile boolean waiting;

    /**
     * @param publisher never blocks; may complete on any thread
     * @param tasks for what takes time, such as checking a payload
     * @param clock the time shown with a result
     */
    public PublishViewModel(
            Function<PublishRequest, CompletableFuture<PublishResult>> publisher,
            Confirm confirm,
            FxScheduler fx,
            Tasks tasks,
            Clock clock) {
        this.publisher = publisher;
        this.confirm = confirm;
        this.fx = fx;
        this.clock = clock;
        payload = new PayloadViewModel(fx, tasks);
        topic.subscribe((old, now) -> topicChanged());
        payload.textProperty().subscribe((old, now) -> edited());
        payload.attachedProperty().subscribe((old, now) -> edited());
        payload.busyProperty().subscribe((old, now) -> check());
        qos.subscribe((old, now) -> edited());
        // Not when it switches off by itself after a message was sent.
        retain.subscribe((old, now) -> {
            if (now) {
                clearOutcome();
            }
            check();
        });
        connected.subscribe((old, now) -> check());
        limits.subscribe((old, now) -> check());
        check();
    }

    public StringProperty topicProperty() {
        return topic;
    }

    public PayloadViewModel payload() {
        return payload;
    }

    public ObjectProperty<Qos> qosProperty() {
        return qos;
    }

    /** Whether the broker keeps the message; off again after each message sent. */
    public BooleanProperty retainProperty() {
        return retain;
    }

    /** Set by whoever knows the session. */
    public BooleanProperty connectedProperty() {
        return connected;
    }

    /** What the broker accepts; set by whoever knows the session. */
    public ObjectProperty<PublishLimits> limitsProperty() {
        return limits;
    }

    /** Whether the filter of the tree hides the topic that the outcome names; set by whoever knows the tree. */
    public BooleanProperty hiddenByFilterProperty() {
        return hiddenByFilter;
    }

    /** Whether the topic follows the selection; false once it was edited. */
    public ReadOnlyBooleanProperty followingProperty() {
        return following.getReadOnlyProperty();
    }

    /**
     * That the message goes elsewhere than to the selected topic, as a sentence; empty when it does not, or when
     * nothing is selected.
     */
    public ReadOnlyStringProperty elsewhereProperty() {
        return elsewhere.getReadOnlyProperty();
    }

    /** Why the topic cannot be published to; empty when it can, or when none is there. */
    public ReadOnlyStringProperty topicProblemProperty() {
        return topicProblem.getReadOnlyProperty();
    }

    /** The topic with marks for what a text field draws as nothing; empty when there is nothing of that kind in it. */
    public ReadOnlyStringProperty hiddenInTopicProperty() {
        return hiddenInTopic.getReadOnlyProperty();
    }

    /** Why nothing can be sent now, as a sentence; empty when it can. */
    public ReadOnlyStringProperty blockedProperty() {
        return blocked.getReadOnlyProperty();
    }

    /** What became of the last message, until the next one is begun. */
    public ReadOnlyObjectProperty<PublishOutcome> outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }

    /** What was sent in this session, newest first, as far as {@link SentMessages} keeps it. */
    public ObservableList<SentMessage> history() {
        return history.list();
    }

    /** The selection moved to a topic. */
    public void follow(String selectedTopic) {
        if (selectedTopic.equals(selected)) {
            return;
        }
        selected = selectedTopic;
        if (following.get()) {
            takeSelection();
        } else {
            tellElsewhere();
        }
        clearOutcome();
    }

    /** Gives up an edited topic for the selected one. */
    public void followSelection() {
        following.set(true);
        takeSelection();
    }

    /** Fills the form with a message that was sent before. */
    public void reuse(SentMessage sent) {
        topic.set(sent.topic());
        payload.set(sent.payload());
        qos.set(sent.qos());
        retain.set(sent.retain());
    }

    /**
     * Sends what the form says; nothing happens while that is {@link #blockedProperty blocked}. An empty retained
     * message is asked for first.
     */
    public void send() {
        if (!blocked.get().isEmpty()) {
            return;
        }
        SentMessage message = new SentMessage(topic.get(), payload.payload(), qos.get(), retain.get());
        if (message.payload().isEmpty() && message.retain()) {
            askAndClear(message.topic(), message.qos(), () -> retain.set(false));
            return;
        }
        history.add(message);
        retain.set(false);
        publish(new PublishRequest(message.topic(), message.payload().bytes(), message.qos(), message.retain()));
    }

    /** Has the broker forget the retained message of a topic, after asking. */
    public void clearRetained(String clearedTopic) {
        // Acknowledged if possible, so that the result is the broker's word.
        Qos clearedQos = limits.get().atMost(Qos.AT_LEAST_ONCE);
        String excluded = limits.get().problem(clearedQos, true);
        String problem = !connected.get()
                ? Texts.get("publish.blocked.offline")
                : !excluded.isEmpty() ? excluded : TopicRules.nameProblem(clearedTopic);
        if (problem != null) {
            outcome.set(new PublishOutcome(Kind.REFUSED, stamped(problem), ""));
        } else {
            askAndClear(clearedTopic, clearedQos, () -> {});
        }
    }

    private void askAndClear(String clearedTopic, Qos clearedQos, Runnable cleared) {
        var _ = confirm.ask(
                        Texts.get("publish.clear.title"),
                        Texts.get("publish.clear.text", ForeignText.quoted(clearedTopic)),
                        Texts.get("publish.clear.action"))
                .thenAccept(yes -> {
                    if (yes) {
                        fx.later(() -> {
                            cleared.run();
                            publish(new PublishRequest(clearedTopic, new byte[0], clearedQos, true));
                        });
                    }
                });
    }

    private void publish(PublishRequest request) {
        long number = ++lastSent;
        outcome.set(new PublishOutcome(Kind.SENDING, Texts.get("publish.sending"), ""));
        sentAt = clock.millis();
        waiting = true;
        CompletableFuture<PublishResult> answer;
        try {
            answer = publisher.apply(request);
        } catch (RuntimeException e) {
            answer = CompletableFuture.failedFuture(e);
        }
        // Not the request, which would keep its payload.
        boolean clears = request.retain() && request.payload().length == 0;
        Sent sent = new Sent(request.topic(), request.qos(), request.retain(), clears);
        var _ = answer.handle((result, error) -> result != null
                        ? result
                        : new PublishResult(false, Texts.get("publish.failed", String.valueOf(error))))
                .thenAccept(result -> fx.later(() -> answered(number, sent, result)));
    }

    /** What a result is about. */
    private record Sent(String topic, Qos qos, boolean retained, boolean clears) {
        String sentence(PublishResult result) {
            String shown = SentMessage.shorten(topic);
            if (!result.accepted()) {
                return Texts.get("publish.result.refused", shown, sentence(result.text()))
                        + BrokerWords.after(result.reason());
            }
            String outcome = result.text().substring(0, 1).toLowerCase(Locale.ROOT)
                    + result.text().substring(1);
            String key = clears ? "publish.result.cleared" : retained ? "publish.result.retained" : "publish.result";
            return Texts.get(key, shown, qos.level(), outcome) + BrokerWords.after(result.reason());
        }

        private static String sentence(String text) {
            return text.endsWith(".") ? text : text + ".";
        }
    }

    private void answered(long number, Sent sent, PublishResult result) {
        // The answer to an earlier message must not pass for the last one's, unless it is bad news.
        if (number == lastSent || !result.accepted()) {
            waiting = waiting && number != lastSent;
            outcome.set(new PublishOutcome(
                    result.accepted() ? Kind.ACCEPTED : Kind.REFUSED,
                    stamped(sent.sentence(result)),
                    result.accepted() && !sent.clears ? sent.topic : ""));
        }
    }

    /** Whether {@link #tick} may have something to say: a message has no answer yet. Any thread. */
    public boolean isWaiting() {
        return waiting;
    }

    /** Says so when the answer to the last message has not come for long. */
    public void tick() {
        if (waiting && clock.millis() - sentAt >= LONG_MILLIS) {
            waiting = false;
            if (outcome.get().kind() == Kind.SENDING) {
                outcome.set(new PublishOutcome(
                        Kind.SENDING,
                        Texts.get("publish.waiting", Times.time(TimeUnit.MILLISECONDS.toNanos(sentAt))),
                        ""));
            }
        }
    }

    private String stamped(String text) {
        return Times.time(TimeUnit.MILLISECONDS.toNanos(clock.millis())) + " " + text;
    }

    /** A result is about the message as it was; one that is on its way is waited for. */
    private void clearOutcome() {
        if (outcome.get().kind() != Kind.SENDING) {
            outcome.set(PublishOutcome.NONE);
        }
    }

    private void takeSelection() {
        followingNow = true;
        topic.set(selected);
        followingNow = false;
        tellElsewhere();
    }

    private void topicChanged() {
        String typed = topic.get();
        hiddenInTopic.set(
                VisibleLine.firstHidden(typed, true) == typed.length()
                        ? ""
                        : Texts.get("publish.topic.hidden", ForeignText.line(typed)));
        following.set(followingNow || topic.get().equals(selected));
        tellElsewhere();
        edited();
    }

    private void tellElsewhere() {
        elsewhere.set(
                following.get() || selected.isEmpty() || selected.equals(topic.get())
                        ? ""
                        : topic.get().isEmpty()
                                ? Texts.get("publish.elsewhere.none", VisibleText.line(selected, NOTE_CHARS))
                                : Texts.get(
                                        "publish.elsewhere",
                                        VisibleText.line(topic.get(), NOTE_CHARS),
                                        VisibleText.line(selected, NOTE_CHARS)));
    }

    private void edited() {
        clearOutcome();
        check();
    }

    private void check() {
        boolean none = topic.get().isEmpty();
        topicProblem.set(none ? "" : Objects.requireNonNullElse(TopicRules.nameProblem(topic.get()), ""));
        if (!connected.get()) {
            blocked.set(Texts.get("publish.blocked.offline"));
        } else if (none) {
            blocked.set(Texts.get("publish.blocked.topic"));
        } else if (!topicProblem.get().isEmpty()) {
            blocked.set(topicProblem.get());
        } else if (!payload.busyProperty().get().isEmpty()) {
            blocked.set(payload.busyProperty().get());
        } else if (!StandardCharsets.UTF_8
                .newEncoder()
                .canEncode(payload.textProperty().get())) {
            // It would go out as a question mark.
            blocked.set(Texts.get("publish.blocked.surrogate"));
        } else {
            blocked.set(limits.get().problem(qos.get(), retain.get()));
        }
    }
}
