// SPDX-License-Identifier: Apache-2.0
package org.topiary.app.viewmodel.publish;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
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
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.topiary.app.viewmodel.Confirm;
import org.topiary.app.viewmodel.FxScheduler;
import org.topiary.app.viewmodel.Texts;
import org.topiary.app.viewmodel.Times;
import org.topiary.app.viewmodel.publish.PublishOutcome.Kind;
import org.topiary.core.Qos;
import org.topiary.core.TopicNames;
import org.topiary.mqtt.PublishRequest;
import org.topiary.mqtt.PublishResult;
import org.topiary.payload.JsonText;
import org.topiary.payload.StyledText;
import org.topiary.payload.VisibleText;

/** The publish panel of one connection. Belongs to the JavaFX application thread. */
public final class PublishViewModel {
    /** How the payload looks to the JSON check. */
    public enum JsonState {
        /** Not meant to be JSON, or too long to be checked while it is typed. */
        UNCHECKED,
        VALID,
        /** Meant to be JSON and is none; it is sent all the same. */
        PROBLEM
    }

    static final int HISTORY_SIZE = 20;

    private static final int MAX_CHECKED_CHARS = 1 << 20;

    private final Function<PublishRequest, CompletableFuture<PublishResult>> publisher;
    private final Confirm confirm;
    private final FxScheduler fx;
    private final Clock clock;
    private final StringProperty topic = new SimpleStringProperty("");
    private final StringProperty payload = new SimpleStringProperty("");
    private final ObjectProperty<Qos> qos = new SimpleObjectProperty<>(Qos.AT_MOST_ONCE);
    private final BooleanProperty retain = new SimpleBooleanProperty();
    private final BooleanProperty connected = new SimpleBooleanProperty();
    private final ReadOnlyBooleanWrapper following = new ReadOnlyBooleanWrapper(true);
    private final ReadOnlyStringWrapper topicProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper hiddenInTopic = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper blocked = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<JsonState> jsonState = new ReadOnlyObjectWrapper<>(JsonState.UNCHECKED);
    private final ReadOnlyStringWrapper jsonHint = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<PublishOutcome> outcome = new ReadOnlyObjectWrapper<>(PublishOutcome.NONE);
    private final ObservableList<SentMessage> history = FXCollections.observableArrayList();

    private String selected = "";
    private boolean followingNow;
    private long lastSent;

    /**
     * @param publisher never blocks; may complete on any thread
     * @param clock the time shown with a result
     */
    public PublishViewModel(
            Function<PublishRequest, CompletableFuture<PublishResult>> publisher, Confirm confirm, FxScheduler fx,
            Clock clock) {
        this.publisher = publisher;
        this.confirm = confirm;
        this.fx = fx;
        this.clock = clock;
        topic.subscribe((old, now) -> topicChanged());
        payload.subscribe((old, now) -> payloadChanged());
        connected.subscribe((old, now) -> check());
        check();
    }

    public StringProperty topicProperty() {
        return topic;
    }

    /** Sent as UTF-8, as it stands. */
    public StringProperty payloadProperty() {
        return payload;
    }

    public ObjectProperty<Qos> qosProperty() {
        return qos;
    }

    public BooleanProperty retainProperty() {
        return retain;
    }

    /** Set by whoever knows the session. */
    public BooleanProperty connectedProperty() {
        return connected;
    }

    /** Whether the topic follows the selection; false once it was edited. */
    public ReadOnlyBooleanProperty followingProperty() {
        return following.getReadOnlyProperty();
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

    public ReadOnlyObjectProperty<JsonState> jsonStateProperty() {
        return jsonState.getReadOnlyProperty();
    }

    /** What the JSON check says, with line and column of a problem; empty when the payload is not meant to be JSON. */
    public ReadOnlyStringProperty jsonHintProperty() {
        return jsonHint.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<PublishOutcome> outcomeProperty() {
        return outcome.getReadOnlyProperty();
    }

    /** What was sent in this session, newest first, at most {@value #HISTORY_SIZE}. */
    public ObservableList<SentMessage> history() {
        return history;
    }

    /** The selection moved to a topic. */
    public void follow(String selectedTopic) {
        selected = selectedTopic;
        if (following.get()) {
            takeSelection();
        }
    }

    /** Gives up an edited topic for the selected one. */
    public void followSelection() {
        following.set(true);
        takeSelection();
    }

    /** Fills the form with a message that was sent before. */
    public void reuse(SentMessage sent) {
        topic.set(sent.topic());
        following.set(sent.topic().equals(selected));
        payload.set(sent.payload());
        qos.set(sent.qos());
        retain.set(sent.retain());
    }

    /** Lays out a payload that is JSON; only the whitespace between its tokens changes. */
    public void format() {
        if (jsonState.get() == JsonState.VALID) {
            StyledText pretty = JsonText.pretty(payload.get().getBytes(StandardCharsets.UTF_8));
            if (pretty != null) {
                payload.set(pretty.text());
            }
        }
    }

    /**
     * Sends what the form says; nothing happens while that is {@link #blockedProperty blocked}. An empty retained
     * message is asked for first.
     */
    public void send() {
        if (!blocked.get().isEmpty()) {
            return;
        }
        SentMessage message = new SentMessage(topic.get(), payload.get(), qos.get(), retain.get());
        if (message.payload().isEmpty() && message.retain()) {
            askAndClear(message.topic(), message.qos());
            return;
        }
        history.remove(message);
        history.addFirst(message);
        if (history.size() > HISTORY_SIZE) {
            history.removeLast();
        }
        publish(new PublishRequest(
                message.topic(), message.payload().getBytes(StandardCharsets.UTF_8), message.qos(), message.retain()));
    }

    /** Has the broker forget the retained message of a topic, after asking. */
    public void clearRetained(String clearedTopic) {
        String problem = !connected.get() ? Texts.get("publish.blocked.offline") : TopicNames.nameProblem(clearedTopic);
        if (problem != null) {
            outcome.set(new PublishOutcome(Kind.REFUSED, stamped(problem)));
        } else {
            // Acknowledged, so that the result is the broker's word.
            askAndClear(clearedTopic, Qos.AT_LEAST_ONCE);
        }
    }

    private void askAndClear(String clearedTopic, Qos clearedQos) {
        var _ = confirm.ask(
                        Texts.get("publish.clear.title"),
                        Texts.get("publish.clear.text", VisibleText.line(clearedTopic)),
                        Texts.get("publish.clear.action"))
                .thenAccept(yes -> {
                    if (yes) {
                        fx.later(() -> publish(new PublishRequest(clearedTopic, new byte[0], clearedQos, true)));
                    }
                });
    }

    private void publish(PublishRequest request) {
        long number = ++lastSent;
        outcome.set(new PublishOutcome(Kind.SENDING, Texts.get("publish.sending")));
        CompletableFuture<PublishResult> answer;
        try {
            answer = publisher.apply(request);
        } catch (RuntimeException e) {
            answer = CompletableFuture.failedFuture(e);
        }
        var _ = answer.handle((result, error) -> result != null
                        ? result
                        : new PublishResult(false, Texts.get("publish.failed", String.valueOf(error))))
                .thenAccept(result -> fx.later(() -> answered(number, result)));
    }

    private void answered(long number, PublishResult result) {
        // The answer to an earlier message must not pass for the last one's, unless it is bad news.
        if (number == lastSent || !result.accepted()) {
            outcome.set(new PublishOutcome(result.accepted() ? Kind.ACCEPTED : Kind.REFUSED, stamped(result.text())));
        }
    }

    private String stamped(String text) {
        return Times.time(TimeUnit.MILLISECONDS.toNanos(clock.millis())) + " " + text;
    }

    private void takeSelection() {
        followingNow = true;
        topic.set(selected);
        followingNow = false;
    }

    private void topicChanged() {
        String marked = VisibleText.line(topic.get());
        hiddenInTopic.set(marked.equals(topic.get()) ? "" : Texts.get("publish.topic.hidden", marked));
        if (!followingNow) {
            following.set(false);
        }
        check();
    }

    private void payloadChanged() {
        String text = payload.get();
        if (!JsonColours.isMeant(text)) {
            jsonState.set(JsonState.UNCHECKED);
            jsonHint.set("");
        } else if (text.length() > MAX_CHECKED_CHARS) {
            jsonState.set(JsonState.UNCHECKED);
            jsonHint.set(Texts.get("publish.json.long"));
        } else {
            String problem = JsonText.problem(text);
            jsonState.set(problem == null ? JsonState.VALID : JsonState.PROBLEM);
            jsonHint.set(problem == null
                    ? Texts.get("publish.json.valid")
                    : Texts.get("publish.json.problem", problem));
        }
        check();
    }

    private void check() {
        boolean none = topic.get().isEmpty();
        topicProblem.set(none ? "" : Objects.requireNonNullElse(TopicNames.nameProblem(topic.get()), ""));
        if (!connected.get()) {
            blocked.set(Texts.get("publish.blocked.offline"));
        } else if (none) {
            blocked.set(Texts.get("publish.blocked.topic"));
        } else if (!topicProblem.get().isEmpty()) {
            blocked.set(topicProblem.get());
        } else if (!StandardCharsets.UTF_8.newEncoder().canEncode(payload.get())) {
            // It would go out as a question mark.
            blocked.set(Texts.get("publish.blocked.surrogate"));
        } else {
            blocked.set("");
        }
    }
}
